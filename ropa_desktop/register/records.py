"""The record types of a register: one line a field, in the order of forms and exports.

An empty value always means "not stated"; that there is none of something is said by an `Answer` or an
`Existence`. Parts whose owner is an organisation hold for every activity of it: they are said once for the
whole organisation.
"""

from ropa_desktop.i18n import N_
from ropa_desktop.register.fields import (
    ANY_RECORD,
    Part,
    Record,
    answer,
    choice,
    choices,
    content,
    date,
    duration,
    existence,
    lines,
    record_type,
    reference,
    references,
    text,
    texts,
    whole_number,
)
from ropa_desktop.register.values import Answer, Duration, Existence, PartialDate

IDENTITY = N_("Identity")
CONTACT = N_("Contact details")
REPRESENTATIVE = N_("Representative")
OFFICER = N_("Data protection officer")
PROFILE = N_("About the organisation")
DECLARED = N_("Stated for the whole")
STATE = N_("Status")
PEOPLE = N_("People and data")
SECURITY = N_("Security")
AUTOMATION = N_("Automated decisions, profiling and AI")
CAMERAS = N_("Camera surveillance")
INFORMATION = N_("Information to people")
ASSESSMENT = N_("Impact assessment")
REVIEW = N_("Review and approval")
NOTES = N_("Notes")
AGREEMENT = N_("Agreement")
JUSTIFICATION = N_("Justification")
COVERS = N_("What it covers")
SAFEGUARDS = N_("Safeguards")
RULE = N_("Time limit")

SHARED = ("activity", "organisation")
"""Owners of what may be said for one activity or once for the whole organisation."""


@record_type("register", "registers", "Register", "Registers")
class RegisterSheet(Record):
    """The register itself; exactly one in a file, and its id is the register's id."""

    title: str = text("Title")
    version: str = text("Version")
    dated: PartialDate | None = date("Date of the version")
    approved_by: str = text("Approved by")
    approved_on: PartialDate | None = date("Approved on")
    notes: str = lines("Notes")


