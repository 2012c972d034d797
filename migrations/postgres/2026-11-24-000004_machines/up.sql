-- Machines, their classes, capabilities, status and locks.

CREATE TABLE machine_classes (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT machine_classes_lab_fkey REFERENCES labs (id),
    name jsonb NOT NULL,
    policy jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT machine_classes_pkey PRIMARY KEY (id)
);

CREATE TABLE machines (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT machines_lab_fkey REFERENCES labs (id),
    class uuid CONSTRAINT machines_class_fkey REFERENCES machine_classes (id),
    name jsonb NOT NULL,
    folded text NOT NULL,
    description jsonb,
    make text NOT NULL,
    model text NOT NULL,
    asset_tag text,
    serial text,
    location text,
    grant_name text,
    status text NOT NULL CONSTRAINT machines_status_known CHECK (status IN ('in_service', 'degraded', 'out_of_service', 'retired')),
    policy jsonb NOT NULL,
    build_volume jsonb,
    acquired_on date,
    cost_minor bigint,
    cost_currency text,
    import_key text,
    retired_at timestamptz,
    revision bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT machines_pkey PRIMARY KEY (id),
    CONSTRAINT machines_asset_tag_unique UNIQUE (lab, asset_tag),
    CONSTRAINT machines_import_key_unique UNIQUE (lab, import_key),
    CONSTRAINT machines_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL))
);

CREATE TABLE machine_capabilities (
    machine uuid NOT NULL CONSTRAINT machine_capabilities_machine_fkey REFERENCES machines (id),
    ordinal integer NOT NULL,
    process text NOT NULL,
    material_class text NOT NULL,
    metal text CONSTRAINT machine_capabilities_metal_known CHECK (metal IN ('direct', 'green_part', 'filled', 'subtractive')),
    build_volume jsonb,
    tolerance_mm double precision,
    sintering text,
    CONSTRAINT machine_capabilities_pkey PRIMARY KEY (machine, ordinal),
    CONSTRAINT machine_capabilities_metal CHECK (metal IS NULL OR material_class = 'metal')
);

CREATE TABLE machine_status_history (
    id uuid NOT NULL,
    machine uuid NOT NULL CONSTRAINT machine_status_history_machine_fkey REFERENCES machines (id),
    status text NOT NULL CONSTRAINT machine_status_history_status_known CHECK (status IN ('in_service', 'degraded', 'out_of_service', 'retired')),
    from_at timestamptz NOT NULL,
    actor uuid,
    CONSTRAINT machine_status_history_pkey PRIMARY KEY (id)
);

CREATE TABLE machine_locks (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT machine_locks_lab_fkey REFERENCES labs (id),
    machine uuid NOT NULL CONSTRAINT machine_locks_machine_fkey REFERENCES machines (id),
    cause text NOT NULL CONSTRAINT machine_locks_cause_known CHECK (cause IN ('manual', 'incident')),
    safety boolean NOT NULL,
    starts_at timestamptz NOT NULL,
    ends_at timestamptz,
    CONSTRAINT machine_locks_pkey PRIMARY KEY (id),
    CONSTRAINT machine_locks_span CHECK (ends_at IS NULL OR ends_at >= starts_at)
);

CREATE TABLE closure_machines (
    closure uuid NOT NULL CONSTRAINT closure_machines_closure_fkey REFERENCES closures (id),
    machine uuid NOT NULL CONSTRAINT closure_machines_machine_fkey REFERENCES machines (id),
    CONSTRAINT closure_machines_pkey PRIMARY KEY (closure, machine)
);

CREATE INDEX machines_lab ON machines (lab, id);
CREATE INDEX machine_capabilities_what ON machine_capabilities (process, material_class);
CREATE INDEX machine_status_history_machine ON machine_status_history (machine, from_at);
CREATE INDEX machine_locks_machine ON machine_locks (machine, starts_at);
CREATE INDEX closure_machines_machine ON closure_machines (machine);
