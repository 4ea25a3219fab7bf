"""Exit sentences, of which the teacher shows three."""

from dataclasses import dataclass

from debates.models import DebateTeacher


@dataclass(frozen=True, slots=True)
class SentencesPanel:
    pass


def sentences_panel(teaching: DebateTeacher) -> SentencesPanel | None:
    return None
