"""Secrets for links."""

import secrets


def new_token() -> str:
    """Return a secret for a link: 160 bits, so that it cannot be guessed."""
    return secrets.token_urlsafe(20)