@record_type("organisation", "organisations", "Organisation", "Organisations")
class Organisation(Record):
    """Whoever keeps the record: controller, processor or both. A file may hold several, such as a group."""

    name: str = text("Legal name", "30(1)(a)", IDENTITY)
    legal_form: str = choice("Legal form", "legal_forms", section=IDENTITY)
    org_number: str = text("Organisation number", section=IDENTITY)
    name_as_written: str = text("Name as written", section=IDENTITY)
    controller_as_written: str = text("Controller as written", section=IDENTITY)
    group_parent: str = reference("Parent in the group", "organisation", "party", section=IDENTITY)
    group_relation: str = text("Group relation as written", section=IDENTITY)
    business_areas: tuple[str, ...] = texts("Business areas", section=IDENTITY)
    registers_kept_apart: Answer = answer("Registers of the business areas kept apart", section=IDENTITY)

    street: str = text("Street address", "30(1)(a)", CONTACT)
    box: str = text("Box", "30(1)(a)", CONTACT)
    postal_code: str = text("Postal code", "30(1)(a)", CONTACT)
    city: str = text("City", "30(1)(a)", CONTACT)
    country: str = choice("Country", "countries", "30(1)(a)", CONTACT)
    web: tuple[str, ...] = texts("Websites", section=CONTACT)

    representative: str = choice("Representative (Art. 27)", "designations", "30(1)(a)", REPRESENTATIVE)
    representative_name: str = text("Name of the representative", "30(1)(a)", REPRESENTATIVE)
    representative_contact: str = lines("Contact details of the representative", "30(1)(a)", REPRESENTATIVE)
    representative_reason: str = lines("Why no representative is needed", "27(2)", REPRESENTATIVE)

    officer: str = choice("Data protection officer", "designations", "30(1)(a)", OFFICER)
    officer_name: str = text("Name of the officer", "30(1)(a)", OFFICER)
    officer_email: str = text("E-mail of the officer", "30(1)(a)", OFFICER)
    officer_phone: str = text("Phone of the officer", "30(1)(a)", OFFICER)
    officer_address: str = lines("Address of the officer", "30(1)(a)", OFFICER)
    officer_external: Answer = answer("External officer", section=OFFICER)
    officer_other_roles: tuple[str, ...] = choices(
        "Other roles of the officer", "dpo_roles", "38(6)", OFFICER
    )
    officer_notified: PartialDate | None = date("Notified to the authority", "37(7)", OFFICER)
    officer_published: Answer = answer("Contact details published", "37(7)", OFFICER)
    officer_assessment: str = lines("Assessment whether an officer is required", "37(1)", OFFICER)
    officer_note: str = lines("Note on the officer", section=OFFICER)

    public_authority: Answer = answer("Public authority or body", "37(1)(a)", PROFILE)
    public_task: Answer = answer("Performs a public task", "6(1)(e)", PROFILE)
    employees: int | None = whole_number("Persons employed", "30(5)", PROFILE)
    core_monitoring: Answer = answer("Core activity: large-scale monitoring", "37(1)(b)", PROFILE)
    core_special: Answer = answer("Core activity: special categories on a large scale", "37(1)(c)", PROFILE)
    processes_for_customers: Answer = answer("Processes data on behalf of customers", "30(2)", PROFILE)
    exemption_claimed: Answer = answer("Exemption in Art. 30(5) claimed", "30(5)", PROFILE)
    exemption_reason: str = lines("Reason for the exemption", "30(5)", PROFILE)
    exemption_date: PartialDate | None = date("Exemption decided on", "30(5)", PROFILE)

    recipients: Existence = existence("Recipients of all activities", "30(1)(d)", DECLARED)
    transfers: Existence = existence("Transfers to third countries in any activity", "30(1)(e)", DECLARED)
    measures: tuple[str, ...] = references(
        "Common security measures", "measure", article="30(1)(g)", section=DECLARED
    )
    security_note: str = lines("Common security in words", "30(1)(g)", DECLARED)
    automated_decisions: Answer = answer("Automated decisions", "22", DECLARED)
    profiling: Answer = answer("Profiling", "4(4)", DECLARED)
    automation_note: str = lines("Automated decisions and profiling in words", "13(2)(f)", DECLARED)
    personnummer_reason: str = choice("Ground for personnummer", "personnummer_reasons", section=DECLARED)
    personnummer_motivation: str = lines("Why personnummer is needed", "87", DECLARED)
    rights_exercise: tuple[str, ...] = texts("How rights are exercised", "12(2)", DECLARED)
    notes: str = lines("Notes", section=NOTES)


@record_type("contact", "contacts", "Contact", "Contacts", ("organisation",))
class Contact(Part):
    """One way of reaching the organisation, with what it is for."""

    kind: str = choice("Kind of contact", "contact_kinds")
    value: str = text("Contact", "30(1)(a)")
    use: str = text("Used for")


@record_type("right", "rights", "Right", "Rights", SHARED)
class Right(Part):
    """A right as told to people (Art. 12-22 and 77): stated or not, how to exercise it."""

    right: str = choice("Right", "rights")
    stated: Answer = answer("Told to people")
    route: str = text("How to exercise it", "12(2)")
    note: str = lines("Note")


@record_type(
    "authority",
    "authorities",
    "Supervisory authority",
    "Supervisory authorities",
    ("organisation",),
)
class Authority(Part):
    """A supervisory authority as written; the current name is derived, never stored."""

    name: str = text("Name as written")
    field: str = choice("Competence", "authority_fields")


