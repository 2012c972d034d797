-- Consumables and parts: items, their lots, and the ledger of movements that their balances come from. Quantities are
-- whole thousandths of the item's unit.

CREATE TABLE suppliers (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT suppliers_lab_fkey REFERENCES labs (id),
    name text NOT NULL,
    folded text NOT NULL,
    contact text,
    note text,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT suppliers_pkey PRIMARY KEY (id),
    CONSTRAINT suppliers_name_unique UNIQUE (lab, folded)
);

CREATE TABLE stock_items (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT stock_items_lab_fkey REFERENCES labs (id),
    name jsonb NOT NULL,
    folded text NOT NULL,
    category text NOT NULL,
    category_folded text NOT NULL,
    material text,
    material_folded text,
    colour text,
    colour_folded text,
    unit text NOT NULL CONSTRAINT stock_items_unit_known CHECK (unit IN ('gram', 'metre', 'millilitre', 'piece', 'sheet')),
    reorder_level bigint,
    allow_negative boolean NOT NULL,
    barcode text,
    density bigint,
    diameter bigint,
    cost_minor bigint,
    cost_currency text,
    cost_per bigint,
    supplier uuid CONSTRAINT stock_items_supplier_fkey REFERENCES suppliers (id),
    keeper uuid CONSTRAINT stock_items_keeper_fkey REFERENCES people (id),
    archived_at timestamptz,
    balance bigint NOT NULL,
    revision bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT stock_items_pkey PRIMARY KEY (id),
    CONSTRAINT stock_items_barcode_unique UNIQUE (lab, barcode),
    CONSTRAINT stock_items_never_negative CHECK (allow_negative OR balance >= 0),
    CONSTRAINT stock_items_filament_whole CHECK ((density IS NULL) = (diameter IS NULL)),
    CONSTRAINT stock_items_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL) AND (cost_minor IS NULL) = (cost_per IS NULL)),
    CONSTRAINT stock_items_positive CHECK (coalesce(reorder_level, 0) >= 0 AND coalesce(density, 1) > 0 AND coalesce(diameter, 1) > 0 AND coalesce(cost_minor, 0) >= 0 AND coalesce(cost_per, 1) > 0)
);

CREATE TABLE stock_lots (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT stock_lots_lab_fkey REFERENCES labs (id),
    item uuid NOT NULL CONSTRAINT stock_lots_item_fkey REFERENCES stock_items (id),
    code text NOT NULL,
    expires_on date,
    supplier uuid CONSTRAINT stock_lots_supplier_fkey REFERENCES suppliers (id),
    cost_minor bigint,
    cost_currency text,
    cost_per bigint,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT stock_lots_pkey PRIMARY KEY (id),
    CONSTRAINT stock_lots_code_unique UNIQUE (item, code),
    CONSTRAINT stock_lots_of_item UNIQUE (id, item),
    CONSTRAINT stock_lots_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL) AND (cost_minor IS NULL) = (cost_per IS NULL)),
    CONSTRAINT stock_lots_positive CHECK (coalesce(cost_minor, 0) >= 0 AND coalesce(cost_per, 1) > 0)
);

CREATE TABLE purchase_orders (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT purchase_orders_lab_fkey REFERENCES labs (id),
    supplier uuid CONSTRAINT purchase_orders_supplier_fkey REFERENCES suppliers (id),
    status text NOT NULL CONSTRAINT purchase_orders_status_known CHECK (status IN ('requested', 'ordered', 'receiving', 'closed', 'cancelled')),
    note text,
    requested_by uuid,
    ordered_at timestamptz,
    ended_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT purchase_orders_pkey PRIMARY KEY (id),
    CONSTRAINT purchase_orders_ended CHECK ((ended_at IS NOT NULL) = (status IN ('closed', 'cancelled')))
);

