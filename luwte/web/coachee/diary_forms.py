"""The forms with which a brought diary is understood."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from luwte.rules.diary.guessing import Seen
from luwte.rules.diary.values import Columns, DayOrder, Series, Target
from luwte.web.coachee.forms import OnceForm

TARGETS = [
    (Target.SKIP.value, _("niet meenemen")),
    (Target.ENERGY.value, _("energie")),
    (Target.TENSION.value, _("spanning")),
    (Target.SLEEP.value, _("slaap")),
    (Target.LOAD.value, _("wat je deed of droeg")),
    (Target.HARD.value, _("een zware dag: ja of nee")),
    (Target.NOTE.value, _("notitie")),
]
ORDERS = [
    (DayOrder.YMD.value, _("jaar, maand, dag")),
    (DayOrder.DMY.value, _("dag, maand, jaar")),
    (DayOrder.MDY.value, _("maand, dag, jaar")),
]


class FileForm(OnceForm):
    """The file."""

    file = forms.FileField(
        label=_("Je bestand"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        error_messages={
            "required": _("Kies eerst een bestand."),
            "empty": _("Dit bestand is leeg. Kies een ander bestand."),
        },
    )


class OrderForm(forms.Form):
    """How dates are written."""

    order = forms.ChoiceField(label=_("Zo staan de datums erin"), choices=ORDERS, widget=forms.RadioSelect)


class SeriesForm(forms.Form):
    """What one series means, and its scale."""

    target = forms.ChoiceField(label=_("Dit is"), choices=TARGETS)
    low = forms.FloatField(label=_("Laagste"), localize=True)
    high = forms.FloatField(label=_("Hoogste"), localize=True)
    turned = forms.BooleanField(label=_("Hoog betekent hier: minder goed of minder vol"), required=False)

    def clean(self) -> dict[str, Any]:
        """The lowest number is lower than the highest."""
        given = super().clean() or {}
        if "low" in given and "high" in given and given["low"] >= given["high"]:
            raise forms.ValidationError(_("Het hoogste getal moet groter zijn dan het laagste."))
        return given


class ColumnsForm:
    """The order of dates and a form per series, together."""

    def __init__(self, data: Mapping[str, Any] | None, columns: Columns, seen: Mapping[str, Seen]) -> None:
        self.columns = columns
        self.order = OrderForm(data, initial={"order": columns.order.value})
        self.series = [
            (one, seen.get(one.name), SeriesForm(data, prefix=f"s{n}", initial=_initial(one)))
            for n, one in enumerate(columns.series)
        ]

    def is_valid(self) -> bool:
        """Whether each part is."""
        return all([self.order.is_valid(), *(form.is_valid() for _one, _seen, form in self.series)])

    @property
    def wrong(self) -> bool:
        """Whether something that was sent is not right, so that it must be seen."""
        return bool(self.order.errors) or any(form.errors for _one, _seen, form in self.series)

    def confirmed(self) -> Columns:
        """The columns as the person says they are."""
        series = tuple(
            Series(one.name, Target(given["target"]), given["low"], given["high"], given["turned"])
            for one, _seen, form in self.series
            if (given := form.cleaned_data)
        )
        order, old = DayOrder(self.order.cleaned_data["order"]), self.columns
        return Columns(old.form, old.day, order, series, old.name, old.value)


def _initial(one: Series) -> dict[str, Any]:
    return {"target": one.target.value, "low": one.low, "high": one.high, "turned": one.turned}
