"""When an impact assessment is called for: how many of the criteria it takes."""

from ropa_desktop.law.resource import resource


def criteria_threshold() -> int:
    """How many of the dpia_criteria call for an assessment (the Swedish list under Article 35(4))."""
    return resource("dpia").number("threshold")