CREATE TABLE purchase_order_lines (
    id uuid NOT NULL,
    purchase_order uuid NOT NULL CONSTRAINT purchase_order_lines_order_fkey REFERENCES purchase_orders (id),
    item uuid NOT NULL CONSTRAINT purchase_order_lines_item_fkey REFERENCES stock_items (id),
    quantity bigint NOT NULL,
    cost_minor bigint,
    cost_currency text,
    CONSTRAINT purchase_order_lines_pkey PRIMARY KEY (id),
    CONSTRAINT purchase_order_lines_of_item UNIQUE (id, item),
    CONSTRAINT purchase_order_lines_positive CHECK (quantity > 0 AND coalesce(cost_minor, 0) >= 0),
    CONSTRAINT purchase_order_lines_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL))
);

CREATE TABLE stock_takes (
    id uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT stock_takes_lab_fkey REFERENCES labs (id),
    status text NOT NULL CONSTRAINT stock_takes_status_known CHECK (status IN ('open', 'closed', 'cancelled')),
    location text,
    note text,
    opened_by uuid,
    ended_at timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version integer NOT NULL,
    CONSTRAINT stock_takes_pkey PRIMARY KEY (id),
    CONSTRAINT stock_takes_ended CHECK ((ended_at IS NULL) = (status = 'open'))
);

CREATE TABLE stock_take_lines (
    id uuid NOT NULL,
    stock_take uuid NOT NULL CONSTRAINT stock_take_lines_take_fkey REFERENCES stock_takes (id),
    item uuid NOT NULL CONSTRAINT stock_take_lines_item_fkey REFERENCES stock_items (id),
    lot uuid,
    location text,
    counted bigint NOT NULL,
    expected bigint NOT NULL,
    counted_by uuid,
    counted_at timestamptz NOT NULL,
    CONSTRAINT stock_take_lines_pkey PRIMARY KEY (id),
    CONSTRAINT stock_take_lines_lot_fkey FOREIGN KEY (lot, item) REFERENCES stock_lots (id, item),
    CONSTRAINT stock_take_lines_counted CHECK (counted >= 0)
);

CREATE TABLE stock_movements (
    id uuid NOT NULL,
    posting uuid NOT NULL,
    lab uuid NOT NULL CONSTRAINT stock_movements_lab_fkey REFERENCES labs (id),
    item uuid NOT NULL CONSTRAINT stock_movements_item_fkey REFERENCES stock_items (id),
    kind text NOT NULL CONSTRAINT stock_movements_kind_known CHECK (kind IN ('receipt', 'use', 'waste', 'count', 'transfer', 'return')),
    quantity bigint NOT NULL,
    balance_after bigint NOT NULL,
    lot uuid,
    location text,
    person uuid,
    usage_session uuid CONSTRAINT stock_movements_session_fkey REFERENCES usage_sessions (id),
    work_order uuid,
    order_line uuid,
    stock_take uuid CONSTRAINT stock_movements_take_fkey REFERENCES stock_takes (id),
    cost_minor bigint,
    cost_currency text,
    moved_at timestamptz NOT NULL,
    CONSTRAINT stock_movements_pkey PRIMARY KEY (id),
    CONSTRAINT stock_movements_lot_fkey FOREIGN KEY (lot, item) REFERENCES stock_lots (id, item),
    CONSTRAINT stock_movements_order_fkey FOREIGN KEY (order_line, item) REFERENCES purchase_order_lines (id, item),
    CONSTRAINT stock_movements_sign CHECK (CASE kind WHEN 'receipt' THEN quantity > 0 WHEN 'return' THEN quantity > 0 WHEN 'use' THEN quantity < 0 WHEN 'waste' THEN quantity < 0 WHEN 'transfer' THEN quantity <> 0 ELSE true END),
    CONSTRAINT stock_movements_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL) AND coalesce(cost_minor, 0) >= 0)
);

CREATE TABLE stock_balances (
    id uuid NOT NULL,
    item uuid NOT NULL CONSTRAINT stock_balances_item_fkey REFERENCES stock_items (id),
    lot uuid,
    location text,
    quantity bigint NOT NULL,
    CONSTRAINT stock_balances_pkey PRIMARY KEY (id),
    CONSTRAINT stock_balances_lot_fkey FOREIGN KEY (lot, item) REFERENCES stock_lots (id, item)
);

