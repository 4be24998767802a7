"""The four questions to a client organisation, in the same words wherever they are asked or read."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _l

from luwte.rules.orientations import Question

WORDS = {
    Question.GOAL: _l("Wat hoop je dat de begeleiding oplevert voor het werk?"),
    Question.SET_UP: _l("Welke praktische afspraken zijn er? Denk aan tijd, plaats en wie betaalt."),
    Question.HEAR: _l("Waarover hoor je graag iets, en waarover niet?"),
    Question.CONTACT: _l("Wie is het aanspreekpunt, en hoe bereiken we die?"),
}


def questions(answers: Mapping[str, str]) -> list[tuple[str, str]]:
    """Each question in words with its answer, empty where there is none."""
    return [(str(words), answers.get(question.value, "")) for question, words in WORDS.items()]
