"""A slow second telling of the cadence: walks the calendar day by day and weighs each day against the wish."""

from datetime import timedelta

from luwte.rules.cadence import FAR


def rest(held, of, fallen, agreed):
    """The days that come after the last of `held`, or None where there is no room."""
    days = list(held)
    while len(days) < of.sessions:
        pace = of.paces[len(days) - 1]
        wish = days[-1] + timedelta(days=pace.wish)
        if agreed.weekday is not None:
            near = [wish + timedelta(days=n) for n in range(-3, 4)]
            wish = next(day for day in near if day.weekday() == agreed.weekday)
        free = [
            day
            for n in range(pace.least, FAR * 3)
            if (day := days[-1] + timedelta(days=n)) not in fallen and day.weekday() in agreed.weekdays
        ]
        close = [day for day in free if abs((day - wish).days) < FAR]
        if not close:
            return None
        days.append(min(close, key=lambda day: (abs((day - wish).days), day < wish)))
    return days[len(held) :]