CREATE INDEX stock_items_lab ON stock_items (lab, id);
CREATE INDEX stock_items_category ON stock_items (lab, category_folded);
CREATE INDEX stock_movements_item ON stock_movements (item, id);
CREATE INDEX stock_movements_lab ON stock_movements (lab, id);
CREATE INDEX stock_movements_posting ON stock_movements (posting);
CREATE INDEX stock_movements_session ON stock_movements (usage_session) WHERE usage_session IS NOT NULL;
CREATE INDEX stock_movements_work_order ON stock_movements (work_order) WHERE work_order IS NOT NULL;
CREATE INDEX stock_movements_order_line ON stock_movements (order_line) WHERE order_line IS NOT NULL;
CREATE INDEX purchase_orders_lab ON purchase_orders (lab, id);
CREATE INDEX purchase_order_lines_order ON purchase_order_lines (purchase_order);
CREATE INDEX stock_takes_lab ON stock_takes (lab, id);
CREATE UNIQUE INDEX stock_balances_cell ON stock_balances (item, coalesce(lot, item), coalesce(location, ''));
CREATE UNIQUE INDEX stock_take_lines_cell ON stock_take_lines (stock_take, item, coalesce(lot, item), coalesce(location, ''));

CREATE TRIGGER stock_movements_append_only BEFORE UPDATE OR DELETE ON stock_movements
    FOR EACH ROW EXECUTE FUNCTION refuse_change('stock_movements_append_only');
CREATE TRIGGER stock_movements_keep BEFORE TRUNCATE ON stock_movements
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('stock_movements_append_only');

-- The ledger posts itself: a balance is what the movements make it, in the statement that writes them down.
CREATE FUNCTION stock_post() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    reached bigint;
BEGIN
    INSERT INTO stock_balances (id, item, lot, location, quantity)
        SELECT NEW.id, NEW.item, NEW.lot, NEW.location, 0
        WHERE NOT EXISTS (SELECT 1 FROM stock_balances
            WHERE item = NEW.item AND lot IS NOT DISTINCT FROM NEW.lot AND location IS NOT DISTINCT FROM NEW.location);
    UPDATE stock_balances SET quantity = quantity + NEW.quantity
        WHERE item = NEW.item AND lot IS NOT DISTINCT FROM NEW.lot AND location IS NOT DISTINCT FROM NEW.location;
    UPDATE stock_items SET balance = balance + NEW.quantity, revision = revision + 1
        WHERE id = NEW.item RETURNING balance INTO reached;
    IF reached <> NEW.balance_after THEN
        RAISE EXCEPTION 'the movement says that % are left, and it is %', NEW.balance_after, reached
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'stock_movements_balance';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER stock_movements_post AFTER INSERT ON stock_movements FOR EACH ROW EXECUTE FUNCTION stock_post();

CREATE FUNCTION stock_never_negative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM stock_items WHERE id = NEW.item AND NOT allow_negative) THEN
        RAISE EXCEPTION 'there is not so much of it there'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'stock_balances_never_negative';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stock_balances_never_negative BEFORE UPDATE OF quantity ON stock_balances
    FOR EACH ROW WHEN (NEW.quantity < 0 AND NEW.quantity < OLD.quantity) EXECUTE FUNCTION stock_never_negative();

CREATE FUNCTION stock_cells_negative() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM stock_balances WHERE item = NEW.id AND quantity < 0) THEN
        RAISE EXCEPTION 'a lot or place of it is below zero'
            USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = 'stock_items_cells_negative';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER stock_items_cells_negative BEFORE UPDATE OF allow_negative ON stock_items
    FOR EACH ROW WHEN (OLD.allow_negative AND NOT NEW.allow_negative) EXECUTE FUNCTION stock_cells_negative();