@record_type("activity", "activities", "Activity", "Activities")
class Activity(Record):
    """One processing activity, as controller, joint controller or processor."""

    number: str = text("Number", section=IDENTITY)
    name: str = text("Name", section=IDENTITY)
    name_en: str = text("Name in English", section=IDENTITY)
    organisation: str = reference("Organisation", "organisation", article="30(1)(a)", section=IDENTITY)
    role: str = choice("Role", "activity_roles", "30(1)", IDENTITY)
    unit: str = text("Unit", section=IDENTITY)
    business_area: str = text("Business area", section=IDENTITY)
    responsible: str = text("Process owner", section=IDENTITY)
    description: str = lines("Description", section=IDENTITY)

    state: str = choice("Status", "activity_states", section=STATE)
    start: PartialDate | None = date("Start", section=STATE)
    end: PartialDate | None = date("End", section=STATE)
    replaced_by: str = reference("Replaced by", "activity", section=STATE)

    recipients: Existence = existence("Recipients", "30(1)(d)", DECLARED)
    transfers: Existence = existence("Transfers to third countries", "30(1)(e)", DECLARED)
    retention_impossible: str = lines("Why no time limit can be given", "30(1)(f)", DECLARED)

    people_count: int | None = whole_number("Estimated number of people", section=PEOPLE)
    large_scale: Answer = answer("Large scale", "35(3)", PEOPLE)
    vulnerable_people: Answer = answer("Vulnerable people", "35(1)", PEOPLE)
    children_online: Answer = answer("Online service offered to children", "8(1)", PEOPLE)
    power_imbalance: Answer = answer("Imbalance of power towards people", "7(4)", PEOPLE)
    free_text_assessed: str = lines("How free text is limited", "9(1)", PEOPLE)
    occasional: Answer = answer("Occasional processing", "30(5)", PEOPLE)
    personnummer_reason: str = choice("Ground for personnummer", "personnummer_reasons", section=PEOPLE)
    personnummer_motivation: str = lines("Why personnummer is needed", "87", PEOPLE)

    measures: tuple[str, ...] = references(
        "Security measures", "measure", article="30(1)(g)", section=SECURITY
    )
    security_inherited: Answer = answer("Common security measures apply", "30(1)(g)", SECURITY)
    security_note: str = lines("Security in words", "30(1)(g)", SECURITY)
    security_impossible: str = lines("Why security cannot be described", "30(1)(g)", SECURITY)
    systems: tuple[str, ...] = references("Systems", "system", section=SECURITY)
    storage: str = lines("Storage", section=SECURITY)
    trackers: tuple[str, ...] = references("Cookies and tools", "tracker", section=SECURITY)

    automated_decisions: Answer = answer("Automated decisions", "22", AUTOMATION)
    automated_decisions_note: str = lines("Automated decisions in words", "13(2)(f)", AUTOMATION)
    automated_decisions_ground: str = choice(
        "Ground for automated decisions", "art22_grounds", "22(2)", AUTOMATION
    )
    automated_decisions_safeguards: str = lines("Safeguards for automated decisions", "22(3)", AUTOMATION)
    profiling: Answer = answer("Profiling", "4(4)", AUTOMATION)
    profiling_note: str = lines("Profiling in words", "13(2)(f)", AUTOMATION)
    ai: Answer = answer("Use of AI", section=AUTOMATION)
    ai_note: str = lines("Use of AI in words", section=AUTOMATION)

    camera_signs: Answer = answer("Signs tell of the cameras", "13", CAMERAS)
    camera_sound_notice: Answer = answer("Notice that sound is recorded", "13", CAMERAS)
    camera_negotiated: PartialDate | None = date("Negotiated with the trade union on", section=CAMERAS)
    camera_assessed: PartialDate | None = date("Camera assessment made on", section=CAMERAS)
    camera_listed: Answer = answer("In the list of cameras", section=CAMERAS)

    information: Answer = answer("Information given to people", "13", INFORMATION)
    information_documents: tuple[str, ...] = references(
        "Information texts", "document", article="13", section=INFORMATION
    )
    information_note: str = lines("How people are informed", "13", INFORMATION)
    information_other_sources: Answer = answer("Told where data come from others", "14(3)", INFORMATION)

    dpia: str = choice("Impact assessment", "dpia_outcomes", "35(1)", ASSESSMENT)
    dpia_criteria: tuple[str, ...] = choices("Criteria met", "dpia_criteria", "35(1)", ASSESSMENT)
    dpia_cases: tuple[str, ...] = choices("Cases in Art. 35(3)", "dpia_article_cases", "35(3)", ASSESSMENT)
    dpia_reason: str = lines("Reason for the outcome", "35(1)", ASSESSMENT)
    dpia_decided: PartialDate | None = date("Need assessed on", "35(1)", ASSESSMENT)
    dpia_done: PartialDate | None = date("Impact assessment done on", "35(7)", ASSESSMENT)
    dpia_reference: str = text("Reference of the assessment", "35(7)", ASSESSMENT)
    dpia_officer_opinion: str = lines("The officer's opinion", "35(2)", ASSESSMENT)
    dpia_residual_high: Answer = answer("High risk remains", "36(1)", ASSESSMENT)
    dpia_consulted: PartialDate | None = date("Prior consultation", "36(1)", ASSESSMENT)
    dpia_facts: str = text("Facts behind the assessment", "35(11)", ASSESSMENT)

    reviewed: PartialDate | None = date("Last reviewed", section=REVIEW)
    review_interval: Duration | None = duration("Review interval", section=REVIEW)
    review_due: PartialDate | None = date("Next review", section=REVIEW)
    reviewed_by: str = text("Reviewed by", section=REVIEW)
    approved_by: str = text("Approved by", section=REVIEW)
    approved_on: PartialDate | None = date("Approved on", section=REVIEW)
    origin: str = choice("Where the entry came from", "origins", section=REVIEW)
    origin_reference: str = text("Origin in detail", section=REVIEW)
    unreviewed: tuple[str, ...] = texts("Fields not yet confirmed", section=REVIEW)

    documents: tuple[str, ...] = references("Documents", "document", section=NOTES)
    tags: tuple[str, ...] = texts("Tags", section=NOTES)
    notes: str = lines("Internal notes", section=NOTES)


