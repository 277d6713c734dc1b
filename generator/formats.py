"""Formats: the name of a way to report in, the report out."""

from .report import GitHub, Json, Report, Words
from .sarif import Sarif

REPORTS: dict[str, type[Report]] = {"text": Words, "json": Json, "github": GitHub, "sarif": Sarif}
