"""Retention rules as sentences: one correct sentence for every kind of rule, in Swedish and in English."""

from ropa_desktop.i18n import Language, message, translate, translate_plural
from ropa_desktop.law.vocabularies import vocabulary
from ropa_desktop.register.kinds import period_in_words
from ropa_desktop.register.records import RetentionRule
from ropa_desktop.register.register import Register
from ropa_desktop.wording.phrases import (
    condition_clause,
    condition_note,
    fragment,
    in_a_row,
    lowered,
    not_stated,
    quoted,
    raised,
    sentence,
)
from ropa_desktop.wording.retention_times import (
    AT_ONCE,
    action_phrase,
    ends_clause,
    ends_decide,
    erased_at_once,
    erased_on_request,
    held_on_condition,
    is_endless,
    storage_elsewhere,
    storage_time,
)

TOLD = frozenset(
    (
        *("kind", "data_as_written", "people_as_written", "period", "bound", "criterion", "ends_when"),
        *("trigger", "trigger_as_written", "second_trigger", "second_trigger_as_written"),
        *("second_period", "second_period_for", "condition", "refers_to", "statute", "section"),
        *("overrides", "action", "action_as_written"),
    )
)
"""The fields of a retention rule that its sentence says."""


def retention_sentence(register: Register, rule: RetentionRule, language: Language) -> str:
    """What a retention rule says, as one sentence (Art. 30(1)(f)); "Not stated" where it says nothing.

    Periods keep the unit they were written in. What the user wrote stands as written: in place where the
    grammar is sure to hold, else in quotation marks or after a colon.
    """
    clauses = [clause for clause in _clauses(register, rule, language) if clause]
    if not clauses:
        whole = not_stated(language)
    elif _core(rule, language):
        whole = "; ".join(clauses)
    else:
        whole = "; ".join((translate("The period is not stated", language), *clauses))
    limits = _limits(rule, language)
    if limits:
        return sentence(f"{limits}: {lowered(whole)}")
    return sentence(whole) if clauses else whole


def rule_in_short(rule: RetentionRule, language: Language) -> str:
    """What a retention rule says at its core, without exceptions: "Order data: kept for 5 years"."""
    core = _core(rule, language) or not_stated(language)
    limits = _limits(rule, language)
    return raised(f"{limits}: {lowered(core)}" if limits else core)


def rule_name(rule: RetentionRule, language: Language) -> str:
    """A short name of a retention rule: its own, or the data it is for, or what it says at its core."""
    named = rule.name or fragment(rule.data_as_written)
    return named or _core(rule, language) or not_stated(language)


def _limits(rule: RetentionRule, language: Language) -> str:
    """Which data and people the rule is for, as written."""
    data = fragment(rule.data_as_written)
    people = in_a_row([fragment(one) for one in rule.people_as_written], language)
    if data and people:
        return message("{data}, only for {people}", data=data, people=people).in_language(language)
    return message("Only for {people}", people=people).in_language(language) if people else data


def _core(rule: RetentionRule, language: Language) -> str:
    if rule.period == AT_ONCE and not rule.criterion:
        return erased_at_once(rule, language)
    on_request = erased_on_request(rule, language)
    return on_request or storage_elsewhere(rule, language) or storage_time(rule, language)


def _clauses(register: Register, rule: RetentionRule, language: Language) -> tuple[str, ...]:
    """The main clause, then what stands after it; empty where nothing is said."""
    core = _core(rule, language)
    is_held = held_on_condition(rule)
    condition = condition_clause(rule.condition, language) if core and not is_held else ""
    main = ", ".join(part for part in (core, condition, _then(rule, language, core)) if part)
    decided = bool(core) and _has_end(rule, language) and ends_decide(rule)
    if decided and (len(rule.ends_when) > 1 or not ends_clause(rule, language)):
        main = f"{main}: {'; '.join(fragment(end) for end in rule.ends_when)}"
    return (
        main,
        _time_after_all(rule, language),
        "" if decided else _ends(rule, language),
        _second_period(rule, language),
        "" if condition or is_held else condition_note(rule.condition, language),
        _loose_action(rule, language),
        _reference(rule, language),
        _precedence(register, rule, language),
    )


