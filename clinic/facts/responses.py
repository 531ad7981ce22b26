"""The responses that follow from the facts, in the form in which a domain of Rasa holds them."""

from typing import Any

from clinic.facts.answer import Answer
from clinic.facts.answers import answers
from clinic.facts.clinic import clinic_details, tells_of_itself
from clinic.facts.particulars import causes_named, details, particular
from clinic.facts.schema import Facts

FRAME = "{facts}"  # in a response of the same name in domain.yml: what the facts say, inside its words


def responses(facts: Facts) -> dict[str, list[dict[str, Any]]]:
    """The variations of every response, by its name."""
    found: dict[str, list[dict[str, Any]]] = {}
    for answer in answers(facts):
        found.setdefault(f"utter_ask_{answer.topic}", []).append(_variation(answer))
    found["utter_detail"] = [
        {**_variation_on("detail", key, text), "metadata": particular(facts, key)}
        for key, text in details(facts).items()
    ]
    found["utter_ask_clinic_info"] = [{"text": clinic_details(facts), "metadata": {"stated": tells_of_itself(facts)}}]
    found["utter_causes_named"] = [{"text": causes_named(facts)}]
    return found


def _variation(answer: Answer) -> dict[str, Any]:
    variation: dict[str, Any] = {"text": answer.text, "metadata": answer.metadata}
    if answer.buttons:
        variation["buttons"] = answer.buttons
    return variation | (_variation_on("treatment", answer.treatment, answer.text) if answer.treatment else {})


def _variation_on(slot: str, value: str, text: str) -> dict[str, Any]:
    return {"text": text, "condition": [{"type": "slot", "name": slot, "value": value}]}
