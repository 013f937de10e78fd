"""Whether a statement that a language model wrote is borne out by the sentences it cites."""

from __future__ import annotations

from assistant.grounding.checking import check, load_models
from assistant.grounding.verdicts import Fault, Verdict, describe

__all__ = ["Fault", "Verdict", "check", "describe", "load_models"]
