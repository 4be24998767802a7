"""What to say when a diary cannot be read, or a cell of it could not be used: plain words, with what to do."""

from django.utils.translation import gettext_lazy as _

from luwte.exchange.csv.reading import Reason
from luwte.rules.diary.values import Code

REASONS = {
    Reason.EMPTY: _("Dit bestand is leeg. Kies een ander bestand."),
    Reason.TOO_BIG: _("Dit bestand is te groot. Het mag 20 MB zijn. Knip het in stukken, of haal bladen weg."),
    Reason.SPREADSHEET: _("Dit is geen CSV-bestand. Open het in je rekenblad en kies: opslaan als CSV."),
    Reason.NOT_TEXT: _("Dit bestand kunnen we niet lezen. Sla het in je rekenblad opnieuw op als CSV."),
    Reason.ONE_COLUMN: _("We zien maar één kolom. Sla het opnieuw op als CSV, met komma's of puntkomma's."),
    Reason.NO_ROWS: _("We zien alleen een kopregel. Kies een bestand met dagen erin."),
    Reason.TOO_WIDE: _("Dit bestand heeft te veel rijen of kolommen. Knip het in stukken."),
}
NO_DAYS = _("We vinden geen kolom met dagen. Zet in één kolom de datum, zoals 2026-03-14 of 14-3-2026.")
CODES = {
    Code.NO_DATE: _("rijen zonder datum"),
    Code.NOT_A_DATE: _("rijen met een datum die niet bestaat"),
    Code.FUTURE: _("rijen met een dag die nog moet komen"),
    Code.NOT_A_NUMBER: _("vakjes zonder getal"),
    Code.OFF_SCALE: _("getallen buiten de schaal"),
    Code.SAME_DAY: _("keer dezelfde dag twee keer; daarvan nemen we het gemiddelde"),
}
