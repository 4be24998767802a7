"""Practices, people, memberships and invitations."""

from datetime import date, timedelta
from uuid import UUID, uuid4

from luwte.actions import instruments, tokens
from luwte.actions.dossiers import NotThere, add_guide, open_for
from luwte.actions.writing import Denied, Pen, writing
from luwte.records.dossiers.models import Dossier
from luwte.records.eyes import Eyes, Role
from luwte.records.people.models import Invitation, Membership, Person, Practice
from luwte.records.people.queries import open_invitations
from luwte.records.trajectories.models import TakenOver
from luwte.rules.access import Act
from luwte.rules.attention import Kind

INVITATION_DAYS = 14
hashed = tokens.hashed


class Incomplete(Exception):
    """A register without a number, or a number without a register."""


def add_practice(by: Eyes, name: str, country: str = "NL") -> Practice:
    """A new practice; only who holds the machine makes one."""
    if by.role is not Role.OPERATOR:
        raise Denied("only the operator makes a practice")
    zone = "Europe/Brussels" if country == "BE" else "Europe/Amsterdam"
    with writing(by, None) as pen:
        practice = Practice.objects.create(name=name, country=country, zone=zone)
        pen.log("people.add_practice", "C", "practice", practice.id)
    instruments.shelve(by, practice.id)
    return practice


def add_person(by: Eyes, email: str, name: str, language: str = "nl") -> Person:
    """Someone who can log in by link; the one who has this address already, if any."""
    if found := Person.objects.filter(email__iexact=email).first():
        return found
    with writing(by, None) as pen:
        person = Person(email=email.lower(), name=name, language=language)
        person.set_unusable_password()
        person.save()
        pen.log("people.add_person", "C", "person", person.id)
    return person


def speak(by: Eyes, language: str) -> None:
    """Pages and mails speak this language to `by` from now on."""
    with writing(by, None) as pen:
        Person.objects.filter(id=by.me).update(language=language)
        pen.log("people.speak", "U", "person", by.me)


def add_member(by: Eyes, practice: Practice, person: Person, role: Role) -> Membership:
    """`person` works in the practice as `role` from today."""
    with writing(by, Act.INVITE_STAFF, practice_id=practice.id) as pen:
        member, _ = Membership.objects.get_or_create(
            practice=practice, person=person, role=role.value, defaults={"since": by.today}
        )
        pen.log("people.add_member", "C", "membership", member.id)
    return member


def end_member(by: Eyes, membership_id: UUID) -> None:
    """Someone's work in the practice ends today."""
    with writing(by, Act.INVITE_STAFF) as pen:
        Membership.objects.filter(id=membership_id, practice_id=by.here).update(until=by.today)
        pen.log("people.end_member", "U", "membership", membership_id)


def register(by: Eyes, membership_id: UUID, name: str, number: str) -> None:
    """In which register, and with what number, a care professional of the practice stands. Both, or neither."""
    name, number = name.strip(), number.strip()
    if bool(name) != bool(number):
        raise Incomplete
    with writing(by, Act.INVITE_STAFF) as pen:
        rows = Membership.objects.filter(id=membership_id, practice_id=by.here, role=Role.CARE_PROFESSIONAL.value)
        if not rows.update(register=name, register_number=number):
            raise NotThere
        pen.log("people.register", "U", "membership", membership_id)


def set_consultation_line(by: Eyes, line: str) -> None:
    """Whom the coaches of the practice call to think along; shown on their page for someone in distress."""
    with writing(by, Act.SET_UP) as pen:
        Practice.objects.filter(id=by.here).update(consultation_line=line.strip())
        pen.log("people.set_consultation_line", "U", "practice", by.here)


def invite(by: Eyes, email: str, name: str, role: Role) -> Invitation:
    """An invitation that leaves by mail. A coach invites coachees, whom they then guide; a manager invites anyone."""
    act = Act.INVITE_COACHEE if role is Role.COACHEE else Act.INVITE_STAFF
    with writing(by, act) as pen:
        return invited(pen, email, name, role)


def invited(
    pen: Pen, email: str, name: str, role: Role, *, batch: UUID | None = None, running_since: date | None = None
) -> Invitation:
    """One invitation, inside the transaction of whoever writes."""
    by, invitation_id = pen.by, uuid4()
    invitation = Invitation.objects.create(
        id=invitation_id,
        practice_id=by.here,
        email=email.lower(),
        name=name,
        role=role.value,
        guide_id=by.person_id if by.role is Role.COACH else None,
        invited_by_id=by.person_id,
        token_hash=tokens.hashed(tokens.link("invitation", invitation_id)),
        made_at=by.at,
        expires_at=by.at + timedelta(days=INVITATION_DAYS),
        batch=batch,
        running_since=running_since,
    )
    pen.ask("mail.invitation", invitation=str(invitation.id))
    pen.log("people.invite", "C", "invitation", invitation.id)
    return invitation


def withdraw(by: Eyes, invitation_id: UUID) -> None:
    """Takes an invitation back; its link is worth nothing from now on."""
    with writing(by, Act.INVITE_COACHEE) as pen:
        if not open_invitations(by).filter(id=invitation_id).update(withdrawn_at=by.at):
            raise NotThere
        pen.log("people.withdraw", "U", "invitation", invitation_id)


def accept(by: Eyes, invitation: Invitation, language: str = "nl") -> tuple[Person, Dossier | None]:
    """Takes an invitation: a person, spoken to in `language`, and their dossier or their work in the practice."""
    person = add_person(by, invitation.email, invitation.name, language)
    dossier = None
    if invitation.role == Role.COACHEE:
        since = invitation.running_since
        facts = [[Kind.TOPIC.value, by.today.isoformat(), by.at.isoformat()]] if since else []
        dossier = open_for(by, invitation.practice, person, facts)
        if since:
            _taken_over(by, dossier, since)
        if invitation.guide is not None:
            add_guide(by, dossier, invitation.guide, Role.COACH.value)
    with writing(by, None, practice_id=invitation.practice_id) as pen:
        if dossier is None:
            Membership.objects.get_or_create(
                practice=invitation.practice, person=person, role=invitation.role, defaults={"since": by.today}
            )
        invitation.accepted_at = by.at
        invitation.save(update_fields=["accepted_at"])
        pen.log("people.accept", "U", "invitation", invitation.id)
    return person, dossier


def _taken_over(by: Eyes, dossier: Dossier, since: date) -> None:
    """The course ran elsewhere since a day; it runs on here, and the talk about safety is still to be recorded."""
    with writing(by, None, dossier=dossier) as pen:
        if TakenOver.objects.filter(dossier=dossier).exists():
            return
        row = TakenOver.objects.create(
            id=uuid4(), practice_id=dossier.practice_id, dossier=dossier, since=since, noted_at=by.at
        )
        pen.log("trajectories.take_over", "C", "taken_over", row.id)
