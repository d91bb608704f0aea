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

CREATE TABLE vendor (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    name TEXT NOT NULL,
    legal_name TEXT,
    aliases TEXT,
    reg_id TEXT,
    reg_id_type TEXT,
    country TEXT,
    parent_id INTEGER,
    parent_country TEXT,
    control_type TEXT,
    state_country TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_vendor_parent_id FOREIGN KEY(parent_id) REFERENCES vendor (id)
)

CREATE INDEX ix_vendor_parent_id ON vendor (parent_id)

CREATE TABLE site (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT,
    sensitivity TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER
)

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
    dpia TEXT,
    dpia_on DATE,
    dpia_covers TEXT,
    retention_days_set BIGINT,
    retention_days_allowed BIGINT,
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
    missing TEXT NOT NULL,
    paths INTEGER NOT NULL,
    CONSTRAINT pk_cause PRIMARY KEY (id),
    CONSTRAINT uq_cause_missing UNIQUE (missing)
)

CREATE TABLE finding (
    id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    level TEXT NOT NULL,
    level_up_to TEXT NOT NULL,
    rank INTEGER NOT NULL,
    why TEXT NOT NULL,
    level_missing TEXT NOT NULL,
    since BIGINT NOT NULL,
    since_on DATE NOT NULL,
    CONSTRAINT pk_finding PRIMARY KEY (id),
    CONSTRAINT uq_finding_subject_kind_subject_id_rule UNIQUE (subject_kind, subject_id, rule)
)

CREATE INDEX ix_finding_rank_rule ON finding (rank, rule)

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
    security_support_until DATE,
    update_channel TEXT,
    telemetry TEXT,
    cloud_dependency TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_product_vendor_id FOREIGN KEY(vendor_id) REFERENCES vendor (id),
    CONSTRAINT fk_product_maker_id FOREIGN KEY(maker_id) REFERENCES vendor (id),
    CONSTRAINT fk_product_publisher_id FOREIGN KEY(publisher_id) REFERENCES vendor (id)
)

CREATE INDEX ix_product_maker_id ON product (maker_id)

CREATE INDEX ix_product_publisher_id ON product (publisher_id)

CREATE INDEX ix_product_vendor_id ON product (vendor_id)

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
    consultation_on DATE,
    signed_on DATE,
    starts_on DATE,
    ends_on DATE,
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
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_acquisition_acquirer_id FOREIGN KEY(acquirer_id) REFERENCES vendor (id),
    CONSTRAINT uq_acquisition_ref UNIQUE (ref)
)

CREATE INDEX ix_acquisition_acquirer_id ON acquisition (acquirer_id)

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
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_import_by_id FOREIGN KEY(by_id) REFERENCES person (id),
    CONSTRAINT uq_import_number UNIQUE (number)
)

CREATE INDEX ix_import_by_id ON import (by_id)

CREATE TABLE verdict (
    subject_kind TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    word SMALLINT NOT NULL,
    true_bits BIGINT NOT NULL,
    unknown_bits BIGINT NOT NULL,
    cause_id INTEGER,
    due_on DATE,
    CONSTRAINT pk_verdict PRIMARY KEY (subject_kind, subject_id, word),
    CONSTRAINT fk_verdict_cause_id FOREIGN KEY(cause_id) REFERENCES cause (id)
)

CREATE INDEX ix_verdict_cause_id ON verdict (cause_id)

CREATE INDEX ix_verdict_due_on ON verdict (due_on)

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
    notes TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_equipment_product_id FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_equipment_site_id FOREIGN KEY(site_id) REFERENCES site (id),
    CONSTRAINT fk_equipment_deployment_id FOREIGN KEY(deployment_id) REFERENCES deployment (id),
    CONSTRAINT fk_equipment_acquisition_id FOREIGN KEY(acquisition_id) REFERENCES acquisition (id)
)

CREATE INDEX ix_equipment_acquisition_id ON equipment (acquisition_id)

CREATE INDEX ix_equipment_asset_tag ON equipment (asset_tag)

CREATE INDEX ix_equipment_deployment_id ON equipment (deployment_id)

CREATE INDEX ix_equipment_mac ON equipment (mac)

CREATE INDEX ix_equipment_product_id ON equipment (product_id)

CREATE INDEX ix_equipment_serial ON equipment (serial)

CREATE INDEX ix_equipment_site_id ON equipment (site_id)

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

CREATE TABLE function (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    version INTEGER DEFAULT '1' NOT NULL,
    product_id INTEGER,
    equipment_id INTEGER,
    code TEXT NOT NULL,
    state TEXT,
    mode TEXT,
    lock_evidence TEXT,
    source_import_id INTEGER,
    source_sheet TEXT,
    source_row INTEGER,
    CONSTRAINT fk_function_product_id FOREIGN KEY(product_id) REFERENCES product (id),
    CONSTRAINT fk_function_equipment_id FOREIGN KEY(equipment_id) REFERENCES equipment (id)
)

CREATE INDEX ix_function_equipment_id ON function (equipment_id)

CREATE INDEX ix_function_product_id ON function (product_id)
