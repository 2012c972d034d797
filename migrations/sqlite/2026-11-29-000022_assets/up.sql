-- What is owned and how it came: papers, custody, places, the counting of what is there, disposal. Tag, donor, cost and
-- day of acquisition are the machine's own.

CREATE TABLE assets (
    machine BLOB NOT NULL CONSTRAINT assets_machine_fkey REFERENCES machines (id),
    lab BLOB NOT NULL CONSTRAINT assets_lab_fkey REFERENCES labs (id),
    inventory_number TEXT,
    donor_agreement TEXT,
    transfer_act TEXT,
    invoice TEXT,
    warranty_until TEXT,
    restrictions TEXT,
    restrictions_until TEXT,
    custodian BLOB CONSTRAINT assets_custodian_fkey REFERENCES people (id),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT assets_pkey PRIMARY KEY (machine),
    CONSTRAINT assets_inventory_number_unique UNIQUE (lab, inventory_number)
) STRICT;

CREATE TABLE asset_disposals (
    machine BLOB NOT NULL CONSTRAINT asset_disposals_machine_fkey REFERENCES machines (id),
    lab BLOB NOT NULL CONSTRAINT asset_disposals_lab_fkey REFERENCES labs (id),
    way TEXT NOT NULL CONSTRAINT asset_disposals_way_known CHECK (way IN ('scrapped', 'sold', 'given_away', 'returned', 'lost', 'stolen')),
    disposed_on TEXT NOT NULL,
    document TEXT,
    disposed_by BLOB,
    created_at INTEGER NOT NULL,
    CONSTRAINT asset_disposals_pkey PRIMARY KEY (machine)
) STRICT;

CREATE TABLE machine_locations (
    id BLOB NOT NULL,
    machine BLOB NOT NULL CONSTRAINT machine_locations_machine_fkey REFERENCES machines (id),
    location TEXT,
    from_at INTEGER NOT NULL,
    actor BLOB,
    CONSTRAINT machine_locations_pkey PRIMARY KEY (id)
) STRICT;

CREATE TABLE inventory_checks (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT inventory_checks_lab_fkey REFERENCES labs (id),
    started_at INTEGER NOT NULL,
    started_by BLOB,
    finished_at INTEGER,
    finished_by BLOB,
    -- How many machines were to be found, once that is settled.
    expected INTEGER,
    CONSTRAINT inventory_checks_pkey PRIMARY KEY (id),
    CONSTRAINT inventory_checks_span CHECK (finished_at IS NULL OR finished_at >= started_at),
    CONSTRAINT inventory_checks_settled CHECK ((finished_at IS NULL) = (expected IS NULL))
) STRICT;

CREATE TABLE inventory_findings (
    id BLOB NOT NULL,
    inventory_check BLOB NOT NULL CONSTRAINT inventory_findings_check_fkey REFERENCES inventory_checks (id),
    machine BLOB NOT NULL CONSTRAINT inventory_findings_machine_fkey REFERENCES machines (id),
    outcome TEXT NOT NULL CONSTRAINT inventory_findings_outcome_known CHECK (outcome IN ('found', 'moved', 'damaged', 'missing')),
    location TEXT,
    found_by BLOB,
    found_at INTEGER NOT NULL,
    CONSTRAINT inventory_findings_pkey PRIMARY KEY (id)
) STRICT;

CREATE UNIQUE INDEX inventory_checks_one_open ON inventory_checks (lab) WHERE finished_at IS NULL;
CREATE INDEX inventory_checks_lab ON inventory_checks (lab, id);
CREATE INDEX inventory_findings_check ON inventory_findings (inventory_check, id);
CREATE INDEX machine_locations_machine ON machine_locations (machine, id);
CREATE INDEX assets_custodian ON assets (custodian);

-- Where each machine stands now begins its history.
INSERT INTO machine_locations (id, machine, location, from_at) SELECT id, id, location, created_at FROM machines WHERE location IS NOT NULL;

CREATE TRIGGER asset_disposals_append_only_update BEFORE UPDATE ON asset_disposals BEGIN SELECT RAISE(ABORT, 'asset_disposals_append_only'); END;
CREATE TRIGGER asset_disposals_append_only_delete BEFORE DELETE ON asset_disposals BEGIN SELECT RAISE(ABORT, 'asset_disposals_append_only'); END;
CREATE TRIGGER machine_locations_append_only_update BEFORE UPDATE ON machine_locations BEGIN SELECT RAISE(ABORT, 'machine_locations_append_only'); END;
CREATE TRIGGER machine_locations_append_only_delete BEFORE DELETE ON machine_locations BEGIN SELECT RAISE(ABORT, 'machine_locations_append_only'); END;
CREATE TRIGGER inventory_findings_append_only_update BEFORE UPDATE ON inventory_findings BEGIN SELECT RAISE(ABORT, 'inventory_findings_append_only'); END;
CREATE TRIGGER inventory_findings_append_only_delete BEFORE DELETE ON inventory_findings BEGIN SELECT RAISE(ABORT, 'inventory_findings_append_only'); END;

-- What has left does not come back into service, on whatever way its status is set.
CREATE TRIGGER machines_gone_stay_retired BEFORE UPDATE OF status ON machines
WHEN NEW.status <> 'retired' AND EXISTS (SELECT 1 FROM asset_disposals WHERE machine = NEW.id)
BEGIN SELECT RAISE(ABORT, 'machines_gone_stay_retired'); END;
