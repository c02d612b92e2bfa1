"""Security measures in words."""

from ropa_desktop.i18n import Language
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import Measure
from ropa_desktop.register.register import Register
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.phrases import lowered


def measure_text(register: Register, measure: Measure, language: Language) -> str:
    """A measure by its words or category; one that is only planned is said to be so."""
    name = name_of(register, measure, language)
    if measure.state != "planned":
        return name
    return f"{name} ({lowered(term_label('measure_states', measure.state, language))})"
