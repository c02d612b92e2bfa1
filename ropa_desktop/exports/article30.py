"""What Article 30 demands of each activity, point by point: for controllers (1) and for processors (2)."""

from dataclasses import replace
from functools import partial

from ropa_desktop.exports.entries import Entry, Told, each_once, tell_each, unstated
from ropa_desktop.exports.responsibility import (
    clients_told,
    is_processor,
    joint_controllers_told,
    officer_told,
    organisation_told,
    representative_told,
    sub_processors_told,
)
from ropa_desktop.exports.scope import Said, Scope
from ropa_desktop.i18n import N_, message, translate
from ropa_desktop.register.fields import says_something
from ropa_desktop.register.records import (
    Activity,
    Client,
    DataItem,
    DataUse,
    Disclosure,
    Measure,
    Organisation,
    People,
    Purpose,
    Retention,
    RetentionRule,
    Transfer,
)
from ropa_desktop.register.values import Answer, Existence
from ropa_desktop.wording.data import data_item_text, data_use_text
from ropa_desktop.wording.descriptions import coverage
from ropa_desktop.wording.disclosures import disclosure_text
from ropa_desktop.wording.naming import name_of, names_of
from ropa_desktop.wording.phrases import in_a_row, listed, not_stated, one_line, sentences
from ropa_desktop.wording.retention import retention_sentence
from ropa_desktop.wording.security import measure_text
from ropa_desktop.wording.transfers import transfer_sentence


def purposes_told(scope: Scope, activity: Activity) -> Told:
    """The purposes of an activity, numbered where there are several."""
    purposes = [said.part for said in scope.parts(Purpose, activity)]
    texts = [name_of(scope.register, purpose, scope.language) for purpose in purposes]
    if len(texts) > 1:
        texts = [f"{number}. {text}" for number, text in enumerate(texts, 1)]
    return Told(tuple(texts)) if texts else unstated(scope)


def people_told(scope: Scope, activity: Activity) -> Told:
    """The categories of people an activity is about."""
    return tell_each(scope, scope.parts(People, activity), name_of)


def data_told(scope: Scope, activity: Activity) -> Told:
    """Which data about whom: data groups with what they hold, then single data, by those concerned."""
    texts = [
        (_about(scope, said.part.people, scope.once(data_use_text, said.part)), said.shared)
        for said in scope.parts(DataUse, activity)
    ]
    about: dict[tuple[tuple[str, ...], bool], list[str]] = {}
    for item in scope.parts(DataItem, activity):
        name = scope.once(data_item_text, item.part)
        about.setdefault((item.part.people, item.shared), []).append(name)
    for (people, shared), names in about.items():
        texts.append((_about(scope, people, listed(list(dict.fromkeys(names)))), shared))
    return Told(each_once(scope, texts)) if texts else unstated(scope)


def _about(scope: Scope, people: tuple[str, ...], data: str) -> str:
    names = names_of(scope.register, scope.register.chosen(People, people), scope.language)
    return f"{in_a_row(names, scope.language)}: {data}" if names else data


def recipients_told(scope: Scope, activity: Activity) -> Told:
    """The recipients of an activity, or that there are none."""
    receiving = [said for said in scope.parts(Disclosure, activity) if said.part.role != "source"]
    organisation = scope.organisation_of(activity)
    shared = organisation.recipients if organisation else Existence.UNANSWERED
    return _receiving_told(scope, activity, receiving, shared)


def further_recipients_told(scope: Scope, activity: Activity) -> Told:
    """The recipients of a processor's activity beside the processors engaged, which Art. 30(2)(a) names.

    What the organisation says of its own recipients does not hold for what it does on behalf of others.
    """
    receiving = [
        said
        for said in scope.own_parts(Disclosure, activity)
        if said.part.role != "source" and not is_processor(said.part)
    ]
    return _receiving_told(scope, activity, receiving, Existence.UNANSWERED)


def _receiving_told(
    scope: Scope, activity: Activity, receiving: list[Said[Disclosure]], shared: Existence
) -> Told:
    return _with_existence(
        scope,
        tell_each(scope, receiving, disclosure_text),
        (activity.recipients, shared),
        translate("No recipients", scope.language),
        translate("There are recipients, but they are not stated", scope.language),
    )


def transfers_told(scope: Scope, activity: Activity) -> Told:
    """The transfers of an activity to third countries, or that there are none."""
    told = tell_each(scope, scope.parts(Transfer, activity), transfer_sentence)
    organisation = scope.organisation_of(activity)
    return _with_existence(
        scope,
        told,
        (activity.transfers, organisation.transfers if organisation else Existence.UNANSWERED),
        translate("No transfers to third countries", scope.language),
        translate("There are transfers, but they are not stated", scope.language),
    )


def _with_existence(
    scope: Scope, told: Told, answers: tuple[Existence, Existence], none: str, some: str
) -> Told:
    """What is listed together with the answers, of activity and organisation, to whether there is any."""
    own, shared = answers
    if own is Existence.NONE:
        return Told((none, *(() if told.missing else told.paragraphs)))
    if not told.missing:
        return told
    if own is Existence.SOME:
        return Told((some,), missing=True)
    if shared is Existence.NONE:
        return Told((scope.as_shared(none),))
    if shared is Existence.SOME:
        return Told((some,), missing=True)
    return told


