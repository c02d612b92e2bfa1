"""A starting point in words: everything that an activity begun from it would say, before it is begun."""

from collections.abc import Iterator
from html import escape

from ropa_desktop.i18n import Language, message
from ropa_desktop.law.starter_activities import StarterActivity
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.edits import new_register
from ropa_desktop.register.fields import Part, part_types, type_of
from ropa_desktop.register.records import Activity, DataItem, People, Retention, RetentionRule, Source
from ropa_desktop.register.register import Register, apply
from ropa_desktop.register.starters import start
from ropa_desktop.wording.descriptions import description, paragraphs
from ropa_desktop.wording.naming import names_of
from ropa_desktop.wording.phrases import listed
from ropa_desktop.wording.retention import retention_sentence

_NAMED = (People, DataItem, Source)
"""Parts of which the name is enough here."""

_TOLD_APART = frozenset({"name", "name_en", "role", "notes"})


def preview(starter: StarterActivity, language: Language) -> str:
    """What a starting point fills in, as HTML: tried on an empty register, so that nothing is left out."""
    register = new_register()
    register = apply(register, start(register, starter, language))
    (activity,) = register.activities
    role = vocabulary("activity_roles").terms[starter.role]
    department = vocabulary("departments").terms[starter.department]
    told = [
        f"<h3>{escape(starter.name.in_language(language))}</h3>",
        f"<p>{escape(f'{department.in_language(language)} · {role.in_language(language)}')}</p>",
        *(f"<p>{escape(line)}</p>" for line in activity.notes.split("\n") if line),
    ]
    if not starter.verified:
        doubt = message("Not checked: {what}", what=starter.verification.text)
        told.append(f"<p><b>{escape(doubt.in_language(language))}</b></p>")
    for heading, lines in (*_parts(register, activity, language), *_fields(register, activity, language)):
        told.append(f"<h4>{escape(heading)}</h4>")
        if len(lines) == 1:
            told.append(f"<p>{escape(lines[0])}</p>")
        else:
            told.append(f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>")
    return "".join(told)


def _parts(register: Register, activity: Activity, language: Language) -> Iterator[tuple[str, list[str]]]:
    for part_type in part_types(type_of(activity)):
        parts = [one for one in register.parts(part_type.cls, activity) if isinstance(one, Part)]
        if parts and isinstance(parts[0], _NAMED):
            yield part_type.plural_in(language), [listed(names_of(register, parts, language))]
        elif parts:
            yield part_type.plural_in(language), [_in_words(register, one, language) for one in parts]


def _in_words(register: Register, part: Part, language: Language) -> str:
    rule = register.get(RetentionRule, part.rule) if isinstance(part, Retention) else None
    return retention_sentence(register, rule, language) if rule else description(register, part, language)


def _fields(register: Register, activity: Activity, language: Language) -> Iterator[tuple[str, list[str]]]:
    record_type = type_of(activity)
    for name in activity.unreviewed:
        field = record_type.field_named.get(name)
        if field is not None and name not in _TOLD_APART:
            said = paragraphs(register, activity, field, language)
            yield field.label_in(language), [listed(said)]
