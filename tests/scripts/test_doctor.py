"""`make doctor` finds each fault in the settings, says what to do, likes a fresh clone, and tells no secret."""

import os
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from clinic import settings
from scripts.doctor import channels, reception, variables
from scripts.doctor.__main__ import checks, findings, listening, main
from scripts.doctor.findings import Check, ok
from scripts.servers import free_port
from tests.faults.receivers import dead_end
from tests.scripts.conftest import Look

SECRET = "Very-Private-0123456789-abcdefghijklmno"
MAIL = {"STRAND_SMTP_URL": "smtp://localhost:25", "STRAND_MAIL_FROM": "a@c.example", "STRAND_MAIL_TO": "b@c.example"}
META = "0123456789abcdef0123456789abcdef"
WHATSAPP = {
    "STRAND_WHATSAPP_TOKEN": SECRET, "STRAND_WHATSAPP_PHONE_ID": "106540352242922",
    "STRAND_WHATSAPP_APP_SECRET": META, "STRAND_WHATSAPP_VERIFY_TOKEN": SECRET,
}  # fmt: skip


@pytest.mark.parametrize(
    ("check", "given", "line"),
    [
        (variables.names, {"STRAND_SMPT_URL": "x"}, "wrong STRAND_SMPT_URL: there is no such setting; do you mean"),
        (variables.names, {"STRAND_COLOUR_OF_HAIR": "x"}, "wrong STRAND_COLOUR_OF_HAIR: there is no such"),
        (variables.names, {"STRAND_TIMEZONE": "x"}, "ok variables: 1 set"),
        (variables.values, {"STRAND_TIMEZONE": "Mars/Base"}, "wrong STRAND_TIMEZONE: write a name such as"),
        (variables.values, {"STRAND_PHONE_REGION": "India"}, "wrong STRAND_PHONE_REGION: write the two letters"),
        (variables.values, {"STRAND_MESSAGING_PATIENCE": "long"}, "wrong STRAND_MESSAGING_PATIENCE: write a number"),
        (variables.values, {"LOG_LEVEL": "loud"}, "wrong LOG_LEVEL: write one of DEBUG"),
        (variables.values, {"SANIC_REQUEST_MAX_SIZE": "64k"}, "wrong SANIC_REQUEST_MAX_SIZE: write a number"),
        (reception.reception, {}, "note reception: nobody is told of bookings; `make bookings` lists them"),
        (reception.reception, MAIL, "ok mail: reception is told, 1 address"),
        (reception.reception, {"STRAND_SMTP_URL": "mail.example"}, "wrong STRAND_SMTP_URL: write smtps://"),
        (reception.reception, {"STRAND_SMTP_URL": MAIL["STRAND_SMTP_URL"]}, "wrong STRAND_MAIL_FROM: write"),
        (reception.reception, {"STRAND_SMTP_URL": MAIL["STRAND_SMTP_URL"]}, "wrong STRAND_MAIL_TO: write"),
        (reception.reception, {"STRAND_MAIL_TO": "b@c.example"}, "wrong STRAND_SMTP_URL: write the mail server"),
        (reception.reception, {"STRAND_WEBHOOK_URL": "https://c.example"}, "wrong STRAND_WEBHOOK_SECRET: write"),
        (reception.reception, {"STRAND_WEBHOOK_SECRET": SECRET}, "wrong STRAND_WEBHOOK_URL: write where to post"),
        (reception.reception, {"STRAND_WEBHOOK_SECRET": "short"}, "wrong STRAND_WEBHOOK_SECRET: write at least 16"),
        (channels.messaging_apps, {}, "ok WhatsApp: off"),
        (channels.messaging_apps, WHATSAPP, "ok WhatsApp: on"),
        (channels.messaging_apps, WHATSAPP, "note WhatsApp: without STRAND_WHATSAPP_TEMPLATE"),
        (channels.messaging_apps, {"STRAND_TELEGRAM_TOKEN": f"1:{META}"}, "wrong STRAND_TELEGRAM_SECRET: write 16 to"),
        (channels.messaging_apps, {"STRAND_MESSENGER_TOKEN": SECRET}, "wrong STRAND_MESSENGER_VERIFY_TOKEN: write a"),
        (channels.messaging_apps, {"STRAND_TWILIO_FROM": "+14155550123"}, "wrong STRAND_TWILIO_ACCOUNT: write"),
        (channels.messaging_apps, {"STRAND_PUBLIC_URL": "http://bot"}, "note STRAND_PUBLIC_URL: the apps call https://"),
        (channels.credentials, {}, ""),
        (partial(channels.website, "127.0.0.1"), {}, "ok website: the chat is shown on its own pages"),
        (partial(channels.website, "127.0.0.1"), {"STRAND_ORIGINS": "https://c.example"}, "note website: behind"),
        (partial(channels.website, "127.0.0.1"), {"STRAND_ORIGINS": "c.example/chat"}, "wrong STRAND_ORIGINS: write"),
        (partial(channels.rest, "127.0.0.1"), {}, "ok REST: on, for this machine alone"),
        (partial(channels.rest, "0.0.0.0"), {}, "note REST: on, and on 0.0.0.0 open to whoever reaches it"),
        (partial(listening, "127.0.0.1", "http"), {}, "wrong PORT: write a number from 1 to 65535"),
    ],
)  # fmt: skip
def test_each_fault_is_found(look: Look, check: object, given: dict[str, str], line: str) -> None:
    """What is missing, half set or wrong is named with what to do; what is right is said to be so."""
    found = look(check, **given)
    assert any(each.startswith(line) for each in found) if line else not found, found
    assert not any(value in each for each in found for value in (SECRET, META))


