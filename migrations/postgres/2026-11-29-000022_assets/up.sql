-- What is owned and how it came: papers, custody, places, the counting of what is there, disposal. Tag, donor, cost and
-- day of acquisition are the machine's own.

CREATE TABLE assets (
    machine uuid NOT NULL CONSTRAINT assets_machine_fkey REFERENCES machines (id),
    lab uuid NOT NULL CONSTRAINT assets_lab_fkey REFERENCES labs (id),
    inventory_number text,
    donor_agreement text,
    transfer_act text,
    invoice text,
    warranty_until date,
    restrictions text,
    restrictions_until date,
    custodian uuid CONSTRAINT assets_custodian_fkey REFERENCES people (id),
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT assets_pkey PRIMARY KEY (machine),
    CONSTRAINT assets_inventory_number_unique UNIQUE (lab, inventory_number)
);

CREATE TABLE asset_disposals (
    machine uuid NOT NULL CONSTRAINT asset_disposals_machine_fkey REFERENCES machines (id),
    lab uuid NOT NULL CONSTRAINT asset_disposals_lab_fkey REFERENCES labs (id),
    way text NOT NULL CONSTRAINT asset_disposals_way_known CHECK (way IN ('scrapped', 'sold', 'given_away', 'returned', 'lost', 'stolen')),
    disposed_on date NOT NULL,
    document text,
    disposed_by uuid,
    created_at timestamptz NOT NULL,
    CONSTRAINT asset_disposals_pkey PRIMARY KEY (machine)
);

CREATE TABLE machine_locations (
    id uuid NOT NULL,
    machine uuid NOT NULL CONSTRAINT machine_locations_machine_fkey REFERENCES machines (id),
    location text,
    from_at timestamptz NOT NULL,
    actor uuid,
    CONSTRAINT machine_locations_pkey PRIMARY KEY (id)
);

CREATE TABLE inventory_checks (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT inventory_checks_lab_fkey REFERENCES labs (id),
    started_at timestamptz NOT NULL,
    started_by uuid,
    finished_at timestamptz,
    finished_by uuid,
    -- How many machines were to be found, once that is settled.
    expected integer,
    CONSTRAINT inventory_checks_pkey PRIMARY KEY (id),
    CONSTRAINT inventory_checks_span CHECK (finished_at IS NULL OR finished_at >= started_at),
    CONSTRAINT inventory_checks_settled CHECK ((finished_at IS NULL) = (expected IS NULL))
);

CREATE TABLE inventory_findings (
    id uuid NOT NULL,
    inventory_check uuid NOT NULL CONSTRAINT inventory_findings_check_fkey REFERENCES inventory_checks (id),
    machine uuid NOT NULL CONSTRAINT inventory_findings_machine_fkey REFERENCES machines (id),
    outcome text NOT NULL CONSTRAINT inventory_findings_outcome_known CHECK (outcome IN ('found', 'moved', 'damaged', 'missing')),
    location text,
    found_by uuid,
    found_at timestamptz NOT NULL,
    CONSTRAINT inventory_findings_pkey PRIMARY KEY (id)
);

CREATE UNIQUE INDEX inventory_checks_one_open ON inventory_checks (lab) WHERE finished_at IS NULL;
CREATE INDEX inventory_checks_lab ON inventory_checks (lab, id);
CREATE INDEX inventory_findings_check ON inventory_findings (inventory_check, id);
CREATE INDEX machine_locations_machine ON machine_locations (machine, id);
CREATE INDEX assets_custodian ON assets (custodian);

-- Where each machine stands now begins its history.
INSERT INTO machine_locations (id, machine, location, from_at) SELECT id, id, location, created_at FROM machines WHERE location IS NOT NULL;

CREATE TRIGGER asset_disposals_append_only BEFORE UPDATE OR DELETE ON asset_disposals
    FOR EACH ROW EXECUTE FUNCTION refuse_change('asset_disposals_append_only');
CREATE TRIGGER asset_disposals_keep BEFORE TRUNCATE ON asset_disposals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('asset_disposals_append_only');
CREATE TRIGGER machine_locations_append_only BEFORE UPDATE OR DELETE ON machine_locations
    FOR EACH ROW EXECUTE FUNCTION refuse_change('machine_locations_append_only');
CREATE TRIGGER machine_locations_keep BEFORE TRUNCATE ON machine_locations
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('machine_locations_append_only');
CREATE TRIGGER inventory_findings_append_only BEFORE UPDATE OR DELETE ON inventory_findings
    FOR EACH ROW EXECUTE FUNCTION refuse_change('inventory_findings_append_only');
CREATE TRIGGER inventory_findings_keep BEFORE TRUNCATE ON inventory_findings
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('inventory_findings_append_only');

-- What has left does not come back into service, on whatever way its status is set.
CREATE FUNCTION refuse_return() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM asset_disposals WHERE machine = NEW.id) THEN
        RAISE EXCEPTION 'the machine has left'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'machines_gone_stay_retired';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER machines_gone_stay_retired BEFORE UPDATE OF status ON machines
    FOR EACH ROW WHEN (NEW.status <> 'retired') EXECUTE FUNCTION refuse_return();
