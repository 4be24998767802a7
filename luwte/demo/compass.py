"""A compass in the demo: written, with a signal, shown in part to a sister who sent a note."""

from collections.abc import Callable
from uuid import UUID

from luwte.actions import compass, tokens, trusted
from luwte.records.eyes import Eyes, Role, looking
from luwte.rules.compass import Beacon, Part, Series, Side
from luwte.rules.trusted import How

WORDS = {
    Part.FLAGS: "Ik word wakker om vier uur.\nIk zeg ja voor ik heb nagedacht.\nIk sla de wandeling over.",
    Part.WELL: "Elke dag na de lunch naar buiten.\nOp woensdag geen afspraken.",
    Part.WAVERS: "Eén afspraak eraf deze week.\nVoor tien uur naar bed.",
    Part.WRONG: "Ik bel mijn zus.\nIk maak een afspraak bij de huisarts.",
    Part.PEOPLE: "Leyla, mijn zus. Ze mag zeggen: je rent weer.",
    Part.KEEP: "Dinsdag zwemmen.\nDe telefoon in de gang.",
}
SIGNAL = Beacon("Slechte nachten", Series.SLEEP, Side.AT_MOST, 5, 3)


def whole(own: Eyes, dossier_id: UUID, made: Callable[[], UUID]) -> None:
    """Every part, a signal, and a sister who sees two parts and a word on this week."""
    with looking(own):
        for part, words in WORDS.items():
            compass.write(own, dossier_id, part, words, client_id=made(), base_revision=0)
        compass.add_beacon(own, dossier_id, SIGNAL, client_id=made())
        sees = (Part.FLAGS, Part.PEOPLE)
        row = trusted.invite(own, dossier_id, "Leyla", "leyla@zus.invalid", sees, how=True, client_id=made())
        compass.tell_how(own, dossier_id, How.UP_AND_DOWN)
    sister = Eyes(Role.GUEST, own.at, token=tokens.hashed(trusted.link(row, 0)), access_point="demo")
    with looking(sister):
        trusted.look(sister)
        trusted.send(sister, "Fijn dat je dit met me deelt. Zondag samen wandelen?")
