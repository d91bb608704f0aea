CREATE TABLE person (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    name TEXT NOT NULL,
    function TEXT,
    service TEXT,
    email TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER
)

CREATE TABLE site (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT,
    sensitivity TEXT,
    address TEXT,
    zone TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER
)

CREATE TABLE evidence (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    kind TEXT,
    reference TEXT,
    statement TEXT,
    author TEXT,
    stated_on DATE,
    url TEXT,
    confidence TEXT,
    claim TEXT,
    confidentiality TEXT,
    about_kind TEXT,
    about_id BIGINT,
    about_field TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER
)

CREATE INDEX ix_evidence_about_kind_about_id ON evidence (about_kind, about_id)

CREATE TABLE rule_bit (
    rule TEXT NOT NULL,
    word SMALLINT NOT NULL,
    bit SMALLINT NOT NULL,
    CONSTRAINT pk_rule_bit PRIMARY KEY (rule),
    CONSTRAINT uq_rule_bit_word_bit UNIQUE (word, bit)
)

CREATE TABLE cause (
    id INTEGER NOT NULL,
    digest TEXT NOT NULL,
    missing TEXT NOT NULL,
    held TEXT NOT NULL,
    weight BIGINT NOT NULL,
    CONSTRAINT pk_cause PRIMARY KEY (id),
    CONSTRAINT uq_cause_digest UNIQUE (digest)
)

CREATE TABLE finding (
    id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    place TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    product_id INTEGER,
    deployment_id INTEGER,
    number INTEGER NOT NULL,
    level TEXT NOT NULL,
    level_up_to TEXT NOT NULL,
    inherent TEXT NOT NULL,
    rank INTEGER NOT NULL,
    status TEXT NOT NULL,
    decision_id INTEGER,
    joined INTEGER NOT NULL,
    why TEXT NOT NULL,
    level_missing TEXT NOT NULL,
    since BIGINT NOT NULL,
    since_on DATE NOT NULL,
    CONSTRAINT pk_finding PRIMARY KEY (id),
    CONSTRAINT uq_finding_place_rule UNIQUE (place, rule)
)

CREATE INDEX ix_finding_rank_rule ON finding (rank, rule)

CREATE INDEX ix_finding_subject_kind_subject_id ON finding (subject_kind, subject_id)

CREATE TABLE finding_period (
    id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    place TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    level TEXT NOT NULL,
    pack TEXT NOT NULL,
    from_change BIGINT NOT NULL,
    from_on DATE NOT NULL,
    to_change BIGINT,
    to_on DATE,
    CONSTRAINT pk_finding_period PRIMARY KEY (id)
)

CREATE INDEX ix_finding_period_place_rule ON finding_period (place, rule)

CREATE TABLE import_sheet (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    name TEXT,
    columns TEXT NOT NULL
)

CREATE UNIQUE INDEX ix_import_sheet_import_id_place ON import_sheet (import_id, place)

CREATE TABLE import_report (
    import_id INTEGER NOT NULL,
    report BLOB NOT NULL,
    CONSTRAINT pk_import_report PRIMARY KEY (import_id)
)

CREATE TABLE import_edit (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    import_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    record_id INTEGER NOT NULL,
    sheet TEXT,
    "row" INTEGER NOT NULL
)

CREATE INDEX ix_import_edit_kind_record_id ON import_edit (kind, record_id)

CREATE TABLE journal_head (
    id INTEGER NOT NULL CONSTRAINT one_row CHECK (id = 1),
    number BIGINT NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT pk_journal_head PRIMARY KEY (id)
)

CREATE TABLE register_info (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    CONSTRAINT pk_register_info PRIMARY KEY ("key")
)

CREATE TABLE vendor (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    name TEXT NOT NULL,
    legal_name TEXT,
    aliases TEXT,
    distinct_from TEXT,
    reg_id TEXT,
    reg_id_type TEXT,
    country TEXT,
    hq_country TEXT,
    establishment_countries TEXT,
    eu_contact TEXT,
    active_in_country BOOLEAN,
    website TEXT,
    parent_id INTEGER,
    parent_country TEXT,
    control_type TEXT,
    state_country TEXT,
    dependence BIGINT,
    penetration BIGINT,
    maturity BIGINT,
    trust BIGINT,
    owner_service TEXT,
    owner_id INTEGER,
    next_review_on DATE,
    notes TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_vendor_parent_id FOREIGN KEY(parent_id) REFERENCES vendor (id),
    CONSTRAINT fk_vendor_owner_id FOREIGN KEY(owner_id) REFERENCES person (id)
)

