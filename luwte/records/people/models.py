"""People and practices: log-in, name and mail, and nothing of anyone's health."""

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from luwte.rules.retention import Erased, Keeping, Kept

ACCOUNT = Keeping("person.json", Kept.ACCOUNT_TERM, Erased.NOT_OF_A_DOSSIER)


class People(BaseUserManager["Person"]):
    """What Django and allauth ask of a manager of people."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        """The person with this mail address, whatever its capitals."""
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Someone who can log in: a mail address and a name. Logs in by link, code or passkey; has no password."""

    keeping = ACCOUNT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=5, default="nl")
    is_active = models.BooleanField(default=True)
    last_login = None  # type: ignore[assignment]

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    objects: ClassVar[People] = People()

    class Meta:
        app_label = "records"


class Practice(models.Model):
    """A practice: one or more coaches with their coachees."""

    keeping = Keeping("practice.json", Kept.HOUSE_TERM, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    name = models.CharField(max_length=120)
    country = models.CharField(max_length=2, default="NL")
    zone = models.CharField(max_length=40, default="Europe/Amsterdam")
    minimum_age = models.PositiveSmallIntegerField(default=18)
    consultation_line = models.CharField(max_length=200, blank=True)  # whom a coach here calls to think along

    class Meta:
        app_label = "records"


class Membership(models.Model):
    """A person's work in a practice: coach, practice manager or care professional, from a day until a day."""

    keeping = ACCOUNT

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=20)
    since = models.DateField()
    until = models.DateField(null=True)
    register = models.CharField(max_length=60, blank=True)  # where a care professional is registered
    register_number = models.CharField(max_length=40, blank=True)

    class Meta:
        app_label = "records"
        constraints = [models.UniqueConstraint(fields=["practice", "person", "role"], name="one_membership_per_role")]


class Invitation(models.Model):
    """An invitation by mail: as coachee (then `guide` is the coach) or to work in the practice. The token is hashed."""

    keeping = Keeping("none: used or expired within weeks", Kept.DAYS_30, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    practice = models.ForeignKey(Practice, on_delete=models.PROTECT, related_name="+")
    email = models.EmailField()
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20)
    guide = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    invited_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", null=True)
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    batch = models.UUIDField(null=True, db_index=True)  # brought in together with others
    running_since = models.DateField(null=True)  # a course that ran elsewhere before
    accepted_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"


class LoginToken(models.Model):
    """A log-in link and its code: hashed, fifteen minutes, used once."""

    keeping = Keeping("none: used or expired within the hour", Kept.DAYS_30, Erased.NOT_OF_A_DOSSIER)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    link_hash = models.CharField(max_length=64, unique=True)
    code_hash = models.CharField(max_length=64)
    tries = models.PositiveSmallIntegerField(default=0)
    next_path = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        app_label = "records"
        indexes = [models.Index(fields=["person", "made_at"])]
