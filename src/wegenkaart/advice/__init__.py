"""The advice: one document with everything there is to say about an incident, put together from what is certain and possible."""

from wegenkaart.advice.compose import advise
from wegenkaart.advice.document import SCHEMA_VERSION, Advice
from wegenkaart.advice.setting import Setting

__all__ = ["SCHEMA_VERSION", "Advice", "Setting", "advise"]
