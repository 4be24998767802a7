"""Where someone stands in their steps, found by living the days one by one. Slow, and written apart from the rule."""

from dataclasses import dataclass
from datetime import timedelta

from luwte.rules.reintegration.course import Turn


@dataclass
class Life:
    """`step` is the one being done, or waited for; `done` how many days of it; `ran` whether any day was done."""

    step: int = 0
    done: int = 0
    mode: str = "waits"
    held: bool = False
    ran: bool = False


def lived(plan, events, until):
    """Every day in a step or a standstill: day -> (step, days of it done before, held)."""
    if not plan.steps or plan.steps[0].starts_on is None:
        return {}
    life, found = Life(), {}
    day = min([plan.steps[0].starts_on, *(one.on for one in events)])
    while day <= until:
        begin(plan, life, day)
        for event in events:
            if event.on == day:
                happen(plan, life, event.turn, day)
        if life.held:
            found[day] = (*before(plan, life), True)
        elif life.mode == "runs":
            found[day] = (life.step, life.done, False)
            live(plan, life)
        day += timedelta(days=1)
    return found


def begin(plan, life, day):
    starts = plan.steps[life.step].starts_on if life.mode == "waits" else None
    if life.mode == "waits" and not life.held and (starts is None or day >= starts):
        life.mode, life.done = "runs", 0


def live(plan, life):
    life.done, life.ran = life.done + 1, True
    if life.done == 7 * plan.steps[life.step].weeks:
        life.mode = "over" if life.step + 1 == len(plan.steps) else "waits"
        if life.mode == "waits":
            life.step, life.done = life.step + 1, 0


def before(plan, life):
    """The step that someone stands in while waiting is the one before; all of it was done."""
    if life.mode == "waits" and life.ran:
        return life.step - 1, 7 * plan.steps[life.step - 1].weeks
    return life.step, life.done


def happen(plan, life, turn, day):
    if turn is Turn.HOLD:
        life.held = life.held or life.mode != "over"
    elif turn is Turn.GO_ON and life.held:
        life.held = False
        if life.mode == "runs" and life.done == 0:
            life.mode = "waits"
        begin(plan, life, day)
    elif turn in {Turn.AGAIN, Turn.BACK} and life.ran:
        step, _done = before(plan, life)
        life.step = max(step - (turn is Turn.BACK), 0)
        life.done, life.mode, life.held = 0, "runs", False