def _time_after_all(rule: RetentionRule, language: Language) -> str:
    """The time that is stated although the rule gives none of its own: it has to be seen."""
    stated = rule.period or rule.criterion or rule.statute or rule.trigger or rule.trigger_as_written
    is_told = rule.kind == "not_stored" and rule.period
    if not stated or is_told or not storage_elsewhere(rule, language):
        return ""
    return lowered(storage_time(rule, language))


def _ends(rule: RetentionRule, language: Language) -> str:
    cases = in_a_row([fragment(end) for end in rule.ends_when], language, alternatives=True)
    if not cases:
        return ""
    clause = ends_clause(rule, language)
    if clause and rule.period:
        return message("storage ends earlier {clause}", clause=clause).in_language(language)
    if clause:
        return message("storage ends {clause}", clause=clause).in_language(language)
    if rule.period:
        return message("storage ends earlier in these cases: {cases}", cases=cases).in_language(language)
    return message("storage ends in these cases: {cases}", cases=cases).in_language(language)


def _has_end(rule: RetentionRule, language: Language) -> bool:
    return not is_endless(rule) and not storage_elsewhere(rule, language)


def _then(rule: RetentionRule, language: Language, core: str) -> str:
    """What is done with the data in the end, where a code says it: "after which the data are erased"."""
    action = action_phrase(rule, language)
    if not action or not core or _acts_at_once(rule, language) or not _has_end(rule, language):
        return ""
    then = message("after which the data {action}", action=action).in_language(language)
    return f"{then}{_in_own_words(rule, language)}"


def _acts_at_once(rule: RetentionRule, language: Language) -> bool:
    """Whether the core says the action, so that it does not follow as a next step."""
    return rule.period == AT_ONCE or bool(erased_on_request(rule, language))


def _in_own_words(rule: RetentionRule, language: Language) -> str:
    """The user's words for an action, in parentheses, where they say more than its code."""
    written = fragment(rule.action_as_written)
    same = vocabulary("retention_actions").find(written)
    known = same is not None and same.id == rule.action
    return f" ({quoted(written, language)})" if written and not known else ""


def _loose_action(rule: RetentionRule, language: Language) -> str:
    """The action where the main clause does not say it: in free words, or where storage has no end."""
    written = fragment(rule.action_as_written)
    if not action_phrase(rule, language):
        if not written:
            return ""
        if _has_end(rule, language):
            return message("then: {measure}", measure=written).in_language(language)
        return message("measure: {measure}", measure=written).in_language(language)
    is_told = not _acts_at_once(rule, language) or not _in_own_words(rule, language)
    if _has_end(rule, language) and is_told:
        return ""
    label = vocabulary("retention_actions").terms[rule.action].in_language(language)
    measure = f"{lowered(label)}{_in_own_words(rule, language)}"
    return message("measure: {measure}", measure=measure).in_language(language)


def _second_period(rule: RetentionRule, language: Language) -> str:
    use = fragment(rule.second_period_for)
    if rule.second_period is None:
        unknown = message("the period for the following is not stated: {use}", use=use)
        return unknown.in_language(language) if use else ""
    period = period_in_words(rule.second_period, language)
    if not use:
        return message("there is a second period of {period}", period=period).in_language(language)
    if "," in use:
        following = message("the period for the following is {period}: {use}", period=period, use=use)
        return following.in_language(language)
    use = lowered(use).removeprefix("för " if language == "sv" else "for ")
    return message("for {use} the period is {period}", use=use, period=period).in_language(language)


def _reference(rule: RetentionRule, language: Language) -> str:
    document = fragment(rule.refers_to)
    is_told = rule.kind == "by_reference" and storage_elsewhere(rule, language)
    if not document or is_told:
        return ""
    return message("see: {document}", document=document).in_language(language)


def _precedence(register: Register, rule: RetentionRule, language: Language) -> str:
    """Which rules this one prevails over: by name, or by what they say where a name would not tell them."""
    own, said, named = rule_name(rule, language).casefold(), [], []
    for other in register.chosen(RetentionRule, rule.overrides):
        name = rule_name(other, language)
        core = _core(other, language)
        if core and name.casefold() in (own, core.casefold()):
            core = quoted(lowered(core), language)
            said.append(message("applies instead of the rule {core}", core=core).in_language(language))
        else:
            named.append(lowered(name))
    if named:
        over = translate_plural(
            "prevails over the rule on {rules}", "prevails over the rules on {rules}", len(named), language
        )
        said.append(over.format(rules=in_a_row(named, language)))
    return "; ".join(said)
