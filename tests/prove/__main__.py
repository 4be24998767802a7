"""`make prove`: the long proofs with fixed seeds, then mutation of the rules; writes bench/out and docs/measured.md."""

import json
import os
import platform
import shutil
import subprocess
import sys
from datetime import date

from bench import report
from tests.pg import server
from tests.prove import mutants

SEED = 2026
# A clock that jumps, the year's last hour, a leap day, a Saturday before midnight.
HARD_DAYS = ("2027-03-28T01:30+01:00", "2026-12-31T23:20+01:00", "2028-02-29T12:00+01:00", "2027-05-15T23:50+02:00")
ON_POSTGRESQL = "records, actions and every page on PostgreSQL"
COVERAGE = ("--cov=luwte.rules", "--cov=luwte.actions", "--cov-branch", "--cov-report=term", "--cov-fail-under=100")
NO_ODD_VALUES = "--ignore=tests/web/test_odd_values.py"
STEPS = {
    "kills, and the W3C's validator": (["tests/prove"], {}),
    "rules and formats on many random series": (
        ["tests/rules", "tests/exchange", f"--hypothesis-seed={SEED}", "--hypothesis-profile=long", "-n", "2"],
        {"LUWTE_FILE_MUTANTS": "300"},
    ),
    "every line and branch of rules and actions": (["tests/rules", "tests/actions", *COVERAGE, "-n", "2"], {}),
    ON_POSTGRESQL: (["tests/records", "tests/actions", "tests/web", "-n", "2"], {}),
    "every form with odd values on SQLite": (["tests/web/test_odd_values.py", "-n", "2"], {}),
    **{
        f"actions and pages, as if it were {day[:16].replace('T', ' ')}": (
            ["tests/records", "tests/actions", "tests/web", "tests/house", NO_ODD_VALUES, "-n", "2"],
            {"LUWTE_TEST_DAY": day},
        )
        for day in HARD_DAYS
    },
    "every journey, on the phone and on the laptop": (["tests/journeys", "--all-journeys", "-n", "2"], {}),
}


def main() -> int:
    """Runs each proof; gives the first exit code that is not 0, after all have run."""
    said, codes = {}, []
    if shutil.which("java") is None:
        said["the W3C's validator"] = "**did not run: no Java**"
    with server() as address:
        for name, (arguments, more) in STEPS.items():
            call = [sys.executable, "-m", "pytest", *arguments, "-q"]
            where = {"DATABASE_URL": address} if name == ON_POSTGRESQL else {}
            env = {**os.environ, "LUWTE_PROVE": "1", **more, **where}
            ended = subprocess.run(call, env=env, stdout=subprocess.PIPE, text=True)
            print(ended.stdout, flush=True)
            said[name] = ended.stdout.strip().splitlines()[-1].strip("= ") if ended.stdout.strip() else "no answer"
            codes.append(ended.returncode)
    found = {
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}",
        "day": date.today().isoformat(),
        "seed": SEED,
        "steps": said,
        "mutants": mutants.main(),
    }
    report.OUT.mkdir(parents=True, exist_ok=True)
    (report.OUT / "prove.json").write_text(json.dumps(found, indent=2), encoding="utf-8")
    report.main()
    return next((code for code in codes if code), 0)


if __name__ == "__main__":
    sys.exit(main())
