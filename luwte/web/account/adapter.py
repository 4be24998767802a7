"""How allauth behaves in this house: nobody signs up, and a log-in goes where the person was."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """People come in by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: a practice invites."""
        return False


class MFAAdapter(DefaultMFAAdapter):
    """Passkeys and authenticator apps, with the person's name in the app."""

    def get_public_key_credential_rp_entity(self) -> dict[str, Any]:
        """The name that the browser shows when it makes a passkey."""
        return {**super().get_public_key_credential_rp_entity(), "name": "Luwte"}

    def build_totp_svg(self, url: str) -> str:
        """The square to scan as SVG for inside the page: our CSP refuses pictures from a data: address."""
        whole = super().build_totp_svg(url)
        return whole[whole.index("<svg") :]
