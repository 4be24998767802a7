"""What each role gets at the pages of the compass and of who is trusted, and what stands in their addresses."""

from tests.web.roles import ANNA_FOR_HER_COACH, COACHES, MANAGERS, OWN_DAYS, ROLES, shifted

LOOKS = (
    "ending",
    "follow_up",
    "compass",
    "compass_card",
    "beacons",
    "compass_days",
    "compass_part",
    "trusted",
    "trusted_invite",
)
ACTS = ("review_agenda", "compass_look", "beacon_away", "compass_undo", "trusted_note_away", "friend_act")
TABLE = {
    **{f"coachee:{name}": OWN_DAYS for name in LOOKS},
    **{f"coachee:{name}": shifted(OWN_DAYS, c200=405) for name in ACTS},
    "coachee:friend": dict.fromkeys(ROLES, 404) | {"nobody": 302},  # nobody was invited
    "coachee:ending_pdf": dict.fromkeys(ROLES, 404) | {"nobody": 302},  # nothing ended
    "coach:end": ANNA_FOR_HER_COACH,
    "coach:end_act": shifted(COACHES, c200=405),
    "practice:outcomes": MANAGERS,
    "guest:trusted": dict.fromkeys(ROLES, 410),
}


def addresses(world):
    """What stands in each address."""
    return {
        **{f"coachee:{name}": ["flags"] for name in ("compass_part", "compass_undo")},
        **{f"coachee:{name}": [world.anna.id] for name in ("trusted_note_away", "friend", "friend_act")},
        **{f"coach:{name}": [world.dossier.id] for name in ("end", "end_act")},
        "guest:trusted": ["x" * 43],
    }
