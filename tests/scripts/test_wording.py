"""What staff write into `domain.yml` and `data/wording` is checked before training."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from clinic.facts import load_facts
from clinic.settings import ROOT
from clinic.texts import ALL, MESSAGING, SESSIONS
from scripts.wording import DOMAIN, wording_faults

IN_APPS, OF_SESSIONS = MESSAGING.path, SESSIONS.path

FACTS = load_facts(ROOT / "data" / "facts")


@pytest.fixture
def spoilt(tmp_path: Path) -> Callable[..., list[str]]:
    """Takes a change of one of the files, and gives what is said of it."""

    def faults(path: Path, old: str, new: str) -> list[str]:
        for file in (DOMAIN, *(texts.path for texts in ALL)):
            (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / file, tmp_path / file)
        text = (tmp_path / path).read_text(encoding="utf-8")
        assert old in text
        (tmp_path / path).write_text(text.replace(old, new), encoding="utf-8")
        return wording_faults(FACTS, tmp_path)

    return faults


def test_what_is_shipped_has_no_fault() -> None:
    """The shipped texts pass, also where the facts could not be read."""
    assert wording_faults(FACTS, ROOT) == wording_faults(None, ROOT) == []


@pytest.mark.parametrize(
    ("path", "old", "new", "line"),
    [
        (DOMAIN, "{clinic}", "{clnic}", "domain.yml: utter_greet: there is no placeholder {clnic} here; is it mis"),
        (DOMAIN, '"{option_1}"', '"{option1}"', "domain.yml: utter_ask_which: there is no placeholder {option1}"),
        (DOMAIN, '"{option_1_payload}"', '"{option_payload}"', "domain.yml: utter_ask_which: buttons: there is no pl"),
        (DOMAIN, "{clinic}", "{clinic", "domain.yml: utter_introduction: expected '}' before end of string; braces"),
        (DOMAIN, "{clinic}", "{{clinic}}", "domain.yml: utter_greet: doubled braces would be shown to patients"),
        (DOMAIN, "payload: /ask_causes", "payload: /ask_cause", "domain.yml: utter_greet: buttons: there is no intent"),
        (DOMAIN, "{facts}", "It is here.", "domain.yml: utter_ask_clinic_info: {facts} is missing, which stands for"),
        (DOMAIN, "  utter_goodbye:", "  utter_goodby:", "domain.yml: utter_goodbye: the response is missing. Is that"),
        (
            DOMAIN,
            "  utter_goodbye:\n",
            "  utter_goodbye:\n  - text:\n",
            "domain.yml: responses: utter_goodbye: 0: text",
        ),
        (
            DOMAIN,
            "  utter_goodbye:\n",
            "  utter_goodbye:\n  - text: Bye\n",
            "domain.yml: utter_goodbye: write one text",
        ),
        (DOMAIN, "  utter_goodbye:\n", "  utter_goodbye:\n\t- text: Bye\n", "domain.yml: line "),
        (DOMAIN, "  utter_goodbye:\n", "  utter_goodbye:\n  - text: Bye: soon\n", "domain.yml: line "),
        (
            DOMAIN,
            "  utter_goodbye:\n",
            "  utter_goodbye:\n  - txt: Bye\n",
            "domain.yml: responses: utter_goodbye: 0: t",
        ),
        (IN_APPS, "failed: >-", "faild: >-", f"{IN_APPS}: faild: extra fields not permitted; is it misspelled?"),
        (IN_APPS, "failed: >-", "faild: >-", f"{IN_APPS}: failed: field required; add it"),
        (IN_APPS, "voice: I'm", "voice: We are the #1 clinic. I'm", f"{IN_APPS}: line 2: after “We are the” a remark"),
        (IN_APPS, "messages. Please", "messages. {clinic}: please", f"{IN_APPS}: line 2: mapping values are not"),
        (IN_APPS, "I can't read stickers", "Hello {name}, I can't read stickers", f"{IN_APPS}: sticker: there is no"),
        (
            OF_SESSIONS,
            "{nth} {name}",
            "{nth} {nam}",
            f"{OF_SESSIONS}: nth: there is no placeholder {{nam}} here",
        ),
        (OF_SESSIONS, "if_needed: The", "if_needed: # The", f"{OF_SESSIONS}: if_needed: none is not an allowed value"),
    ],
)
def test_a_fault_is_reported_with_its_place(
    spoilt: Callable[..., list[str]], path: Path, old: str, new: str, line: str
) -> None:
    """Each kind of fault is reported as `path: problem`, and none of the other file."""
    found = spoilt(path, old, new)
    assert any(problem.lower().startswith(line.lower()) for problem in found), found
    assert all(problem.startswith(f"{path}: ") and "\n" not in problem for problem in found), found