@record_type("purpose", "purposes", "Purpose", "Purposes", ("activity",))
class Purpose(Part):
    """A purpose of an activity; several, in order."""

    text: str = lines("Purpose", "30(1)(b)")
    text_en: str = lines("Purpose in English", "30(1)(b)")


@record_type("people", "people", "Category of people", "Categories of people", SHARED)
class People(Part):
    """A category of people the data are about, by status or relation where that matters."""

    category: str = choice("Category", "people", "30(1)(c)")
    name: str = text("People as written", "30(1)(c)")
    qualifier: str = text("Limited to")
    vulnerable: Answer = answer("Vulnerable")
    count: int | None = whole_number("Estimated number")


@record_type("data_group", "data_groups", "Data group", "Data groups")
class DataGroup(Record):
    """A reusable list of data, such as the categories that a document states once for everything."""

    name: str = text("Name")
    note: str = lines("Note")


@record_type(
    "data_item",
    "data_items",
    "Data category",
    "Data categories",
    ("activity", "organisation", "data_group"),
)
class DataItem(Part):
    """A category of personal data, of an activity or of a data group."""

    category: str = choice("Category", "data", "30(1)(c)")
    name: str = text("Data as written", "30(1)(c)")
    flags: tuple[str, ...] = choices("Marks", "data_flags")
    people: tuple[str, ...] = references("About", "people", article="30(1)(c)")
    may_be_sensitive: Answer = answer("May hold special categories or offences", "9(1)")
    justification: str = lines("Why it is needed", "5(1)(c)")


@record_type("data_use", "data_uses", "Data group in use", "Data groups in use", SHARED)
class DataUse(Part):
    """A data group as used by an activity, or by everything that the organisation does."""

    group: str = reference("Data group", "data_group", article="30(1)(c)")
    people: tuple[str, ...] = references("About", "people", article="30(1)(c)")
    scope: str = choice("Said for", "data_use_scopes")
    note: str = lines("Note")


@record_type("operation", "operations", "Operation", "Operations", SHARED)
class Operation(Part):
    """What is done with the data, apart from why."""

    text: str = lines("Operation", "4(2)")


