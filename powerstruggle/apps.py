"""The wiring as an app of its own: what has to listen does, and allauth finds `provider`."""

from django.apps import AppConfig


class PowerStruggleConfig(AppConfig):
    name = "powerstruggle"

    def ready(self) -> None:
        from powerstruggle import checks, events, sessions

        checks.register()
        events.connect()
        sessions.connect()
