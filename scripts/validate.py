"""Runs Rasa's own checks of the domain and the training data; every warning fails, unless our code is the reason."""

import re
import sys
import warnings
from functools import lru_cache

from rasa.shared.importers.importer import TrainingDataImporter
from rasa.validator import Validator

from clinic.facts import load_facts
from clinic.settings import ROOT, facts_folder
from scripts.quiet_rasa import configure
from scripts.wording import wording_faults

# Rasa looks for users of responses in rules and stories, and for intents in the examples. Our code uses some as well.
USED_BY_CODE = re.compile(r"The (?:utterance|intent) '(\w+)' is (?:not used in any story|listed in the domain file)")


@lru_cache(maxsize=1)
def _names_in_code() -> tuple[str, list[re.Pattern[str]]]:
    folders = ("actions", "clinic", "extensions")
    paths = [path for folder in folders for path in sorted((ROOT / folder).glob("**/*.py"))]
    code = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    partly_filled = re.findall(r"utter_[\w{}.]*\}[\w{}.]*", code)
    return code, [re.compile(re.sub(r"\{[^}]*\}", r"\\w+", name)) for name in partly_filled]


def is_in_code(name: str) -> bool:
    """Whether our code names a response or an intent, also as "utter_booking_phone_{problem}"."""
    code, patterns = _names_in_code()
    return f'"{name}"' in code or any(pattern.fullmatch(name) for pattern in patterns)


def problems() -> list[str]:
    """What is wrong with the domain or the training data, one line each."""
    importer = TrainingDataImporter.load_from_config(
        str(ROOT / "config.yml"), str(ROOT / "domain.yml"), [str(ROOT / "data")]
    )
    with warnings.catch_warnings(record=True) as caught:
        validator = Validator.from_importer(importer)
        checks = {
            "domain": validator.verify_domain_validity(),
            "actions": validator.verify_actions_in_stories_rules(),
            "forms": validator.verify_forms_in_stories_rules() and validator.verify_form_slots(),
            "slots": validator.verify_slot_mappings(),
            "examples": validator.verify_nlu(),
            "rules and stories": validator.verify_story_structure(),
        }
    found = [f"{name}: Rasa's check failed" for name, passed in checks.items() if not passed]
    for warning in caught:
        text = str(warning.message)
        match = USED_BY_CODE.match(text)
        if issubclass(warning.category, UserWarning) and not (match and is_in_code(match[1])):
            found.append(" ".join(text.split()))
    return found + wording_faults(load_facts(facts_folder()), ROOT)


if __name__ == "__main__":
    configure()
    faults = problems()
    if faults:
        sys.exit("\n".join(faults))
    print("The domain and the training data are valid.")
