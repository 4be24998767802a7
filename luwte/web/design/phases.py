"""The four phases in words: a number says nothing to who is in one. `design/phase.html` says the same in a template."""

from django.utils.translation import gettext_lazy as _l

PHASES = {
    1: _l("tot rust komen"),
    2: _l("begrijpen wat er speelt"),
    3: _l("oefenen in het klein"),
    4: _l("bewaren wat helpt"),
}
# Where there is room for one word, as in a picture.
SHORT = {1: _l("rust"), 2: _l("begrijpen"), 3: _l("oefenen"), 4: _l("bewaren")}