CREATE INDEX ix_vendor_owner_id ON vendor (owner_id)

CREATE INDEX ix_vendor_parent_id ON vendor (parent_id)

CREATE TABLE deployment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    name TEXT NOT NULL,
    place_type TEXT,
    operator_type TEXT,
    in_service_on DATE,
    purposes TEXT,
    purposes_authorised TEXT,
    cameras_authorised BIGINT,
    device_class TEXT,
    zone TEXT,
    address TEXT,
    sensitivity TEXT,
    jurisdiction TEXT,
    ended_on DATE,
    functions_declared TEXT,
    private_masking TEXT,
    anpr_purpose TEXT,
    judicial_process BOOLEAN,
    objection_analysis BOOLEAN,
    drone_purpose TEXT,
    dgac_registration TEXT,
    dpia TEXT,
    dpia_on DATE,
    dpia_covers TEXT,
    retention_days_set BIGINT,
    retention_days_allowed BIGINT,
    dpia_reviewed_on DATE,
    dpia_high_residual_risk BOOLEAN,
    retention_proof_on DATE,
    dpo_id INTEGER,
    dpo_opinion TEXT,
    dpo_opinion_on DATE,
    decision_against_reason TEXT,
    processing_record TEXT,
    ru_reference TEXT,
    ru_receipt_on DATE,
    public_notice TEXT,
    rights_contact TEXT,
    published_url TEXT,
    viewers_list BOOLEAN,
    access_log TEXT,
    log_retention_months BIGINT,
    log_reviewed_on DATE,
    vendor_can_alter_log BOOLEAN,
    extraction_register BOOLEAN,
    wan_flows_encrypted BOOLEAN,
    outdoor_port_protection TEXT,
    provider_declaration BOOLEAN,
    oversight_person_id INTEGER,
    fria_on DATE,
    eu_db_registration TEXT,
    owner_service TEXT,
    owner_id INTEGER,
    next_review_on DATE,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_deployment_dpo_id FOREIGN KEY(dpo_id) REFERENCES person (id),
    CONSTRAINT fk_deployment_oversight_person_id FOREIGN KEY(oversight_person_id) REFERENCES person (id),
    CONSTRAINT fk_deployment_owner_id FOREIGN KEY(owner_id) REFERENCES person (id)
)

CREATE INDEX ix_deployment_dpo_id ON deployment (dpo_id)

CREATE INDEX ix_deployment_oversight_person_id ON deployment (oversight_person_id)

CREATE INDEX ix_deployment_owner_id ON deployment (owner_id)

CREATE TABLE fact_note (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    kind TEXT NOT NULL,
    record_id BIGINT NOT NULL,
    field TEXT NOT NULL,
    answer TEXT NOT NULL,
    reason TEXT,
    by_id INTEGER,
    "on" DATE,
    evidence_id INTEGER,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_fact_note_by_id FOREIGN KEY(by_id) REFERENCES person (id),
    CONSTRAINT fk_fact_note_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id),
    CONSTRAINT uq_fact_note_kind_record_id_field UNIQUE (kind, record_id, field)
)

CREATE INDEX ix_fact_note_by_id ON fact_note (by_id)

CREATE INDEX ix_fact_note_evidence_id ON fact_note (evidence_id)

CREATE TABLE import (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    number BIGINT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    label TEXT,
    applied_on DATE,
    by_id INTEGER,
    new BIGINT,
    changed BIGINT,
    same BIGINT,
    duplicate BIGINT,
    rejected BIGINT,
    proposals BIGINT,
    problems BIGINT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_import_by_id FOREIGN KEY(by_id) REFERENCES person (id),
    CONSTRAINT uq_import_number UNIQUE (number)
)

CREATE INDEX ix_import_by_id ON import (by_id)