@record_type("legal_basis", "legal_bases", "Legal basis", "Legal bases", SHARED)
class LegalBasis(Part):
    """A legal basis in Art. 6(1). The same article may stand several times, with different interests."""

    basis: str = choice("Legal basis", "legal_bases", "6(1)")
    whole: Answer = answer("Covers the whole", section=COVERS)
    purposes: tuple[str, ...] = references("Purposes covered", "purpose", section=COVERS)
    data: tuple[str, ...] = references("Data covered", "data_item", "data_use", section=COVERS)
    data_as_written: str = text("Data covered, as written", section=COVERS)
    people: tuple[str, ...] = references("People covered", "people", section=COVERS)
    operations: tuple[str, ...] = references("Operations covered", "operation", section=COVERS)
    alternatives: tuple[str, ...] = references(
        "Alternative basis, not yet decided", "legal_basis", section=COVERS
    )
    interest: str = lines("Legitimate interest", "6(1)(f)", JUSTIFICATION)
    necessity: str = lines("Why it is necessary", "6(1)(f)", JUSTIFICATION)
    balancing: str = lines("Balancing test", "6(1)(f)", JUSTIFICATION)
    objection_route: str = lines("How to object", "21(1)", JUSTIFICATION)
    statute: str = text("Statute, agreement or decision", "6(3)", JUSTIFICATION)
    section: str = text("Section", "6(3)", JUSTIFICATION)
    obligation: str = lines("Obligation or task", "6(3)", JUSTIFICATION)
    outside_public_tasks: Answer = answer("Outside the authority's tasks", "6(1)", JUSTIFICATION)
    contract: str = lines("Contract", "6(1)(b)", JUSTIFICATION)
    consent_given_to: str = text("Consent given to", "7(1)", JUSTIFICATION)
    consent_obtained: str = lines("How consent is obtained", "7(1)", JUSTIFICATION)
    consent_evidence: str = lines("Where the proof of consent is kept", "7(1)", JUSTIFICATION)
    consent_withdrawal: str = lines("How consent is withdrawn", "7(3)", JUSTIFICATION)
    child_age_check: str = lines("How the age of children is checked", "8", JUSTIFICATION)
    vital_situation: str = lines("Danger to life or health", "6(1)(d)", JUSTIFICATION)
    note: str = lines("Note", section=JUSTIFICATION)


@record_type(
    "special_condition",
    "special_conditions",
    "Art. 9(2) condition",
    "Art. 9(2) conditions",
    SHARED,
)
class SpecialCondition(Part):
    """A condition in Art. 9(2) that lifts the ban on special categories; it stands beside a legal basis,
    never for it.
    """

    condition: str = choice("Condition", "special_conditions", "9(2)")
    data: tuple[str, ...] = references("Data covered", "data_item", "data_use", section=COVERS)
    legal_reference: str = text("Statute or collective agreement", "9(2)", JUSTIFICATION)
    third_party_ground: str = lines("Ground for disclosure to a third party", "9(2)(b)", JUSTIFICATION)
    secrecy: str = lines("Duty of secrecy", "9(3)", JUSTIFICATION)
    incapacity: str = lines("Why consent cannot be given", "9(2)(c)", JUSTIFICATION)
    nonprofit_aim: str = lines("Aim of the non-profit body", "9(2)(d)", JUSTIFICATION)
    none_outside: Answer = answer("Nothing leaves the body without consent", "9(2)(d)", JUSTIFICATION)
    publication: str = lines("Where the person made it public", "9(2)(e)", JUSTIFICATION)
    claim: str = lines("Legal claim", "9(2)(f)", JUSTIFICATION)
    safeguards: str = lines("Safeguards for research and statistics", "89(1)", JUSTIFICATION)
    consent_obtained: str = lines("How explicit consent is obtained", "7(1)", JUSTIFICATION)
    consent_withdrawal: str = lines("How consent is withdrawn", "7(3)", JUSTIFICATION)
    note: str = lines("Note", section=JUSTIFICATION)


@record_type(
    "criminal_condition",
    "criminal_conditions",
    "Art. 10 ground",
    "Art. 10 grounds",
    SHARED,
)
class CriminalCondition(Part):
    """The ground for data on criminal convictions and offences (Art. 10)."""

    ground: str = choice("Ground", "criminal_grounds", "10")
    data: tuple[str, ...] = references("Data covered", "data_item", "data_use", section=COVERS)
    reference: str = text("Statute or decision", "10", JUSTIFICATION)
    decided: PartialDate | None = date("Date of the decision", "10", JUSTIFICATION)
    note: str = lines("Note", section=JUSTIFICATION)


