"""How the site is served, and what that lacks: for staff, who choose whether it will do."""

from django.conf import settings
from django.utils.translation import gettext as _


def what_it_lacks() -> str:
    """A sentence; empty behind HTTPS."""
    if settings.JOIN_ADDRESS:
        return (
            ""
            if settings.HTTPS
            else _(
                "This is plain HTTP: whoever shares the network can read what is sent, your password "
                "included. Use a network that you trust, and a password that opens nothing else."
            )
        )
    if settings.LOCAL_ONLY:
        return _(
            "Only this machine can open the debate: pupils cannot join from other devices. Stop the "
            "server and start it with “make class”."
        )
    return _(
        "No address of this machine on the local network was found, so pupils cannot join. Connect "
        "to the network and start the server again."
    )