CREATE TABLE rule_choice (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    rule TEXT NOT NULL,
    off BOOLEAN,
    level TEXT,
    reason TEXT NOT NULL,
    by_id INTEGER,
    "on" DATE,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_rule_choice_by_id FOREIGN KEY(by_id) REFERENCES person (id)
)

CREATE INDEX ix_rule_choice_by_id ON rule_choice (by_id)

CREATE INDEX ix_rule_choice_rule ON rule_choice (rule)

CREATE TABLE verdict (
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    word SMALLINT NOT NULL,
    true_bits BIGINT NOT NULL,
    unknown_bits BIGINT NOT NULL,
    cause_id INTEGER,
    due_on DATE,
    product_id INTEGER,
    deployment_id INTEGER,
    CONSTRAINT pk_verdict PRIMARY KEY (subject_kind, subject_id, word),
    CONSTRAINT fk_verdict_cause_id FOREIGN KEY(cause_id) REFERENCES cause (id)
)

CREATE INDEX ix_verdict_cause_id ON verdict (cause_id)

CREATE INDEX ix_verdict_due ON verdict (subject_kind, due_on)

CREATE INDEX ix_verdict_groups ON verdict (subject_kind, product_id, deployment_id, cause_id, subject_id)

CREATE TABLE import_page (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sheet_id INTEGER NOT NULL,
    first_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL,
    rows BLOB NOT NULL,
    CONSTRAINT fk_import_page_sheet_id FOREIGN KEY(sheet_id) REFERENCES import_sheet (id)
)

CREATE INDEX ix_import_page_sheet_id_first_row ON import_page (sheet_id, first_row)

CREATE TABLE change (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    number BIGINT NOT NULL,
    at TEXT NOT NULL,
    who_id INTEGER,
    login TEXT NOT NULL,
    label TEXT NOT NULL,
    revision TEXT NOT NULL,
    reverts BIGINT,
    redacts BIGINT,
    undoable BOOLEAN NOT NULL,
    secret BLOB,
    payload_digest BLOB NOT NULL,
    hash BLOB NOT NULL,
    CONSTRAINT uq_change_number UNIQUE (number),
    CONSTRAINT fk_change_who_id FOREIGN KEY(who_id) REFERENCES person (id)
)

CREATE INDEX ix_change_reverts ON change (reverts)

CREATE INDEX ix_change_who_id ON change (who_id)

CREATE TABLE list_match (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    vendor_id INTEGER NOT NULL,
    list TEXT,
    listed_name TEXT,
    "match" TEXT,
    answer TEXT,
    effect_here TEXT,
    owner TEXT,
    scope TEXT,
    answered_by_id INTEGER,
    answered_on DATE,
    note TEXT,
    listed_on DATE,
    delisted_on DATE,
    checked_on DATE,
    url TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_list_match_vendor_id FOREIGN KEY(vendor_id) REFERENCES vendor (id),
    CONSTRAINT fk_list_match_answered_by_id FOREIGN KEY(answered_by_id) REFERENCES person (id)
)

CREATE INDEX ix_list_match_answered_by_id ON list_match (answered_by_id)

CREATE INDEX ix_list_match_vendor_id ON list_match (vendor_id)

CREATE TABLE product (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    vendor_id INTEGER,
    model TEXT,
    part_number TEXT,
    category TEXT,
    maker_id INTEGER,
    publisher_id INTEGER,
    oem_status TEXT,
    engine_id INTEGER,
    original_model TEXT,
    soc_vendor TEXT,
    firmware_family TEXT,
    sbom BOOLEAN,
    security_support_until DATE,
    update_channel TEXT,
    telemetry TEXT,
    cloud_dependency TEXT,
    update_notification BOOLEAN,
    credentials TEXT,
    telemetry_content TEXT,
    p2p_default TEXT,
    shared_lookup TEXT,
    ce_doc BOOLEAN,
    placed_on_market_on DATE,
    radio BOOLEAN,
    red_cyber TEXT,
    cra_class TEXT,
    certificates TEXT,
    open_protocol TEXT,
    export_format TEXT,
    licence_model TEXT,
    owner_service TEXT,
    owner_id INTEGER,
    next_review_on DATE,
    notes TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_product_vendor_id FOREIGN KEY(vendor_id) REFERENCES vendor (id),
    CONSTRAINT fk_product_maker_id FOREIGN KEY(maker_id) REFERENCES vendor (id),
    CONSTRAINT fk_product_publisher_id FOREIGN KEY(publisher_id) REFERENCES vendor (id),
    CONSTRAINT fk_product_engine_id FOREIGN KEY(engine_id) REFERENCES vendor (id),
    CONSTRAINT fk_product_owner_id FOREIGN KEY(owner_id) REFERENCES person (id)
)