@record_type("source", "sources", "Source", "Sources", SHARED)
class Source(Part):
    """Where data come from: the person, a party, a public register, bought data."""

    kind: str = choice("Kind of source", "sources", "14(2)(f)")
    party: str = reference("Party", "party", article="14(2)(f)")
    name: str = text("Source as written", "14(2)(f)")
    data: tuple[str, ...] = references("Data obtained", "data_item", "data_use")
    bought: Answer = answer("Bought")
    condition: str = text("On condition")
    note: str = lines("Note")


@record_type("party", "parties", "Party", "Parties")
class Party(Record):
    """A named firm or authority, or a mere category of them: recipient, source, provider or customer."""

    name: str = text("Name", "30(1)(d)")
    kind: str = choice("Kind of party", "party_kinds")
    category: str = choice("Category of recipient", "recipient_kinds", "30(1)(d)")
    examples: tuple[str, ...] = texts("Examples")
    org_number: str = text("Organisation number")
    country: str = choice("Country", "countries", "30(1)(e)")
    address: str = lines("Address", "30(2)(a)", CONTACT)
    email: str = text("E-mail", "30(2)(a)", CONTACT)
    phone: str = text("Phone", "30(2)(a)", CONTACT)
    representative: str = lines("Its representative", "30(2)(a)", CONTACT)
    officer: str = lines("Its data protection officer", "30(2)(a)", CONTACT)
    services: str = lines("What it does")
    vendor: str = reference("Engaged by", "party", article="28(4)")
    in_group: Answer = answer("Company of the same group")
    sub_processors: Existence = existence("Sub-processors", "28(2)", AGREEMENT)
    agreement: str = choice("Agreement", "agreement_states", "28(3)", AGREEMENT)
    agreement_kind: str = choice("Kind of agreement", "agreement_kinds", "28(3)", AGREEMENT)
    agreement_signed: PartialDate | None = date("Signed", "28(3)", AGREEMENT)
    agreement_expires: PartialDate | None = date("Expires", "28(3)", AGREEMENT)
    agreement_reference: str = text("Reference of the agreement", "28(9)", AGREEMENT)
    agreement_document: str = reference("Agreement document", "document", section=AGREEMENT)
    remote_access: Answer = answer("Access from outside the EEA", "44", SAFEGUARDS)
    dpf_name: str = text("Name in the Data Privacy Framework list", "45(3)", SAFEGUARDS)
    dpf_checked: PartialDate | None = date("Data Privacy Framework checked on", "45(3)", SAFEGUARDS)
    dpf_hr: Answer = answer("Data Privacy Framework covers HR data", "45(3)", SAFEGUARDS)
    note: str = lines("Note")


@record_type("disclosure", "disclosures", "Recipient", "Recipients", SHARED)
class Disclosure(Part):
    """That a party receives data: the role is that of the party on this link, not of the party as such."""

    party: str = reference("Recipient", "party", article="30(1)(d)")
    role: str = choice("Role", "disclosure_roles", "4(9)")
    role_stated: str = choice("How sure the role is", "statements")
    second_role: str = choice("Second role", "disclosure_roles")
    data: tuple[str, ...] = references("Data disclosed", "data_item", "data_use")
    data_as_written: str = text("Data disclosed, as written")
    people: tuple[str, ...] = references("About", "people")
    condition: str = text("On condition")
    time: str = choice("When", "disclosure_times", "30(1)(d)")
    open_list: Answer = answer("Open list (and others like it)")
    engaged_by: str = reference("Sub-processor of", "party", article="28(4)")
    authorisation: str = choice("Authorisation of the sub-processor", "authorisations", "28(2)", AGREEMENT)
    arrangement: PartialDate | None = date("Joint arrangement dated", "26(1)", AGREEMENT)
    arrangement_available: Answer = answer("Essence of the arrangement available", "26(2)", AGREEMENT)
    note: str = lines("Note")


@record_type("client", "clients", "Controller served", "Controllers served", ("activity",))
class Client(Part):
    """A controller on whose behalf a processor acts (Art. 30(2)), with what is done for it."""

    party: str = reference("Controller", "party", article="30(2)(a)")
    categories: tuple[str, ...] = texts("Categories of processing", "30(2)(b)")
    instructions: str = lines("Instructions", "28(3)(a)")
    note: str = lines("Note")


