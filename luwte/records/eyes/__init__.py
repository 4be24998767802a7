"""Who looks: the value that every query takes first, and the window through which a request or job looks."""

from luwte.records.eyes.looking import looking, now_looking, remembered
from luwte.records.eyes.values import Eyes, Role, clock, nobody, operator

__all__ = ["Eyes", "Role", "clock", "looking", "nobody", "now_looking", "operator", "remembered"]
