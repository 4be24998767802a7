"""A questionnaire of 187 questions on the slow phone: laid by hand into the demo practice, then tapped and scrolled."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

QUESTIONS, TAPS = 187, 12
WHO, COACH = "Anna Visser", "Marit de Wit"
# How long each tap waits for its next frame, and how long each frame lasts while scrolling.
WATCH = """() => {
  window.slow = { taps: [], frames: [] };
  new PerformanceObserver((list) => list.getEntries().forEach((one) => slow.taps.push(one.duration)))
    .observe({ type: "event", durationThreshold: 16 });
}"""
FRAMES = """() => new Promise((done) => {
  let before = performance.now(), left = 90;
  const next = (now) => {
    slow.frames.push(now - before); before = now; scrollBy(0, 120);
    if (left--) requestAnimationFrame(next); else done();
  };
  requestAnimationFrame(next);
})"""


def lay(environ: dict[str, str]) -> str:
    """Begins such a list for someone of the demo practice in the home of `environ`; gives its id."""
    told = subprocess.run([sys.executable, "-m", __name__], env=environ, capture_output=True, text=True, check=True)
    return told.stdout.strip()


def lag(page, path: str) -> dict[str, object]:
    """Taps and scrolls on a page that is already slow: the worst of each in milliseconds, and until it is saved."""
    page.goto(path, wait_until="load")
    page.evaluate(WATCH)
    answers = page.locator("main fieldset")
    for number in range(TAPS):
        answers.nth(number * 4).locator("label").nth(number % 4).click()
    page.get_by_text("Opgeslagen.").first.wait_for()
    page.evaluate(FRAMES)
    seen = page.evaluate("slow")
    frames = sorted(seen["frames"])
    return {
        f"{QUESTIONS} questions on the slow phone": {
            "slowest tap to its frame, ms": round(max(seen["taps"], default=16)),
            "frame while scrolling p95, ms": round(frames[int(len(frames) * 0.95)]),
        }
    }


def _lay() -> None:
    from luwte.cli.house import wake

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luwte.config.settings")
    wake()
    from luwte.actions import instruments, responses
    from luwte.demo.people import address
    from luwte.records.dossiers.queries import visible
    from luwte.records.eyes import Eyes, Role, looking, operator
    from luwte.records.people.queries import by_email
    from luwte.rules.instruments.facts import AssignableBy

    at = datetime.now(UTC)
    with looking(operator(at)) as house:
        person = by_email(house, address(WHO))
        dossier = visible(house).get(person=person)
    own = Eyes(Role.COACHEE, at, dossier.person_id, dossier.practice_id, dossier.id)
    with looking(operator(at)) as house:
        coach = by_email(house, address(COACH))
    guide = Eyes(Role.COACH, at, coach.id, dossier.practice_id)
    with looking(guide):
        list_ = instruments.bring(guide, _questions(), AssignableBy.COACH, client_id=uuid4())
        instruments.give(guide, dossier.id, list_, "", client_id=uuid4())
    with looking(own):
        print(responses.start(own, dossier.id, list_, None, client_id=uuid4()))


def _questions() -> bytes:
    options = [{"valueCoding": {"code": f"a{n}", "display": word}} for n, word in enumerate(("Nooit", "Soms", "Vaak"))]
    items = [
        {"linkId": f"v{n}", "type": "choice", "text": f"Stelling {n}", "answerOption": options}
        for n in range(QUESTIONS)
    ]
    told = {"resourceType": "Questionnaire", "status": "active", "title": "Een lange lijst", "item": items}
    return json.dumps(told).encode()


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    _lay()