@record_type("transfer", "third_country_transfers", "Transfer", "Transfers", SHARED)
class Transfer(Part):
    """A transfer to a third country or an international organisation, certain or possible."""

    destination: str = text("Destination as written", "30(1)(e)")
    countries: tuple[str, ...] = choices("Countries", "countries", "30(1)(e)")
    international_organisation: str = text("International organisation", "30(1)(e)")
    importers: tuple[str, ...] = references("Importers", "party", article="30(1)(e)")
    certainty: str = choice("Certainty", "transfer_certainties")
    mechanisms: tuple[str, ...] = choices("Transfer mechanisms", "mechanisms", "44", SAFEGUARDS)
    recurring: Answer = answer("Recurring", "49(1)", SAFEGUARDS)
    mechanism_as_written: str = lines("Mechanism as written", "44", SAFEGUARDS)
    adequacy_scope: str = lines("Importer within the scope of the decision", "45(3)", SAFEGUARDS)
    scc_module: str = choice("Module of the clauses", "scc_modules", "46(2)(c)", SAFEGUARDS)
    instrument: str = lines("Instrument, approval or authorisation", "46", SAFEGUARDS)
    signed: PartialDate | None = date("Signed", "46", SAFEGUARDS)
    safeguards: str = lines("Suitable safeguards", "30(1)(e)", SAFEGUARDS)
    document: str = reference("Safeguards document", "document", article="30(1)(e)", section=SAFEGUARDS)
    copy_location: str = lines("Where a copy is available", "13(1)(f)", SAFEGUARDS)
    impact_assessment: str = lines("Transfer impact assessment", "46(1)", SAFEGUARDS)
    impact_assessed: PartialDate | None = date("Transfer impact assessed on", "46(1)", SAFEGUARDS)
    supplementary_measures: str = lines("Supplementary measures", "46(1)", SAFEGUARDS)
    derogation_assessment: str = lines("Assessment under Art. 49", "49(6)", SAFEGUARDS)
    authority_informed: PartialDate | None = date("Authority informed on", "49(1)", SAFEGUARDS)
    people_informed: PartialDate | None = date("People informed on", "49(1)", SAFEGUARDS)
    note: str = lines("Note")


@record_type("retention_rule", "retention_rules", "Retention rule", "Retention rules")
class RetentionRule(Record):
    """A rule for how long data are kept, reusable in several activities."""

    name: str = text("Name")
    kind: str = choice("Kind of rule", "retention_kinds", "30(1)(f)", RULE)
    data_as_written: str = lines("Data, as written", "30(1)(f)", RULE)
    people_as_written: tuple[str, ...] = texts("Only for these people, as written", "30(1)(f)", RULE)
    period: Duration | None = duration("Period", "30(1)(f)", RULE)
    bound: str = choice("Exactly, at most or at least", "retention_bounds", "30(1)(f)", RULE)
    trigger: str = choice("Counted from", "retention_triggers", "30(1)(f)", RULE)
    trigger_as_written: str = text("Counted from, as written", "30(1)(f)", RULE)
    second_trigger: str = choice("Or counted from", "retention_triggers", "30(1)(f)", RULE)
    second_trigger_as_written: str = text("Or counted from, as written", "30(1)(f)", RULE)
    second_period: Duration | None = duration("Second period", "30(1)(f)", RULE)
    second_period_for: str = text("What the second period is for", "30(1)(f)", RULE)
    criterion: str = lines("Criterion", "30(1)(f)", RULE)
    ends_when: tuple[str, ...] = texts("Ends earlier when", "30(1)(f)", RULE)
    condition: str = lines("On condition", "30(1)(f)", RULE)
    refers_to: str = text("Refers to", "30(1)(f)", RULE)
    overrides: tuple[str, ...] = references("Prevails over", "retention_rule", section=RULE)
    action: str = choice("Then", "retention_actions", "30(1)(f)", RULE)
    action_as_written: str = text("Then, as written", "30(1)(f)", RULE)
    method: str = text("Method")
    responsible: str = text("Responsible")
    statute: str = text("Statute", "6(1)(c)", JUSTIFICATION)
    section: str = text("Section", "6(1)(c)", JUSTIFICATION)
    library_rule: str = text("Rule in the library of periods", section=JUSTIFICATION)
    justification: str = lines("Why this long", "5(1)(e)", JUSTIFICATION)
    note: str = lines("Note")


