"""The end and what comes after, in words."""

from django.utils.translation import gettext_lazy as _l

from luwte.rules.follow_ups import Said, Wrong

SAID = {
    Said.TALK: _l("Ik wil graag een gesprek"),
    Said.WELL: _l("Het is goed zo, een gesprek hoeft niet"),
    Said.NOT_NOW: _l("Nu niet"),
}
WRONGS = {
    Wrong.NO_MOMENT: _l("Dit moment is al geweest. Kijk hoe het nu staat."),
    Wrong.TOO_LONG: _l("Dit is te lang om op te slaan. Maak het iets korter."),
    Wrong.BEFORE_START: _l("Deze dag ligt voor het begin van het traject. Kies een latere dag."),
    Wrong.FUTURE: _l("Deze dag moet nog komen. Kies vandaag of een dag ervoor."),
}
