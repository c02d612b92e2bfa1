CREATE TABLE register (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	title TEXT NOT NULL,
	version TEXT NOT NULL,
	dated TEXT,
	approved_by TEXT NOT NULL,
	approved_on TEXT,
	notes TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE organisation (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	name TEXT NOT NULL,
	legal_form TEXT NOT NULL,
	org_number TEXT NOT NULL,
	name_as_written TEXT NOT NULL,
	controller_as_written TEXT NOT NULL,
	group_parent TEXT NOT NULL,
	group_relation TEXT NOT NULL,
	business_areas TEXT NOT NULL,
	registers_kept_apart TEXT NOT NULL,
	street TEXT NOT NULL,
	box TEXT NOT NULL,
	postal_code TEXT NOT NULL,
	city TEXT NOT NULL,
	country TEXT NOT NULL,
	web TEXT NOT NULL,
	representative TEXT NOT NULL,
	representative_name TEXT NOT NULL,
	representative_contact TEXT NOT NULL,
	representative_reason TEXT NOT NULL,
	officer TEXT NOT NULL,
	officer_name TEXT NOT NULL,
	officer_email TEXT NOT NULL,
	officer_phone TEXT NOT NULL,
	officer_address TEXT NOT NULL,
	officer_external TEXT NOT NULL,
	officer_other_roles TEXT NOT NULL,
	officer_notified TEXT,
	officer_published TEXT NOT NULL,
	officer_assessment TEXT NOT NULL,
	officer_note TEXT NOT NULL,
	public_authority TEXT NOT NULL,
	public_task TEXT NOT NULL,
	employees INTEGER,
	core_monitoring TEXT NOT NULL,
	core_special TEXT NOT NULL,
	processes_for_customers TEXT NOT NULL,
	exemption_claimed TEXT NOT NULL,
	exemption_reason TEXT NOT NULL,
	exemption_date TEXT,
	recipients TEXT NOT NULL,
	transfers TEXT NOT NULL,
	measures TEXT NOT NULL,
	security_note TEXT NOT NULL,
	automated_decisions TEXT NOT NULL,
	profiling TEXT NOT NULL,
	automation_note TEXT NOT NULL,
	personnummer_reason TEXT NOT NULL,
	personnummer_motivation TEXT NOT NULL,
	rights_exercise TEXT NOT NULL,
	notes TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE contact (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	kind TEXT NOT NULL,
	value TEXT NOT NULL,
	use TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE "right" (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	"right" TEXT NOT NULL,
	stated TEXT NOT NULL,
	route TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE authority (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	name TEXT NOT NULL,
	field TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE activity (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	number TEXT NOT NULL,
	name TEXT NOT NULL,
	name_en TEXT NOT NULL,
	organisation TEXT NOT NULL,
	role TEXT NOT NULL,
	unit TEXT NOT NULL,
	business_area TEXT NOT NULL,
	responsible TEXT NOT NULL,
	description TEXT NOT NULL,
	state TEXT NOT NULL,
	start TEXT,
	"end" TEXT,
	replaced_by TEXT NOT NULL,
	recipients TEXT NOT NULL,
	transfers TEXT NOT NULL,
	retention_impossible TEXT NOT NULL,
	people_count INTEGER,
	large_scale TEXT NOT NULL,
	vulnerable_people TEXT NOT NULL,
	children_online TEXT NOT NULL,
	power_imbalance TEXT NOT NULL,
	free_text_assessed TEXT NOT NULL,
	occasional TEXT NOT NULL,
	personnummer_reason TEXT NOT NULL,
	personnummer_motivation TEXT NOT NULL,
	measures TEXT NOT NULL,
	security_inherited TEXT NOT NULL,
	security_note TEXT NOT NULL,
	security_impossible TEXT NOT NULL,
	systems TEXT NOT NULL,
	storage TEXT NOT NULL,
	trackers TEXT NOT NULL,
	automated_decisions TEXT NOT NULL,
	automated_decisions_note TEXT NOT NULL,
	automated_decisions_ground TEXT NOT NULL,
	automated_decisions_safeguards TEXT NOT NULL,
	profiling TEXT NOT NULL,
	profiling_note TEXT NOT NULL,
	ai TEXT NOT NULL,
	ai_note TEXT NOT NULL,
	camera_signs TEXT NOT NULL,
	camera_sound_notice TEXT NOT NULL,
	camera_negotiated TEXT,
	camera_assessed TEXT,
	camera_listed TEXT NOT NULL,
	information TEXT NOT NULL,
	information_documents TEXT NOT NULL,
	information_note TEXT NOT NULL,
	information_other_sources TEXT NOT NULL,
	dpia TEXT NOT NULL,
	dpia_criteria TEXT NOT NULL,
	dpia_cases TEXT NOT NULL,
	dpia_reason TEXT NOT NULL,
	dpia_decided TEXT,
	dpia_done TEXT,
	dpia_reference TEXT NOT NULL,
	dpia_officer_opinion TEXT NOT NULL,
	dpia_residual_high TEXT NOT NULL,
	dpia_consulted TEXT,
	dpia_facts TEXT NOT NULL,
	reviewed TEXT,
	review_interval TEXT,
	review_due TEXT,
	reviewed_by TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	approved_on TEXT,
	origin TEXT NOT NULL,
	origin_reference TEXT NOT NULL,
	unreviewed TEXT NOT NULL,
	documents TEXT NOT NULL,
	tags TEXT NOT NULL,
	notes TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE purpose (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	text TEXT NOT NULL,
	text_en TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE people (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	category TEXT NOT NULL,
	name TEXT NOT NULL,
	qualifier TEXT NOT NULL,
	vulnerable TEXT NOT NULL,
	count INTEGER,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE data_group (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	name TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE data_item (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	category TEXT NOT NULL,
	name TEXT NOT NULL,
	flags TEXT NOT NULL,
	people TEXT NOT NULL,
	may_be_sensitive TEXT NOT NULL,
	justification TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE data_use (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	"group" TEXT NOT NULL,
	people TEXT NOT NULL,
	scope TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE operation (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	text TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE legal_basis (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	basis TEXT NOT NULL,
	whole TEXT NOT NULL,
	purposes TEXT NOT NULL,
	data TEXT NOT NULL,
	data_as_written TEXT NOT NULL,
	people TEXT NOT NULL,
	operations TEXT NOT NULL,
	alternatives TEXT NOT NULL,
	interest TEXT NOT NULL,
	necessity TEXT NOT NULL,
	balancing TEXT NOT NULL,
	objection_route TEXT NOT NULL,
	statute TEXT NOT NULL,
	section TEXT NOT NULL,
	obligation TEXT NOT NULL,
	outside_public_tasks TEXT NOT NULL,
	contract TEXT NOT NULL,
	consent_given_to TEXT NOT NULL,
	consent_obtained TEXT NOT NULL,
	consent_evidence TEXT NOT NULL,
	consent_withdrawal TEXT NOT NULL,
	child_age_check TEXT NOT NULL,
	vital_situation TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE special_condition (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	condition TEXT NOT NULL,
	data TEXT NOT NULL,
	legal_reference TEXT NOT NULL,
	third_party_ground TEXT NOT NULL,
	secrecy TEXT NOT NULL,
	incapacity TEXT NOT NULL,
	nonprofit_aim TEXT NOT NULL,
	none_outside TEXT NOT NULL,
	publication TEXT NOT NULL,
	claim TEXT NOT NULL,
	safeguards TEXT NOT NULL,
	consent_obtained TEXT NOT NULL,
	consent_withdrawal TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE criminal_condition (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	ground TEXT NOT NULL,
	data TEXT NOT NULL,
	reference TEXT NOT NULL,
	decided TEXT,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE source (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	kind TEXT NOT NULL,
	party TEXT NOT NULL,
	name TEXT NOT NULL,
	data TEXT NOT NULL,
	bought TEXT NOT NULL,
	condition TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE party (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	category TEXT NOT NULL,
	examples TEXT NOT NULL,
	org_number TEXT NOT NULL,
	country TEXT NOT NULL,
	address TEXT NOT NULL,
	email TEXT NOT NULL,
	phone TEXT NOT NULL,
	representative TEXT NOT NULL,
	officer TEXT NOT NULL,
	services TEXT NOT NULL,
	vendor TEXT NOT NULL,
	in_group TEXT NOT NULL,
	sub_processors TEXT NOT NULL,
	agreement TEXT NOT NULL,
	agreement_kind TEXT NOT NULL,
	agreement_signed TEXT,
	agreement_expires TEXT,
	agreement_reference TEXT NOT NULL,
	agreement_document TEXT NOT NULL,
	remote_access TEXT NOT NULL,
	dpf_name TEXT NOT NULL,
	dpf_checked TEXT,
	dpf_hr TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE disclosure (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	party TEXT NOT NULL,
	role TEXT NOT NULL,
	role_stated TEXT NOT NULL,
	second_role TEXT NOT NULL,
	data TEXT NOT NULL,
	data_as_written TEXT NOT NULL,
	people TEXT NOT NULL,
	condition TEXT NOT NULL,
	time TEXT NOT NULL,
	open_list TEXT NOT NULL,
	engaged_by TEXT NOT NULL,
	authorisation TEXT NOT NULL,
	arrangement TEXT,
	arrangement_available TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE client (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	party TEXT NOT NULL,
	categories TEXT NOT NULL,
	instructions TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE transfer (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	destination TEXT NOT NULL,
	countries TEXT NOT NULL,
	international_organisation TEXT NOT NULL,
	importers TEXT NOT NULL,
	certainty TEXT NOT NULL,
	mechanisms TEXT NOT NULL,
	recurring TEXT NOT NULL,
	mechanism_as_written TEXT NOT NULL,
	adequacy_scope TEXT NOT NULL,
	scc_module TEXT NOT NULL,
	instrument TEXT NOT NULL,
	signed TEXT,
	safeguards TEXT NOT NULL,
	document TEXT NOT NULL,
	copy_location TEXT NOT NULL,
	impact_assessment TEXT NOT NULL,
	impact_assessed TEXT,
	supplementary_measures TEXT NOT NULL,
	derogation_assessment TEXT NOT NULL,
	authority_informed TEXT,
	people_informed TEXT,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE retention_rule (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	data_as_written TEXT NOT NULL,
	people_as_written TEXT NOT NULL,
	period TEXT,
	bound TEXT NOT NULL,
	"trigger" TEXT NOT NULL,
	trigger_as_written TEXT NOT NULL,
	second_trigger TEXT NOT NULL,
	second_trigger_as_written TEXT NOT NULL,
	second_period TEXT,
	second_period_for TEXT NOT NULL,
	criterion TEXT NOT NULL,
	ends_when TEXT NOT NULL,
	condition TEXT NOT NULL,
	refers_to TEXT NOT NULL,
	overrides TEXT NOT NULL,
	action TEXT NOT NULL,
	action_as_written TEXT NOT NULL,
	method TEXT NOT NULL,
	responsible TEXT NOT NULL,
	statute TEXT NOT NULL,
	section TEXT NOT NULL,
	library_rule TEXT NOT NULL,
	justification TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE retention (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	rule TEXT NOT NULL,
	data TEXT NOT NULL,
	purposes TEXT NOT NULL,
	people TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE measure (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	name TEXT NOT NULL,
	category TEXT NOT NULL,
	kind TEXT NOT NULL,
	state TEXT NOT NULL,
	review_due TEXT,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE system (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	name TEXT NOT NULL,
	provider TEXT NOT NULL,
	location TEXT NOT NULL,
	country TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE tracker (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	name TEXT NOT NULL,
	kind TEXT NOT NULL,
	provider TEXT NOT NULL,
	purposes TEXT NOT NULL,
	data TEXT NOT NULL,
	session TEXT NOT NULL,
	lifetime TEXT NOT NULL,
	control TEXT NOT NULL,
	consent TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE document (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	title TEXT NOT NULL,
	kind TEXT NOT NULL,
	version TEXT NOT NULL,
	dated TEXT,
	language TEXT NOT NULL,
	link TEXT NOT NULL,
	file_name TEXT NOT NULL,
	file BLOB NOT NULL,
	change_rules TEXT NOT NULL,
	structure TEXT NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE provenance (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	field TEXT NOT NULL,
	document TEXT NOT NULL,
	place TEXT NOT NULL,
	quote TEXT NOT NULL,
	statement TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	confirmed_on TEXT,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE decision (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	owner TEXT NOT NULL,
	"check" TEXT NOT NULL,
	field TEXT NOT NULL,
	reason TEXT NOT NULL,
	decided_by TEXT NOT NULL,
	decided_on TEXT,
	fingerprint TEXT NOT NULL,
	facts TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE edition (
	id TEXT NOT NULL,
	"order" INTEGER NOT NULL,
	name TEXT NOT NULL,
	made_on TEXT,
	made_by TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	snapshot BLOB NOT NULL,
	note TEXT NOT NULL,
	PRIMARY KEY (id)
) STRICT;

CREATE TABLE revision (
	number INTEGER NOT NULL,
	id TEXT NOT NULL,
	parent TEXT NOT NULL,
	at TEXT NOT NULL,
	who TEXT NOT NULL,
	what TEXT NOT NULL,
	undoes TEXT NOT NULL,
	PRIMARY KEY (number)
) STRICT;

CREATE TABLE change (
	revision INTEGER NOT NULL,
	position INTEGER NOT NULL,
	record_type TEXT NOT NULL,
	record_id TEXT NOT NULL,
	"before" TEXT,
	"after" TEXT,
	PRIMARY KEY (revision, position),
	FOREIGN KEY(revision) REFERENCES revision (number)
) STRICT;
