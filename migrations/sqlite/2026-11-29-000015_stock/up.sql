-- Consumables and parts: items, their lots, and the ledger of movements that their balances come from. Quantities are
-- whole thousandths of the item's unit.

CREATE TABLE suppliers (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT suppliers_lab_fkey REFERENCES labs (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    contact TEXT,
    note TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT suppliers_pkey PRIMARY KEY (id),
    CONSTRAINT suppliers_name_unique UNIQUE (lab, folded)
) STRICT;

CREATE TABLE stock_items (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT stock_items_lab_fkey REFERENCES labs (id),
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    category TEXT NOT NULL,
    category_folded TEXT NOT NULL,
    material TEXT,
    material_folded TEXT,
    colour TEXT,
    colour_folded TEXT,
    unit TEXT NOT NULL CONSTRAINT stock_items_unit_known CHECK (unit IN ('gram', 'metre', 'millilitre', 'piece', 'sheet')),
    reorder_level INTEGER,
    allow_negative INTEGER NOT NULL,
    barcode TEXT,
    density INTEGER,
    diameter INTEGER,
    cost_minor INTEGER,
    cost_currency TEXT,
    cost_per INTEGER,
    supplier BLOB CONSTRAINT stock_items_supplier_fkey REFERENCES suppliers (id),
    keeper BLOB CONSTRAINT stock_items_keeper_fkey REFERENCES people (id),
    archived_at INTEGER,
    balance INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT stock_items_pkey PRIMARY KEY (id),
    CONSTRAINT stock_items_barcode_unique UNIQUE (lab, barcode),
    CONSTRAINT stock_items_never_negative CHECK (allow_negative OR balance >= 0),
    CONSTRAINT stock_items_filament_whole CHECK ((density IS NULL) = (diameter IS NULL)),
    CONSTRAINT stock_items_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL) AND (cost_minor IS NULL) = (cost_per IS NULL)),
    CONSTRAINT stock_items_positive CHECK (coalesce(reorder_level, 0) >= 0 AND coalesce(density, 1) > 0 AND coalesce(diameter, 1) > 0 AND coalesce(cost_minor, 0) >= 0 AND coalesce(cost_per, 1) > 0)
) STRICT;

CREATE TABLE stock_lots (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT stock_lots_lab_fkey REFERENCES labs (id),
    item BLOB NOT NULL CONSTRAINT stock_lots_item_fkey REFERENCES stock_items (id),
    code TEXT NOT NULL,
    expires_on TEXT,
    supplier BLOB CONSTRAINT stock_lots_supplier_fkey REFERENCES suppliers (id),
    cost_minor INTEGER,
    cost_currency TEXT,
    cost_per INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT stock_lots_pkey PRIMARY KEY (id),
    CONSTRAINT stock_lots_code_unique UNIQUE (item, code),
    CONSTRAINT stock_lots_of_item UNIQUE (id, item),
    CONSTRAINT stock_lots_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL) AND (cost_minor IS NULL) = (cost_per IS NULL)),
    CONSTRAINT stock_lots_positive CHECK (coalesce(cost_minor, 0) >= 0 AND coalesce(cost_per, 1) > 0)
) STRICT;

CREATE TABLE purchase_orders (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT purchase_orders_lab_fkey REFERENCES labs (id),
    supplier BLOB CONSTRAINT purchase_orders_supplier_fkey REFERENCES suppliers (id),
    status TEXT NOT NULL CONSTRAINT purchase_orders_status_known CHECK (status IN ('requested', 'ordered', 'receiving', 'closed', 'cancelled')),
    note TEXT,
    requested_by BLOB,
    ordered_at INTEGER,
    ended_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT purchase_orders_pkey PRIMARY KEY (id),
    CONSTRAINT purchase_orders_ended CHECK ((ended_at IS NOT NULL) = (status IN ('closed', 'cancelled')))
) STRICT;

CREATE TABLE purchase_order_lines (
    id BLOB NOT NULL,
    purchase_order BLOB NOT NULL CONSTRAINT purchase_order_lines_order_fkey REFERENCES purchase_orders (id),
    item BLOB NOT NULL CONSTRAINT purchase_order_lines_item_fkey REFERENCES stock_items (id),
    quantity INTEGER NOT NULL,
    cost_minor INTEGER,
    cost_currency TEXT,
    CONSTRAINT purchase_order_lines_pkey PRIMARY KEY (id),
    CONSTRAINT purchase_order_lines_of_item UNIQUE (id, item),
    CONSTRAINT purchase_order_lines_positive CHECK (quantity > 0 AND coalesce(cost_minor, 0) >= 0),
    CONSTRAINT purchase_order_lines_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL))
) STRICT;

CREATE TABLE stock_takes (
    id BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT stock_takes_lab_fkey REFERENCES labs (id),
    status TEXT NOT NULL CONSTRAINT stock_takes_status_known CHECK (status IN ('open', 'closed', 'cancelled')),
    location TEXT,
    note TEXT,
    opened_by BLOB,
    ended_at INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT stock_takes_pkey PRIMARY KEY (id),
    CONSTRAINT stock_takes_ended CHECK ((ended_at IS NULL) = (status = 'open'))
) STRICT;

