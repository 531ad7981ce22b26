"""What the widget is made of: small, its own, and nothing that a content security policy forbids."""

import gzip
import re

from clinic.settings import ROOT

WIDGET = ROOT / "widget"
MOST = 15 * 1024  # bytes, compressed
FILES = sorted(WIDGET.glob("*.js"))


def test_size() -> None:
    """All files of the widget together have at most 15 KB when each is compressed by gzip, as they travel."""
    sizes = {path.name: len(gzip.compress(path.read_bytes())) for path in FILES}
    assert "strand-chat.js" in sizes and sum(sizes.values()) <= MOST, sizes


def test_no_html_from_strings() -> None:
    """No file makes HTML, styles or code out of text."""
    forbidden = re.compile(r"(inner|outer|Adjacent)HTML|DOMParser|document\.write|eval\(|Function\(|cssText")
    assert {path.name: forbidden.findall(path.read_text()) for path in FILES} == {path.name: [] for path in FILES}


def test_no_foreign_address() -> None:
    """No file of the widget or its pages names another server, apart from names of XML."""
    named = {
        (path.name, address)
        for path in WIDGET.rglob("*")
        if path.suffix in (".js", ".css", ".html", ".svg")
        for address in re.findall(r"https?://[\w.-]+[\w/.-]*", path.read_text(encoding="utf-8"))
    }
    assert {address for _, address in named} <= {"http://www.w3.org/2000/svg"}


def test_languages_say_the_same() -> None:
    """Every language has all strings of English, with the same placeholders, but those that are the same everywhere."""
    text = (WIDGET / "strings.js").read_text(encoding="utf-8")
    tables = {
        name: dict(re.findall(r'^    (\w+): (".*"|\[.*\]),', body, re.MULTILINE))
        for name, body in re.findall(r"^  (\w+): \{\n(.*?)^  \},", text, re.MULTILINE | re.DOTALL)
    }
    english = tables.pop("en")
    for name, table in tables.items():
        assert set(english) - set(table) == {"answers", "starters"}, name
        for key, words in table.items():
            assert re.findall(r"{\w+}", words) == re.findall(r"{\w+}", english[key]), (name, key)


def test_every_string_is_used() -> None:
    """No string is left that nothing shows, and none is shown that is missing."""
    strings = (WIDGET / "strings.js").read_text(encoding="utf-8")
    named = set(re.findall(r"^    (\w+): ", strings, re.MULTILINE))
    code = "".join(path.read_text(encoding="utf-8") for path in FILES if path.name != "strings.js")
    used = set(re.findall(r"strings\.(\w+)", code)) | {"launcher", "unread", "patient", "assistant", "reception"}
    assert used - {"js"} - named <= {"language"} and named - used == set()
