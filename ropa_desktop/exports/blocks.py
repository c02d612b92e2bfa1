"""The parts of a report that are read from start to end: a block for each activity."""

from collections.abc import Sequence

from ropa_desktop.exports.entries import Account, Entry, as_line
from ropa_desktop.exports.report import Block, Group, Line, Part
from ropa_desktop.exports.scope import Scope
from ropa_desktop.exports.trail import unreviewed_told
from ropa_desktop.i18n import N_, message, translate
from ropa_desktop.register.kinds import term_label
from ropa_desktop.register.records import Activity
from ropa_desktop.register.values import Answer
from ropa_desktop.wording.naming import name_of
from ropa_desktop.wording.review import NOT_REVIEWED

_SEPARATOR = " · "


def parts(scope: Scope, controlled: Sequence[Account], processed: Sequence[Account]) -> tuple[Part, ...]:
    """The controller's record, and the processor's where anything is or should be in it."""
    as_controller = Part(
        translate(N_("Record of the controller, Article 30(1)"), scope.language),
        "",
        tuple(block(scope, one) for one in controlled),
        translate(N_("The register holds no activities as controller."), scope.language),
    )
    served = any(one.processes_for_customers is Answer.YES for one in scope.organisations)
    if not processed and (scope.extract or not served):
        return (as_controller,)
    as_processor = Part(
        translate(N_("Record of the processor, Article 30(2)"), scope.language),
        "",
        tuple(block(scope, one) for one in processed),
        translate(
            N_("The organisation processes data on behalf of customers, but no such activity is stated."),
            scope.language,
        ),
    )
    # That an extract has no activity as controller says nothing about the register.
    return (as_controller, as_processor) if controlled or not scope.extract else (as_processor,)


def block(scope: Scope, account: Account) -> Block:
    """One activity: what Article 30 demands, then what goes beyond it; of that, empty lines are left out."""
    activity = account.activity
    return Block(
        scope.anchors[activity.id],
        activity.number,
        name_of(scope.register, activity, scope.language),
        _subtitle(scope, activity),
        _groups(scope, account),
    )


def _subtitle(scope: Scope, activity: Activity) -> str:
    """Other name, role, status, mark of unreviewed contents, unit, area and owner, as far as stated."""
    language = scope.language
    title = name_of(scope.register, activity, language)
    other = next((name for name in (activity.name, activity.name_en) if name not in ("", title)), "")
    role = term_label("activity_roles", activity.role, language) or translate("Role not stated", language)
    state = term_label("activity_states", activity.state, language)
    owner = activity.responsible
    named = message("Process owner: {name}", name=owner).in_language(language) if owner else ""
    mark = translate(NOT_REVIEWED, language) if unreviewed_told(scope, activity).paragraphs else ""
    stated = (other, role, state, mark, activity.unit, activity.business_area, named)
    return _SEPARATOR.join(part for part in stated if part)


def _groups(scope: Scope, account: Account) -> tuple[Group, ...]:
    groups: dict[str, tuple[Entry, list[Line]]] = {}
    for entry, told in zip(account.entries, account.told, strict=True):
        if told.paragraphs and not entry.in_heading:
            _, lines = groups.setdefault(entry.group, (entry, []))
            lines.append(as_line(scope, entry, told))
    return tuple(
        Group(translate(title, scope.language), tuple(lines), first.beyond)
        for title, (first, lines) in groups.items()
    )