@record_type("retention", "retention", "Retention", "Retention", SHARED)
class Retention(Part):
    """That a retention rule applies, and to which data, purposes or people; to all where none is named."""

    rule: str = reference("Retention rule", "retention_rule", article="30(1)(f)")
    data: tuple[str, ...] = references(
        "Data covered", "data_item", "data_use", article="30(1)(f)", section=COVERS
    )
    purposes: tuple[str, ...] = references("Purposes covered", "purpose", section=COVERS)
    people: tuple[str, ...] = references("People covered", "people", section=COVERS)
    note: str = lines("Note")


@record_type("measure", "measures", "Security measure", "Security measures")
class Measure(Record):
    """A technical or organisational measure in Art. 32, reusable."""

    name: str = lines("Measure", "30(1)(g)")
    category: str = choice("Category", "measures", "32(1)")
    kind: str = choice("Kind of measure", "measure_kinds", "32(1)")
    state: str = choice("State", "measure_states")
    review_due: PartialDate | None = date("Next review", "32(1)(d)")
    note: str = lines("Note")


@record_type("system", "systems", "System", "Systems")
class System(Record):
    """A system or a place where data are kept."""

    name: str = text("Name")
    provider: str = reference("Provider", "party")
    location: str = text("Location as written")
    country: str = choice("Country", "countries")
    note: str = lines("Note")


@record_type("tracker", "trackers", "Cookie or tool", "Cookies and tools")
class Tracker(Record):
    """A cookie, a tracking technique, a tool or an embedded service on a website."""

    name: str = text("Name")
    kind: str = choice("Kind", "tracker_kinds")
    provider: str = reference("Provider", "party")
    purposes: tuple[str, ...] = texts("Purposes")
    data: tuple[str, ...] = texts("Data collected")
    session: Answer = answer("Only for the session")
    lifetime: str = text("Lifetime", "13(2)(a)")
    control: str = text("How to opt out")
    consent: Answer = answer("Set only after consent")
    note: str = lines("Note")


@record_type("document", "documents", "Document", "Documents")
class Document(Record):
    """An agreement, assessment or policy: a link, or an attached file."""

    title: str = text("Title")
    kind: str = choice("Kind of document", "document_kinds")
    version: str = text("Version")
    dated: PartialDate | None = date("Date")
    language: str = text("Language")
    link: str = text("Link")
    file_name: str = text("File name")
    file: bytes = content("File", named_by="file_name")
    change_rules: tuple[str, ...] = texts("How changes are announced")
    structure: str = text("Organised by")
    note: str = lines("Note")


@record_type("provenance", "provenance", "Provenance", "Provenance", (ANY_RECORD,))
class Provenance(Part):
    """Where a value comes from: a place in a document, stated or inferred. Quotes are never corrected."""

    field: str = text("Field")
    document: str = reference("Document", "document")
    place: str = text("Place")
    quote: str = lines("Quote")
    statement: str = choice("How it is stated", "statements")
    confirmed_by: str = text("Confirmed by")
    confirmed_on: PartialDate | None = date("Confirmed on")
    note: str = lines("Note")


@record_type("decision", "decisions", "Accepted finding", "Accepted findings", (ANY_RECORD,))
class Decision(Part):
    """A finding of a field accepted with a reason, bound to a fingerprint of the facts it judged; `facts` are
    those facts as JSON.
    """

    check: str = text("Check")
    field: str = text("Field")
    reason: str = lines("Reason")
    decided_by: str = text("By")
    decided_on: PartialDate | None = date("Date")
    fingerprint: str = text("Fingerprint of the facts")
    facts: str = lines("Facts judged")


@record_type("edition", "editions", "Edition", "Editions")
class Edition(Record):
    """The whole register frozen under a name; `snapshot` is its JSON, and the hash is the snapshot's."""

    name: str = text("Name")
    made_on: PartialDate | None = date("Made on")
    made_by: str = text("Made by")
    sha256: str = text("SHA-256")
    snapshot: bytes = content("Snapshot")
    note: str = lines("Note")