CREATE INDEX ix_product_engine_id ON product (engine_id)

CREATE INDEX ix_product_maker_id ON product (maker_id)

CREATE INDEX ix_product_owner_id ON product (owner_id)

CREATE INDEX ix_product_publisher_id ON product (publisher_id)

CREATE INDEX ix_product_vendor_id ON product (vendor_id)

CREATE TABLE authorisation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    deployment_id INTEGER NOT NULL,
    number TEXT,
    issued_on DATE,
    expires_on DATE,
    in_use BOOLEAN,
    cameras_count BIGINT,
    perimeter TEXT,
    provisional BOOLEAN,
    file_reference TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_authorisation_deployment_id FOREIGN KEY(deployment_id) REFERENCES deployment (id)
)

CREATE INDEX ix_authorisation_deployment_id ON authorisation (deployment_id)

CREATE TABLE legal_basis (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    deployment_id INTEGER NOT NULL,
    function TEXT,
    kind TEXT,
    valid_from DATE,
    valid_to DATE,
    reference TEXT,
    event TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_legal_basis_deployment_id FOREIGN KEY(deployment_id) REFERENCES deployment (id)
)

CREATE INDEX ix_legal_basis_deployment_id ON legal_basis (deployment_id)

CREATE TABLE acquisition (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    ref TEXT NOT NULL,
    title TEXT,
    stage TEXT,
    gathered BOOLEAN NOT NULL,
    deal_type TEXT,
    contract_ref TEXT,
    acquirer_id INTEGER,
    acquirer_type TEXT,
    legal_vehicle TEXT,
    procedure TEXT,
    signatory_id INTEGER,
    signatory_empowered BOOLEAN,
    unilateral_change_clause BOOLEAN,
    shadow_trial BOOLEAN,
    redacted BOOLEAN,
    need_group TEXT,
    cumulated_need BIGINT,
    cumulated_need_currency TEXT,
    cumulated_need_vat TEXT,
    cumulated_need_rate BIGINT,
    spec_author TEXT,
    brand_named BOOLEAN,
    bidders_count BIGINT,
    prior_pilot BOOLEAN,
    economic_use BOOLEAN,
    selection_procedure BOOLEAN,
    selection_exception BOOLEAN,
    consultation_on DATE,
    signed_on DATE,
    starts_on DATE,
    ends_on DATE,
    term_months BIGINT,
    renewal TEXT,
    notice_months BIGINT,
    price_review_formula BOOLEAN,
    price_paid BIGINT,
    price_paid_currency TEXT,
    price_paid_vat TEXT,
    price_paid_rate BIGINT,
    market_value BIGINT,
    market_value_currency TEXT,
    market_value_vat TEXT,
    market_value_rate BIGINT,
    value_method TEXT,
    estimated_need BIGINT,
    estimated_need_currency TEXT,
    estimated_need_vat TEXT,
    estimated_need_rate BIGINT,
    annual_cost_after BIGINT,
    annual_cost_after_currency TEXT,
    annual_cost_after_vat TEXT,
    annual_cost_after_rate BIGINT,
    funding TEXT,
    trade_in BOOLEAN,
    free_until DATE,
    after_free TEXT,
    support_until DATE,
    support_commitment TEXT,
    budget_line BOOLEAN,
    value_on DATE,
    price_after BIGINT,
    price_after_currency TEXT,
    price_after_vat TEXT,
    price_after_rate BIGINT,
    trade_in_value BIGINT,
    trade_in_value_currency TEXT,
    trade_in_value_vat TEXT,
    trade_in_value_rate BIGINT,
    disposal_act TEXT,
    success_criteria TEXT,
    evaluation_report BOOLEAN,
    evaluation_on DATE,
    new_procedure_on DATE,
    legal_retention_months BIGINT,
    free_storage_months BIGINT,
    counterparts TEXT,
    named_by_vendor BOOLEAN,
    conditions_or_charges BOOLEAN,
    meets_city_need BOOLEAN,
    city_gives_equivalent BOOLEAN,
    vendor_data_use TEXT,
    reuse_authorisation TEXT,
    compat_test_on DATE,
    equipment_title TEXT,
    footage_ownership TEXT,
    qty_contract BIGINT,
    qty_delivered BIGINT,
    publicity_clause TEXT,
    demo_clause TEXT,
    exclusivity TEXT,
    nda TEXT,
    insurance_liable TEXT,
    beneficiary TEXT,
    benefits TEXT,
    declared_interests TEXT,
    intermediary_link TEXT,
    processes_personal_data BOOLEAN,
    role_qualification TEXT,
    services_changed_on DATE,
    subprocessor_list BOOLEAN,
    subprocessor_authorisation TEXT,
    exit_plan_on DATE,
    data_return_deletion TEXT,
    physical_off_possible BOOLEAN,
    replacement_cost BIGINT,
    replacement_cost_currency TEXT,
    replacement_cost_vat TEXT,
    replacement_cost_rate BIGINT,
    change_of_control_clause BOOLEAN,
    purpose TEXT,
    decision_asked TEXT,
    alternative_nothing TEXT,
    alternative_less_intrusive TEXT,
    alternative_tender TEXT,
    dpo_opinion TEXT,
    dpo_opinion_on DATE,
    security_opinion TEXT,
    security_opinion_on DATE,
    legal_opinion TEXT,
    legal_opinion_on DATE,
    owner_service TEXT,
    owner_id INTEGER,
    next_review_on DATE,
    notes TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_acquisition_acquirer_id FOREIGN KEY(acquirer_id) REFERENCES vendor (id),
    CONSTRAINT fk_acquisition_signatory_id FOREIGN KEY(signatory_id) REFERENCES person (id),
    CONSTRAINT fk_acquisition_owner_id FOREIGN KEY(owner_id) REFERENCES person (id),
    CONSTRAINT uq_acquisition_ref UNIQUE (ref)
)

