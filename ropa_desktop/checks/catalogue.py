"""All rules, in the order of the catalogue: module by module, as they stand in each."""

from collections.abc import Iterator
from types import ModuleType

from ropa_desktop.checks import (
    activities,
    adequacy,
    agreements,
    automation,
    basis_details,
    cameras,
    contacts,
    controller_names,
    criminal_offences,
    data,
    dpia,
    exemption,
    former_references,
    information,
    legal_bases,
    marketing,
    officer,
    organisation,
    personal_numbers,
    processor,
    purposes,
    recipient_roles,
    recipients,
    register_wide,
    required_texts,
    retention,
    retention_law,
    retention_length,
    retention_wording,
    rights,
    security,
    security_needs,
    sensitive_data,
    sources,
    special_categories,
    special_purposes,
    trackers,
    transfer_documents,
    transfer_grounds,
    transfers,
    upkeep,
    whistleblowing,
)
from ropa_desktop.checks.rule import Rule


def rules_in(module: ModuleType) -> Iterator[Rule]:
    """The rules that a module defines."""
    return (one for one in vars(module).values() if isinstance(one, Rule))


RULES: tuple[Rule, ...] = tuple(
    one
    for module in (
        organisation,
        contacts,
        controller_names,
        officer,
        activities,
        purposes,
        legal_bases,
        basis_details,
        special_purposes,
        marketing,
        whistleblowing,
        data,
        sensitive_data,
        personal_numbers,
        sources,
        special_categories,
        criminal_offences,
        recipients,
        recipient_roles,
        agreements,
        trackers,
        transfers,
        transfer_grounds,
        adequacy,
        transfer_documents,
        retention,
        retention_wording,
        retention_law,
        retention_length,
        security,
        security_needs,
        dpia,
        automation,
        rights,
        information,
        cameras,
        processor,
        upkeep,
        exemption,
        required_texts,
        former_references,
        register_wide,
    )
    for one in rules_in(module)
)
