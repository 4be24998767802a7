"""What each role gets at the pages of reports and letters, and what stands in their addresses."""

from tests.web.roles import ANNA, ANNA_FOR_HER_COACH, COACHES, OWN_DAYS, ROLES, shifted

TABLE = {
    "coachee:reports": OWN_DAYS,
    "coachee:report": ANNA,
    "coachee:report_pdf": ANNA,
    **{f"coach:{name}": ANNA_FOR_HER_COACH for name in ("reports", "report_new", "letter_new", "report")},
    "coach:report_withdraw": shifted(COACHES, c200=405),
    "guest:report": dict.fromkeys(ROLES, 410),
}


def addresses(world):
    """What stands in each address."""
    return {
        **{f"coachee:{name}": [world.report or world.anna.id] for name in ("report", "report_pdf")},
        **{f"coach:{name}": [world.dossier.id] for name in ("reports", "report_new", "letter_new")},
        **{
            f"coach:{name}": [world.dossier.id, world.report or world.anna.id] for name in ("report", "report_withdraw")
        },
        "guest:report": ["x" * 43],
    }