CREATE INDEX ix_acquisition_acquirer_id ON acquisition (acquirer_id)

CREATE INDEX ix_acquisition_owner_id ON acquisition (owner_id)

CREATE INDEX ix_acquisition_signatory_id ON acquisition (signatory_id)

CREATE TABLE change_entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    change_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    form TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_id INTEGER NOT NULL,
    last_id INTEGER NOT NULL,
    ids TEXT NOT NULL,
    payload BLOB,
    digests BLOB,
    CONSTRAINT fk_change_entry_change_id FOREIGN KEY(change_id) REFERENCES change (id) DEFERRABLE INITIALLY DEFERRED
)

CREATE INDEX ix_change_entry_change_id ON change_entry (change_id)

CREATE INDEX ix_change_entry_kind_first_id_last_id ON change_entry (kind, first_id, last_id)

CREATE TABLE advisory (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    product_id INTEGER NOT NULL,
    cve TEXT,
    affects BOOLEAN,
    exploited_on DATE,
    fixed_in TEXT,
    title TEXT,
    url TEXT,
    noted_on DATE,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_advisory_product_id FOREIGN KEY(product_id) REFERENCES product (id)
)

CREATE INDEX ix_advisory_product_id ON advisory (product_id)

CREATE TABLE line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    acquisition_id INTEGER NOT NULL,
    product_id INTEGER,
    quantity BIGINT,
    amount BIGINT,
    amount_currency TEXT,
    amount_vat TEXT,
    amount_rate BIGINT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_line_acquisition_id FOREIGN KEY(acquisition_id) REFERENCES acquisition (id),
    CONSTRAINT fk_line_product_id FOREIGN KEY(product_id) REFERENCES product (id)
)

CREATE INDEX ix_line_acquisition_id ON line (acquisition_id)

CREATE INDEX ix_line_product_id ON line (product_id)

CREATE TABLE party (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    acquisition_id INTEGER NOT NULL,
    vendor_id INTEGER NOT NULL,
    role TEXT NOT NULL,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_party_acquisition_id FOREIGN KEY(acquisition_id) REFERENCES acquisition (id),
    CONSTRAINT fk_party_vendor_id FOREIGN KEY(vendor_id) REFERENCES vendor (id)
)

