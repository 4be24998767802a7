"""The roles that ask for a page, and the rows of answers that come back often: the status of a look."""

ROLES = (
    "nobody",
    "coachee",
    "other coachee",
    "coach",
    "former coach",
    "coach elsewhere",
    "manager",
    "care professional",
    "member",  # logged in, with no dossier and no work anywhere
)
EVERYONE = dict.fromkeys(ROLES, 200)
MEMBERS = {**EVERYONE, "nobody": 302}
NOT_THERE = dict.fromkeys(ROLES, 404) | {"nobody": 302}
# The coach here is a coachee elsewhere: pages about own days show them their own, in the other practice.
OWN_DAYS = dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200, "other coachee": 200, "coach": 200}
COACHES = dict.fromkeys(ROLES, 404) | {"nobody": 302, "coach": 200, "former coach": 200, "coach elsewhere": 200}
MANAGERS = dict.fromkeys(ROLES, 404) | {"nobody": 302, "manager": 200}
CARE = dict.fromkeys(ROLES, 404) | {"nobody": 302, "care professional": 200}
ANNA = dict.fromkeys(ROLES, 404) | {"nobody": 302, "coachee": 200}
HERE = ANNA | {"other coachee": 200}
ANNA_FOR_HER_COACH = dict.fromkeys(ROLES, 404) | {"nobody": 302, "coach": 200}


def shifted(table, **codes):
    return {role: codes.get(f"c{code}", code) for role, code in table.items()}