def retention_told(scope: Scope, activity: Activity) -> Told:
    """The time limits of an activity, or why none can be given."""
    told = _time_limits(scope, scope.parts(Retention, activity))
    if not told.missing or not activity.retention_impossible.strip():
        return told
    reason = one_line(activity.retention_impossible)
    return Told(
        (message("No time limit can be given. Reason: {reason}", reason=reason).in_language(scope.language),)
    )


def _time_limits(scope: Scope, retentions: list[Said[Retention]]) -> Told:
    """Retention rules in words, each with the data, purposes and people that it applies to."""
    texts, stated = [], False
    for said in retentions:
        rule = scope.register.get(RetentionRule, said.part.rule)
        text = scope.once(retention_sentence, rule) if rule else not_stated(scope.language)
        stated |= text != not_stated(scope.language)
        covered = coverage(scope.register, _limited_anew(scope, said.part, rule), scope.language)
        limits = f"{translate('Applies to', scope.language)}: {covered}" if covered else ""
        texts.append((sentences((text, limits)) if limits else text, said.shared))
    return Told(each_once(scope, texts), missing=not stated) if texts else unstated(scope)


def _limited_anew(scope: Scope, retention: Retention, rule: RetentionRule | None) -> Retention:
    """The use of a rule without its limit to people where the rule's own sentence has said that limit."""
    if rule is None or not rule.people_as_written:
        return retention
    people = scope.register.chosen(People, retention.people)
    written = [one_line(one).casefold() for one in rule.people_as_written]
    names = [name.casefold() for name in names_of(scope.register, people, scope.language)]
    is_told = all(any(name in one for one in written) for name in names)
    return replace(retention, people=()) if is_told else retention


def security_told(scope: Scope, activity: Activity) -> Told:
    """The activity's measures, then those of the organisation in full unless they are said not to apply."""
    texts = [(text, False) for text in _measures(scope, activity)]
    organisation = scope.organisation_of(activity)
    if organisation is not None and activity.security_inherited is not Answer.NO:
        texts += [(text, True) for text in _measures(scope, organisation)]
    if texts:
        return Told(each_once(scope, texts))
    if activity.security_impossible.strip():
        reason = one_line(activity.security_impossible)
        cannot = message("Security cannot be described. Reason: {reason}", reason=reason)
        return Told((cannot.in_language(scope.language),))
    return unstated(scope)


def _measures(scope: Scope, owner: Activity | Organisation) -> list[str]:
    measures = filter(says_something, scope.register.chosen(Measure, owner.measures))
    texts = [scope.once(measure_text, measure) for measure in measures]
    return [*texts, one_line(owner.security_note)] if owner.security_note.strip() else texts


def categories_told(scope: Scope, activity: Activity) -> Told:
    """The categories of processing for each controller; each must be told what is done for it."""
    clients = [said.part for said in scope.parts(Client, activity)]
    if not clients:
        return unstated(scope)
    paragraphs = []
    for client in clients:
        name = name_of(scope.register, client, scope.language)
        done = listed([one_line(category) for category in client.categories])
        paragraphs.append(f"{name}: {done or not_stated(scope.language)}")
    return Told(tuple(paragraphs), missing=not any(client.categories for client in clients))


ARTICLE_30_1 = N_("Article 30(1)")
ARTICLE_30_2 = N_("Article 30(2)")
"""The headings over what Article 30 demands."""

_point_1 = partial(Entry, group=ARTICLE_30_1)
_point_2 = partial(Entry, group=ARTICLE_30_2)

CONTROLLER = (
    _point_1(N_("Controller"), organisation_told, "30(1)(a)", width=26),
    _point_1(N_("Joint controllers"), joint_controllers_told, "30(1)(a)", width=20),
    _point_1(N_("Representative"), representative_told, "30(1)(a)", width=18),
    _point_1(N_("Data protection officer"), officer_told, "30(1)(a)", width=20),
    _point_1(N_("Purposes"), purposes_told, "30(1)(b)", width=40),
    _point_1(N_("Categories of data subjects"), people_told, "30(1)(c)", width=28),
    _point_1(N_("Categories of personal data"), data_told, "30(1)(c)", width=40),
    _point_1(N_("Recipients"), recipients_told, "30(1)(d)", width=40),
    _point_1(N_("Transfers to third countries"), transfers_told, "30(1)(e)", width=34),
    _point_1(N_("Retention"), retention_told, "30(1)(f)", width=48),
    _point_1(N_("Security measures"), security_told, "30(1)(g)", width=34),
)
"""The content of Art. 30(1), in the order of its points."""

PROCESSOR = (
    _point_2(N_("Processor"), organisation_told, "30(2)(a)"),
    _point_2(N_("Representative"), representative_told, "30(2)(a)"),
    _point_2(N_("Data protection officer"), officer_told, "30(2)(a)"),
    _point_2(N_("Controllers served"), clients_told, "30(2)(a)", width=40),
    _point_2(N_("Other processors"), sub_processors_told, "30(2)(a)"),
    _point_2(N_("Categories of processing"), categories_told, "30(2)(b)", width=40),
    _point_2(N_("Transfers to third countries"), transfers_told, "30(2)(c)", width=40),
    _point_2(N_("Security measures"), security_told, "30(2)(d)", width=40),
)
"""The content of Art. 30(2), in the order of its points."""
