"""A school's sign-in on this machine: an OpenID Connect provider that checks what it is sent.

Signs with RS256 or ES256, wants PKCE with S256, the right secret and the address that was agreed.
"""

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from jwt.algorithms import ECAlgorithm, RSAAlgorithm

CLIENT_ID, CLIENT_SECRET = "power-struggle", "a secret of two"


@dataclass
class Issuer:
    url: str
    algorithm: str = "RS256"
    person: dict = field(default_factory=lambda: {"sub": "anna-7"})
    # What the ID token says otherwise than it should, and what /userinfo says.
    lies: dict = field(default_factory=dict)
    userinfo: dict = field(default_factory=dict)
    keys: dict = field(default_factory=dict)
    asked: list[dict] = field(default_factory=list)
    tokens_given: int = 0
    _codes: dict[str, dict] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.keys = {
            "RS256": rsa.generate_private_key(public_exponent=65537, key_size=2048),
            "ES256": ec.generate_private_key(ec.SECP256R1()),
        }
        self.claims_issuer = self.url

    def configuration(self) -> dict:
        return {
            "issuer": self.claims_issuer,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/userinfo",
            "jwks_uri": f"{self.url}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def published_keys(self) -> dict:
        public = {
            "RS256": RSAAlgorithm.to_jwk(self.keys["RS256"].public_key(), as_dict=True),
            "ES256": ECAlgorithm.to_jwk(self.keys["ES256"].public_key(), as_dict=True),
        }
        return {"keys": [key | {"kid": name, "alg": name} for name, key in public.items()]}

    def authorize(self, asked: dict[str, str]) -> str:
        """The person agrees at once: where their browser goes."""
        self.asked.append(asked)
        code = secrets.token_urlsafe(8)
        self._codes[code] = asked
        answer = urlencode({"code": code, "state": asked["state"]})
        return f"{asked['redirect_uri']}?{answer}"

    def token(self, sent: dict[str, str]) -> dict | None:
        """None for whoever cannot show what belongs to the code, which works once."""
        asked = self._codes.pop(sent.get("code", ""), None)
        shown = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(shown).rstrip(b"=").decode()
        if (
            asked is None
            or asked.get("code_challenge_method") != "S256"
            or asked.get("code_challenge") != challenge
            or sent.get("redirect_uri") != asked["redirect_uri"]
            or (sent.get("client_id"), sent.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET)
        ):
            return None
        self.tokens_given += 1
        return {"access_token": "opaque", "token_type": "Bearer", "id_token": self.id_token()}

    def id_token(self) -> str:
        now = int(time.time())
        said = {"iss": self.url, "aud": CLIENT_ID, "iat": now, "exp": now + 60, **self.person}
        said |= self.lies
        if self.algorithm == "none":
            return jwt.encode(said, None, algorithm="none", headers={"kid": "RS256"})
        if self.algorithm == "HS256":
            return jwt.encode(said, CLIENT_SECRET * 3, "HS256", headers={"kid": "RS256"})
        key = self.keys[self.algorithm]
        return jwt.encode(said, key, self.algorithm, headers={"kid": self.algorithm})


@contextmanager
def running() -> Iterator[Issuer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.issuer = Issuer(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server.issuer
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        issuer, parts = self.server.issuer, urlsplit(self.path)
        if parts.path == "/authorize":
            asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
            self.send_response(302)
            self.send_header("Location", issuer.authorize(asked))
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        answers = {
            "/.well-known/openid-configuration": issuer.configuration,
            "/keys": issuer.published_keys,
            "/userinfo": lambda: issuer.userinfo,
        }
        self._say(answers[parts.path]() if parts.path in answers else None)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._say(self.server.issuer.token({k: v[0] for k, v in parse_qs(body).items()}))

    def _say(self, answer: dict | None) -> None:
        text = json.dumps(answer or {"error": "invalid_grant"}).encode()
        self.send_response(200 if answer is not None else 400)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, *args) -> None:
        pass