CREATE TABLE stock_take_lines (
    id BLOB NOT NULL,
    stock_take BLOB NOT NULL CONSTRAINT stock_take_lines_take_fkey REFERENCES stock_takes (id),
    item BLOB NOT NULL CONSTRAINT stock_take_lines_item_fkey REFERENCES stock_items (id),
    lot BLOB,
    location TEXT,
    counted INTEGER NOT NULL,
    expected INTEGER NOT NULL,
    counted_by BLOB,
    counted_at INTEGER NOT NULL,
    CONSTRAINT stock_take_lines_pkey PRIMARY KEY (id),
    CONSTRAINT stock_take_lines_lot_fkey FOREIGN KEY (lot, item) REFERENCES stock_lots (id, item),
    CONSTRAINT stock_take_lines_counted CHECK (counted >= 0)
) STRICT;

CREATE TABLE stock_movements (
    id BLOB NOT NULL,
    posting BLOB NOT NULL,
    lab BLOB NOT NULL CONSTRAINT stock_movements_lab_fkey REFERENCES labs (id),
    item BLOB NOT NULL CONSTRAINT stock_movements_item_fkey REFERENCES stock_items (id),
    kind TEXT NOT NULL CONSTRAINT stock_movements_kind_known CHECK (kind IN ('receipt', 'use', 'waste', 'count', 'transfer', 'return')),
    quantity INTEGER NOT NULL,
    balance_after INTEGER NOT NULL,
    lot BLOB,
    location TEXT,
    person BLOB,
    usage_session BLOB CONSTRAINT stock_movements_session_fkey REFERENCES usage_sessions (id),
    work_order BLOB CONSTRAINT stock_movements_work_order_fkey REFERENCES work_orders (id),
    order_line BLOB,
    stock_take BLOB CONSTRAINT stock_movements_take_fkey REFERENCES stock_takes (id),
    cost_minor INTEGER,
    cost_currency TEXT,
    moved_at INTEGER NOT NULL,
    CONSTRAINT stock_movements_pkey PRIMARY KEY (id),
    CONSTRAINT stock_movements_lot_fkey FOREIGN KEY (lot, item) REFERENCES stock_lots (id, item),
    CONSTRAINT stock_movements_order_fkey FOREIGN KEY (order_line, item) REFERENCES purchase_order_lines (id, item),
    CONSTRAINT stock_movements_sign CHECK (CASE kind WHEN 'receipt' THEN quantity > 0 WHEN 'return' THEN quantity > 0 WHEN 'use' THEN quantity < 0 WHEN 'waste' THEN quantity < 0 WHEN 'transfer' THEN quantity <> 0 ELSE 1 END),
    CONSTRAINT stock_movements_cost_whole CHECK ((cost_minor IS NULL) = (cost_currency IS NULL) AND coalesce(cost_minor, 0) >= 0)
) STRICT;

CREATE TABLE stock_balances (
    id BLOB NOT NULL,
    item BLOB NOT NULL CONSTRAINT stock_balances_item_fkey REFERENCES stock_items (id),
    lot BLOB,
    location TEXT,
    quantity INTEGER NOT NULL,
    CONSTRAINT stock_balances_pkey PRIMARY KEY (id),
    CONSTRAINT stock_balances_lot_fkey FOREIGN KEY (lot, item) REFERENCES stock_lots (id, item)
) STRICT;

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

CREATE TRIGGER stock_movements_append_only_update BEFORE UPDATE ON stock_movements BEGIN SELECT RAISE(ABORT, 'stock_movements_append_only'); END;
CREATE TRIGGER stock_movements_append_only_delete BEFORE DELETE ON stock_movements BEGIN SELECT RAISE(ABORT, 'stock_movements_append_only'); END;

-- The ledger posts itself: a balance is what the movements make it, in the statement that writes them down.
CREATE TRIGGER stock_movements_post_insert AFTER INSERT ON stock_movements BEGIN
    INSERT INTO stock_balances (id, item, lot, location, quantity)
        SELECT NEW.id, NEW.item, NEW.lot, NEW.location, 0
        WHERE NOT EXISTS (SELECT 1 FROM stock_balances WHERE item = NEW.item AND lot IS NEW.lot AND location IS NEW.location);
    UPDATE stock_balances SET quantity = quantity + NEW.quantity
        WHERE item = NEW.item AND lot IS NEW.lot AND location IS NEW.location;
    UPDATE stock_items SET balance = balance + NEW.quantity, revision = revision + 1 WHERE id = NEW.item;
    SELECT RAISE(ABORT, 'stock_movements_balance') FROM stock_items WHERE id = NEW.item AND balance <> NEW.balance_after;
END;
CREATE TRIGGER stock_balances_never_negative_update BEFORE UPDATE OF quantity ON stock_balances
WHEN NEW.quantity < 0 AND NEW.quantity < OLD.quantity BEGIN
    SELECT RAISE(ABORT, 'stock_balances_never_negative') FROM stock_items WHERE id = NEW.item AND NOT allow_negative;
END;
CREATE TRIGGER stock_items_cells_negative_update BEFORE UPDATE OF allow_negative ON stock_items
WHEN OLD.allow_negative AND NOT NEW.allow_negative BEGIN
    SELECT RAISE(ABORT, 'stock_items_cells_negative') FROM stock_balances WHERE item = NEW.id AND quantity < 0;
END;