CREATE INDEX ix_party_acquisition_id ON party (acquisition_id)

CREATE INDEX ix_party_vendor_id ON party (vendor_id)

CREATE TABLE act (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    acquisition_id INTEGER NOT NULL,
    kind TEXT,
    reference TEXT,
    "on" DATE,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_act_acquisition_id FOREIGN KEY(acquisition_id) REFERENCES acquisition (id)
)

CREATE INDEX ix_act_acquisition_id ON act (acquisition_id)

CREATE TABLE document (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    acquisition_id INTEGER NOT NULL,
    kind TEXT,
    reference TEXT,
    "on" DATE,
    edition TEXT,
    clauses_checked TEXT,
    url TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_document_acquisition_id FOREIGN KEY(acquisition_id) REFERENCES acquisition (id)
)

CREATE INDEX ix_document_acquisition_id ON document (acquisition_id)

CREATE TABLE data_flow (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    purpose TEXT,
    to_vendor_id INTEGER,
    mechanism TEXT,
    location_country TEXT,
    acquisition_id INTEGER,
    product_id INTEGER,
    data_categories TEXT,
    direction TEXT,
    initiated_by TEXT,
    technically_possible BOOLEAN,
    access_countries TEXT,
    recipient_bodies TEXT,
    images_visible TEXT,
    individually_authorised BOOLEAN,
    personal_data_visible BOOLEAN,
    city_approves_each_session BOOLEAN,
    session_logged BOOLEAN,
    mfa BOOLEAN,
    named_accounts BOOLEAN,
    egress_filtered BOOLEAN,
    encryption_in_transit BOOLEAN,
    encryption_at_rest TEXT,
    key_holder TEXT,
    host_qualification TEXT,
    legal_regime TEXT,
    transfer_tool TEXT,
    tia_on DATE,
    sharing_agreement BOOLEAN,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_data_flow_to_vendor_id FOREIGN KEY(to_vendor_id) REFERENCES vendor (id),
    CONSTRAINT fk_data_flow_acquisition_id FOREIGN KEY(acquisition_id) REFERENCES acquisition (id),
    CONSTRAINT fk_data_flow_product_id FOREIGN KEY(product_id) REFERENCES product (id)
)

CREATE INDEX ix_data_flow_acquisition_id ON data_flow (acquisition_id)

CREATE INDEX ix_data_flow_product_id ON data_flow (product_id)

CREATE INDEX ix_data_flow_to_vendor_id ON data_flow (to_vendor_id)

CREATE TABLE equipment (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    product_id INTEGER,
    description TEXT,
    serial TEXT,
    serials TEXT,
    asset_tag TEXT,
    mac TEXT,
    ip TEXT,
    quantity BIGINT NOT NULL,
    site_id INTEGER,
    position TEXT,
    deployment_id INTEGER,
    status TEXT,
    installed_on DATE,
    acquisition_id INTEGER,
    unit_price BIGINT,
    unit_price_currency TEXT,
    unit_price_vat TEXT,
    unit_price_rate BIGINT,
    warranty_end DATE,
    firmware TEXT,
    firmware_on DATE,
    exposure TEXT,
    network_zone TEXT,
    credentials_state TEXT,
    admin_account_holder TEXT,
    mfa BOOLEAN,
    p2p_state TEXT,
    egress_filtered BOOLEAN,
    telemetry_disabled BOOLEAN,
    last_scan_on DATE,
    last_update_on DATE,
    notes TEXT,
    found_by TEXT,
    planned_replacement_on DATE,
    storage_media_wiped TEXT,
    owner_service TEXT,
    owner_id INTEGER,
    next_review_on DATE,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_equipment_product_id FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_equipment_site_id FOREIGN KEY(site_id) REFERENCES site (id),
    CONSTRAINT fk_equipment_deployment_id FOREIGN KEY(deployment_id) REFERENCES deployment (id),
    CONSTRAINT fk_equipment_acquisition_id FOREIGN KEY(acquisition_id) REFERENCES acquisition (id),
    CONSTRAINT fk_equipment_owner_id FOREIGN KEY(owner_id) REFERENCES person (id)
)

CREATE INDEX ix_equipment_acquisition_id ON equipment (acquisition_id)