ENV = "write NAME=value"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("# nothing\n\n", "ok .env: every line can be read"),
        ("STRAND_SECRET=  # later\nPORT=5006\n", "ok .env: every line can be read"),
        ("STRAND_MAIL_TO='a@c.example, b@c.example'\n", "wrong .env, line 1: not in effect"),
        ("PORT = 5006\n", f"wrong .env, line 1: {ENV}"),
        ("\nSTRAND_MAIL_TO=a@c.example, b@c.example\n", f"wrong .env, line 2: {ENV}"),
        ("STRAND_SMTP_URL=smtp://me:a&b@c.example\n", f"wrong .env, line 1: {ENV}"),
        ("STRAND_SECRET='never ended\n", f"wrong .env, line 1: {ENV}"),
        ("STRND_SECRET=x\n", "note .env, line 1: STRND_SECRET is no setting of Strand; do you mean STRAND_SECRET?"),
        ("PORT=5006\r\n", "wrong .env: its lines end as those of Windows do"),
    ],
)
def test_env_file(look: Look, place: Path, content: str, line: str) -> None:
    """Lines that a shell would not take as they are meant are found, and so are those that are not in effect."""
    (place / ".env").write_bytes(content.encode())
    (place / ".env").chmod(0o600)
    assert any(each.startswith(line) for each in look(variables.env_file))
    (place / ".env").chmod(0o644)
    assert any("chmod 600 .env" in each for each in look(variables.env_file))


def test_every_setting_stands_in_the_example(place: Path) -> None:
    """A variable that the settings read is known to the doctor, which takes the names from .env.example."""
    code = "".join(path.read_text() for path in (Path(settings.__file__).parent).glob("*.py"))
    named = set(variables.re.findall(r'"(STRAND_[A-Z_]*[A-Z]|LOG_LEVEL|SANIC_\w+)"', code))
    assert len(named) > 30 and named - set(variables.NAME.findall((place / ".env.example").read_text())) == set()


def test_channels_that_are_not_named(look: Look, place: Path) -> None:
    """A line that was taken out of credentials.yml, or broke it, is missed."""
    (place / "credentials.yml").write_text("extensions.channels.rest.RestChannel:\n")
    found = look(channels.credentials)
    assert len(found) == 5 and all(each.startswith("note credentials.yml: extensions.channels.") for each in found)
    (place / "credentials.yml").write_text("rest: [\n")
    assert look(channels.credentials) == ["wrong credentials.yml: it cannot be read: take it from git again"]


def test_another_tracker_store(look: Look, place: Path) -> None:
    """The chat on the website is off where endpoints.yml names a store that it cannot read history from."""
    (place / "endpoints.yml").write_text("tracker_store:\n  type: in_memory\n")
    action, store = look(channels.endpoints)
    assert action.startswith("wrong endpoints.yml: write `url: ${ACTION_URL}` under `action_endpoint:`")
    assert store.startswith("note website: off, as endpoints.yml names another tracker store than extensions.")
    assert look(partial(channels.website, "127.0.0.1")) == []


