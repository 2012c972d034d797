-- Machines, their classes, capabilities, status and locks.

CREATE TABLE machine_classes (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT machine_classes_lab_fkey REFERENCES labs (id),
    name TEXT NOT NULL,
    policy TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT machine_classes_pkey PRIMARY KEY (id)
) STRICT;

CREATE TABLE machines (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT machines_lab_fkey REFERENCES labs (id),
    class BLOB CONSTRAINT machines_class_fkey REFERENCES machine_classes (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    description TEXT,
    make TEXT NOT NULL,
    model TEXT NOT NULL,
    asset_tag TEXT,
    serial TEXT,
    location TEXT,
    grant_name TEXT,
    status TEXT NOT NULL CONSTRAINT machines_status_known CHECK (status IN ('in_service', 'degraded', 'out_of_service', 'retired')),
    policy TEXT NOT NULL,
    build_volume TEXT,
    acquired_on TEXT,
    cost_minor INTEGER,
    cost_currency TEXT,
    import_key TEXT,
    retired_at INTEGER,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT machines_pkey PRIMARY KEY (id),
    CONSTRAINT machines_asset_tag_unique UNIQUE (lab, asset_tag),
    CONSTRAINT machines_import_key_unique UNIQUE (lab, import_key),
    CONSTRAINT machines_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL))
) STRICT;

CREATE TABLE machine_capabilities (
    machine BLOB NOT NULL CONSTRAINT machine_capabilities_machine_fkey REFERENCES machines (id),
    ordinal INTEGER NOT NULL,
    process TEXT NOT NULL,
    material_class TEXT NOT NULL,
    metal TEXT CONSTRAINT machine_capabilities_metal_known CHECK (metal IN ('direct', 'green_part', 'filled', 'subtractive')),
    build_volume TEXT,
    tolerance_mm REAL,
    sintering TEXT,
    CONSTRAINT machine_capabilities_pkey PRIMARY KEY (machine, ordinal),
    CONSTRAINT machine_capabilities_metal CHECK (metal IS NULL OR material_class = 'metal')
) STRICT;

CREATE TABLE machine_status_history (
    id BLOB NOT NULL,
    machine BLOB NOT NULL CONSTRAINT machine_status_history_machine_fkey REFERENCES machines (id),
    status TEXT NOT NULL CONSTRAINT machine_status_history_status_known CHECK (status IN ('in_service', 'degraded', 'out_of_service', 'retired')),
    from_at INTEGER NOT NULL,
    actor BLOB,
    CONSTRAINT machine_status_history_pkey PRIMARY KEY (id)
) STRICT;

CREATE TABLE machine_locks (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT machine_locks_lab_fkey REFERENCES labs (id),
    machine BLOB NOT NULL CONSTRAINT machine_locks_machine_fkey REFERENCES machines (id),
    cause TEXT NOT NULL CONSTRAINT machine_locks_cause_known CHECK (cause IN ('manual', 'incident')),
    safety INTEGER NOT NULL,
    starts_at INTEGER NOT NULL,
    ends_at INTEGER,
    CONSTRAINT machine_locks_pkey PRIMARY KEY (id),
    CONSTRAINT machine_locks_span CHECK (ends_at IS NULL OR ends_at >= starts_at)
) STRICT;

CREATE TABLE closure_machines (
    closure BLOB NOT NULL CONSTRAINT closure_machines_closure_fkey REFERENCES closures (id),
    machine BLOB NOT NULL CONSTRAINT closure_machines_machine_fkey REFERENCES machines (id),
    CONSTRAINT closure_machines_pkey PRIMARY KEY (closure, machine)
) STRICT;

CREATE INDEX machines_lab ON machines (lab, id);
CREATE INDEX machine_capabilities_what ON machine_capabilities (process, material_class);
CREATE INDEX machine_status_history_machine ON machine_status_history (machine, from_at);
CREATE INDEX machine_locks_machine ON machine_locks (machine, starts_at);
CREATE INDEX closure_machines_machine ON closure_machines (machine);