CREATE INDEX ix_equipment_asset_tag ON equipment (asset_tag)

CREATE INDEX ix_equipment_deployment_id ON equipment (deployment_id)

CREATE INDEX ix_equipment_mac ON equipment (mac)

CREATE INDEX ix_equipment_owner_id ON equipment (owner_id)

CREATE INDEX ix_equipment_product_id ON equipment (product_id)

CREATE INDEX ix_equipment_serial ON equipment (serial)

CREATE INDEX ix_equipment_site_id ON equipment (site_id)

CREATE TABLE decision (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    rule TEXT NOT NULL,
    status TEXT NOT NULL,
    treatment TEXT,
    reason TEXT,
    owner_service TEXT,
    owner_id INTEGER,
    decided_by_id INTEGER,
    role TEXT,
    decided_on DATE,
    expires_on DATE,
    due_on DATE,
    next_review_on DATE,
    ended_on DATE,
    severity_persons BIGINT,
    severity_city BIGINT,
    likelihood BIGINT,
    happened BOOLEAN,
    stop_plan TEXT,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT,
    product_id INTEGER,
    deployment_id INTEGER,
    covered TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_decision_owner_id FOREIGN KEY(owner_id) REFERENCES person (id),
    CONSTRAINT fk_decision_decided_by_id FOREIGN KEY(decided_by_id) REFERENCES person (id),
    CONSTRAINT fk_decision_product_id FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_decision_deployment_id FOREIGN KEY(deployment_id) REFERENCES deployment (id)
)

CREATE INDEX ix_decision_decided_by_id ON decision (decided_by_id)

CREATE INDEX ix_decision_deployment_id ON decision (deployment_id)

CREATE INDEX ix_decision_owner_id ON decision (owner_id)

CREATE INDEX ix_decision_product_id ON decision (product_id)

CREATE INDEX ix_decision_rule ON decision (rule)

CREATE INDEX ix_decision_subject_kind_subject_id ON decision (subject_kind, subject_id)

CREATE TABLE control (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    rule TEXT NOT NULL,
    kind TEXT,
    status TEXT,
    description TEXT,
    done_on DATE,
    evidence_id INTEGER,
    subject_kind TEXT NOT NULL,
    subject_id BIGINT,
    product_id INTEGER,
    deployment_id INTEGER,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_control_evidence_id FOREIGN KEY(evidence_id) REFERENCES evidence (id),
    CONSTRAINT fk_control_product_id FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_control_deployment_id FOREIGN KEY(deployment_id) REFERENCES deployment (id)
)

CREATE INDEX ix_control_deployment_id ON control (deployment_id)

CREATE INDEX ix_control_evidence_id ON control (evidence_id)

CREATE INDEX ix_control_product_id ON control (product_id)

CREATE INDEX ix_control_subject_kind_subject_id ON control (subject_kind, subject_id)

CREATE TABLE question (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    path TEXT,
    "to" TEXT,
    vendor_id INTEGER,
    acquisition_id INTEGER,
    sent_on DATE,
    due_on DATE,
    answered_on DATE,
    answer TEXT,
    subject_kind TEXT,
    subject_id BIGINT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_question_vendor_id FOREIGN KEY(vendor_id) REFERENCES vendor (id),
    CONSTRAINT fk_question_acquisition_id FOREIGN KEY(acquisition_id) REFERENCES acquisition (id)
)

CREATE INDEX ix_question_acquisition_id ON question (acquisition_id)

CREATE INDEX ix_question_subject_kind_subject_id ON question (subject_kind, subject_id)

CREATE INDEX ix_question_vendor_id ON question (vendor_id)

CREATE TABLE function (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    product_id INTEGER,
    equipment_id INTEGER,
    code TEXT NOT NULL,
    state TEXT,
    mode TEXT,
    lock_evidence TEXT,
    coupled_with_camera BOOLEAN,
    ai_class TEXT,
    ai_practice TEXT,
    since_on DATE,
    ended_on DATE,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_function_product_id FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_function_equipment_id FOREIGN KEY(equipment_id) REFERENCES equipment (id)
)

CREATE INDEX ix_function_equipment_id ON function (equipment_id)

CREATE INDEX ix_function_product_id ON function (product_id)
