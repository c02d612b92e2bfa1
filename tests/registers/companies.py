"""Five real companies' registers, made from their public policies: the strictest test of the model."""

from functools import cache
from pathlib import Path

from ropa_desktop.imports.json import read
from ropa_desktop.register.register import Register

COMPANIES = ("ikote", "ikredit", "itrace", "webshop", "inrego")

FOLDER = Path(__file__).parent


@cache
def register_of(company: str) -> Register:
    """One company's register."""
    register, problems = read(FOLDER / f"{company}.json")
    if problems:
        raise AssertionError([problem.in_language("en") for problem in problems])
    return register
