"""The small shelf of recovery exercises to take along from an acquaintance, until the programme's shelf is there."""

from django.utils.translation import gettext_lazy as _l

from luwte.rules.acquaintances import Exercise

NAMES = {
    Exercise.BREATHING: _l("Drie minuten rustig ademen"),
    Exercise.MOMENT: _l("Een moment van herstel"),
    Exercise.OUTSIDE: _l("Een rondje buiten"),
    Exercise.NOTHING: _l("Tien minuten niets"),
    Exercise.END_OF_DAY: _l("Je dag afsluiten"),
    Exercise.HEAD: _l("Je hoofd leegmaken voor de nacht"),
}
TEXTS = {
    Exercise.BREATHING: _l("Adem vier tellen in en zes tellen uit. Luwte telt met je mee."),
    Exercise.MOMENT: _l("Doe iets kleins dat je rust geeft. Eén is genoeg."),
    Exercise.OUTSIDE: _l("Loop een kwartier, zonder doel en zonder telefoon. Langzaam is goed."),
    Exercise.NOTHING: _l("Ga zitten of liggen. Je hoeft niets te doen en niets te voelen."),
    Exercise.END_OF_DAY: _l("Schrijf op wat vandaag klaar is. Schrijf op wat morgen mag. Leg het dan weg."),
    Exercise.HEAD: _l("Schrijf een uur voor het slapen op wat er rondgaat. Het hoeft niet netjes."),
}
# Where an exercise runs in the app already.
PAGES = {Exercise.BREATHING: "coachee:breathing", Exercise.MOMENT: "coachee:recovery_moment"}
