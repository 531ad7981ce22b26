"""Shorter forms of what is told about several treatments: the figures alone, and whatever is told of a topic."""

from clinic.facts.figures import FIGURE_OF, sessions_in_words
from clinic.facts.schema import Facts, Treatment
from clinic.phrasing import listed, sentence_case

COMPARED = ("sessions", "interval", "results")


def figures_in_words(facts: Facts, treatment: Treatment) -> dict[str, str]:
    """What is stated of a treatment's figures, each as a part of a sentence."""
    words = treatment.figures.words()
    if "sessions" in words:
        words["sessions"] = sessions_in_words(words["sessions"])
    phrases = facts.topics.wording.figures.dict()
    return {figure: phrase.format(**words) for figure, phrase in phrases.items() if figure in words}


def short_comparison(facts: Facts, treatment: Treatment) -> str:
    """The stated figures that count most; results "after all sessions" say nothing beside the number of these."""
    told, results = figures_in_words(facts, treatment), treatment.figures.results
    if results and results.after:
        del told["results"]
    stated = ", ".join(told[figure] for figure in COMPARED if figure in told)
    wording = facts.topics.wording
    silent = wording.not_stated_short.format(name=treatment.name)
    return sentence_case(wording.figure.format(name=treatment.name, told=stated) + "." if stated else silent)


def short_list(facts: Facts, topic: str, told: dict[str, str]) -> str:
    """The answer on a topic for all treatments: one line of figures, or what is `told` and of whom nothing is."""
    wording, every = facts.topics.wording, facts.treatments
    if figure := FIGURE_OF.get(topic):
        said = [figures_in_words(facts, each).get(figure, wording.figure_not_stated) for each in every.values()]
        told_of = [wording.figure.format(name=each.name, told=words) for each, words in zip(every.values(), said)]
        return sentence_case("; ".join(told_of) + ".")
    silent = [treatment.name for key, treatment in every.items() if key not in told]
    ending = [wording.silent_on.format(names=listed(silent, "and"))] if silent else []
    lines = [f"• {line}" for line in told.values()] if len(told) > 1 else [*told.values()]
    return "\n".join([*lines, *ending])