@pytest.mark.parametrize("content", ["", "tracker_store: [\n", "- a\n", "tracker_store: x\n"])
def test_endpoints_that_cannot_be_read(look: Look, place: Path, content: str) -> None:
    """An empty or broken endpoints.yml, without which nobody can book, is a fault."""
    (place / "endpoints.yml").write_text(content)
    assert look(channels.endpoints) == ["wrong endpoints.yml: it cannot be read: take it from git again"]


def test_the_port(look: Look) -> None:
    """A port is free, taken by something else, or by the assistant itself."""
    port = free_port()
    assert look(partial(listening, "127.0.0.1", str(port))) == [f"ok port: 127.0.0.1:{port} is free for `make run`"]
    with dead_end() as taken:
        (found,) = look(partial(listening, "127.0.0.1", str(taken)))
    assert found.startswith(f"wrong port: Cannot listen on 127.0.0.1:{taken} (in use)")


def test_a_check_that_breaks_down_is_found() -> None:
    """It is a fault by itself, without its text, and the other checks go on."""

    def breaks() -> Check:
        yield ok("first")
        raise RuntimeError(SECRET)

    found = findings([breaks, lambda: iter([ok("second")])])
    assert found[-1] == ok("second") and ("wrong", "breaks: this check broke down (RuntimeError)") in found


def test_faults_come_last_and_decide_the_exit_code(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lines are in the order ok, note, wrong, the faults are counted, and only they make it fail."""
    monkeypatch.setattr(
        "scripts.doctor.__main__.checks",
        lambda *_: [variables.names, reception.reception, partial(channels.rest, "0.0.0.0")],
    )
    assert main([]) == 0 and capsys.readouterr().out.endswith("\n\nNothing is wrong.\n")
    monkeypatch.setenv("STRAND_SMPT_URL", "x")
    monkeypatch.setenv("STRAND_MAIL_TO", "b@c.example")
    assert main([]) == 1
    out = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in out[:-2]] == ["note", "note", "wrong", "wrong"]
    assert out[-1] == "2 things are wrong."


@pytest.mark.skipif((settings.ROOT / ".env").exists(), reason="this clone is not fresh: it has a .env")
def test_a_fresh_clone_is_fine_and_nothing_is_made(tmp_path: Path) -> None:
    """Run as `make doctor` runs it, with nothing set: no fault, no TensorFlow, and no file that was not there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(settings.PREFIX)}
    paths = {"STRAND_DATABASE": "bookings", "STRAND_CONVERSATIONS": "conversations"}
    given = {name: f"sqlite:///{tmp_path}/new/{file}" for name, file in paths.items()}
    program = "import sys; from scripts.doctor.__main__ import main; code = main(sys.argv[1:])\n" \
              "assert not {'tensorflow', 'rasa'} & set(sys.modules); sys.exit(code)"  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", program, "--port", str(free_port())],
        cwd=settings.ROOT, env={**kept, **given}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0 and not done.stderr, done.stdout + done.stderr
    assert done.stdout.endswith("\n\nNothing is wrong.\n") and list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fault", ["", "!"])
def test_no_secret_is_printed(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: str
) -> None:
    """Neither a secret that is right nor one that is wrong stands in any line."""
    url = f"postgresql://me:{SECRET}@127.0.0.1:{free_port()}/none"
    given = {
        **WHATSAPP, **MAIL, "STRAND_SMTP_URL": f"smtps://me:{SECRET}@127.0.0.1:{free_port()}", "STRAND_DATABASE": url,
        "STRAND_CONVERSATIONS": url, "STRAND_SECRET": SECRET, "STRAND_WEBHOOK_SECRET": SECRET,
        "STRAND_TELEGRAM_TOKEN": f"123:{SECRET}", "STRAND_TELEGRAM_SECRET": SECRET,
        "STRAND_META_API": "http://127.0.0.1:1", "STRAND_TELEGRAM_API": "http://127.0.0.1:1",
    }  # fmt: skip
    for name, value in given.items():
        monkeypatch.setenv(name, value + fault if SECRET in value and "URL" not in name else value)
    (place / ".env").write_text("".join(f"{name}={value} & {fault}\n" for name, value in given.items()))
    every = checks("127.0.0.1", "5005", True)[5:]  # the first ones look at the installation
    monkeypatch.setattr("scripts.doctor.__main__.checks", lambda *_: every)
    assert main(["--online"]) == 1
    captured = capsys.readouterr()
    assert SECRET not in captured.out
    assert not captured.err and "broke down" not in captured.out
