"""Words what is known of the clinic itself."""

from clinic.facts.schema import DAYS, Facts
from clinic.phrasing import listed


def contact(facts: Facts) -> str:
    """Who can tell what the documents do not say."""
    wording, phone = facts.topics.wording, facts.clinic.phone
    return wording.contact_by_phone.format(phone=phone) if phone else wording.contact


def clinic_details(facts: Facts) -> str:
    """What is known about the clinic, and what is not."""
    clinic, wording = facts.clinic, facts.topics.wording
    parts = wording.clinic_parts
    details = {parts.address: clinic.address, parts.phone: clinic.phone, parts.hours: _hours(clinic.hours)}
    lines = [wording.clinic.format(name=clinic.name)]
    lines += [f"{label.capitalize()}: {value}" for label, value in details.items() if value]
    unknown = [label for label, value in details.items() if not value]
    if unknown:
        lines.append(wording.clinic_unknown.format(unknown=listed(unknown, "or")))
    return "\n".join(lines)


def tells_of_itself(facts: Facts) -> bool:
    """Whether anything of that is known."""
    return bool(facts.clinic.address or facts.clinic.phone or facts.clinic.hours)


def _hours(hours: dict[str, str] | None) -> str | None:
    if not hours:
        return None
    groups: list[list[str]] = []
    for day in DAYS:
        times = hours.get(day, "closed")
        if groups and groups[-1][2] == times:
            groups[-1][1] = day
        else:
            groups.append([day, day, times])
    return ", ".join(
        f"{first.capitalize()}{'' if first == last else f' to {last.capitalize()}'} {times}"
        for first, last, times in groups
    )
