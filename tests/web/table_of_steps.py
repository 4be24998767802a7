"""What each role gets at the pages of the steps back to work, and what stands in their addresses."""

from tests.web.roles import ANNA, OWN_DAYS, ROLES, shifted

ACTS = (
    "legal_undo",
    "legal_forget",
    "work_talk_undo",
    "way_undo",
    "way_away",
    "back_turn_undo",
    "back_week_undo",
    "back_steps_undo",
    "back_post_away",
    "back_step_away",
)
TABLE = {
    **{
        f"coachee:{name}": OWN_DAYS
        for name in (
            "back",
            "back_week",
            "back_week_of",
            "back_steps",
            "ways",
            "way_new",
            "legal",
            "work_talks",
            "work_talk",
        )
    },
    **{f"coachee:{name}": ANNA for name in ("back_step_new", "back_step", "back_version")},
    "coachee:way": dict.fromkeys(ROLES, 404) | {"nobody": 302},  # none was written
    # Nothing is being written: back to the page on which it begins.
    "coachee:work_talk_card": shifted(OWN_DAYS, c200=302),
    "coachee:back_agree": shifted(OWN_DAYS, c200=302),
    **{f"coachee:{name}": shifted(OWN_DAYS, c200=405) for name in ACTS},
}


def addresses(world):
    """What stands in each address."""
    today = world.eyes("coachee").today
    return {
        **{f"coachee:{name}": ["manager"] for name in ("work_talk", "work_talk_card", "work_talk_undo")},
        **{f"coachee:{name}": [world.anna.id] for name in ("way", "way_undo", "way_away")},
        "coachee:back_turn_undo": [world.anna.id],
        "coachee:back_week_of": [today],
        "coachee:back_week_undo": [today],
        "coachee:back_post_away": ["p1"],
        "coachee:back_step": [1],
        "coachee:back_step_away": [1],
        "coachee:back_version": [1],
    }
