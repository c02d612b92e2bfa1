"""All rules, in the order of the catalogue: module by module, as they stand in each."""

from collections.abc import Iterator
from types import ModuleType

from ropa_desktop.checks import (
    activities,
    data,
    officer,
    organisation,
    processor,
    recipients,
    register_wide,
    retention,
    security,
    transfers,
)
from ropa_desktop.checks.rule import Rule


def rules_in(module: ModuleType) -> Iterator[Rule]:
    """The rules that a module defines."""
    return (one for one in vars(module).values() if isinstance(one, Rule))


RULES: tuple[Rule, ...] = tuple(
    one
    for module in (
        organisation,
        officer,
        activities,
        data,
        recipients,
        transfers,
        retention,
        security,
        processor,
        register_wide,
    )
    for one in rules_in(module)
)
