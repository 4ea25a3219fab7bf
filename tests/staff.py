"""Staff with a second factor: the secret of their app, and the code that it shows at a moment."""

import base64
import hashlib
import hmac
import struct
import time

from django.contrib.auth.models import AbstractUser

SECRET = base64.b32encode(b"12345678901234567890").decode()  # the one of RFC 6238's appendix


def give_app(user: AbstractUser) -> None:
    """As after setting up an app on a phone, which holds SECRET."""
    from allauth.mfa.models import Authenticator

    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": SECRET})


def code_at(moment: float | None = None, secret: str = SECRET) -> str:
    """RFC 6238: six digits of the HMAC-SHA-1 of the half minute."""
    step = int(time.time() if moment is None else moment) // 30
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    start = digest[-1] & 15
    return str(struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF)[-6:]
