use diesel::result::DatabaseErrorInformation;

/// The constraints whose violation means something to a room. PostgreSQL names them; SQLite's triggers and CHECKs name
/// them in the message, and its UNIQUE errors name the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Constraint {
    ReservationOverlap,
    SessionOverlap,
    OneOpenSession,
    EmailTaken,
    PhoneTaken,
    SlugTaken,
    HoursDatedOnce,
    MemberOnce,
    StudentNumberTaken,
    AssetTagTaken,
    InventoryNumberTaken,
    OneOpenCheck,
    MachineGone,
    ImportKeyTaken,
    StockBelowZero,
    BarcodeTaken,
    LotCodeTaken,
    SupplierTaken,
    EndorsedBefore,
    DemandOnce,
    GuardianConsentStands,
    IdempotencyKey,
    AppendOnly,
}

const NAMES: [(&str, Constraint); 40] = [
    ("reservations_no_overlap", Constraint::ReservationOverlap),
    ("usage_sessions_no_overlap", Constraint::SessionOverlap),
    ("usage_sessions_one_open", Constraint::OneOpenSession),
    ("usage_sessions.machine", Constraint::OneOpenSession),
    ("people_email_unique", Constraint::EmailTaken),
    ("people.email_folded", Constraint::EmailTaken),
    ("people_phone_unique", Constraint::PhoneTaken),
    ("people.phone", Constraint::PhoneTaken),
    ("labs_slug_unique", Constraint::SlugTaken),
    ("labs.slug", Constraint::SlugTaken),
    ("lab_hours_dated_once", Constraint::HoursDatedOnce),
    ("lab_hours.lab, lab_hours.from_date", Constraint::HoursDatedOnce),
    ("memberships_student_number_unique", Constraint::StudentNumberTaken),
    ("memberships.lab, memberships.student_number", Constraint::StudentNumberTaken),
    ("memberships_once", Constraint::MemberOnce),
    ("memberships.lab, memberships.person", Constraint::MemberOnce),
    ("machines_asset_tag_unique", Constraint::AssetTagTaken),
    ("machines.lab, machines.asset_tag", Constraint::AssetTagTaken),
    ("assets_inventory_number_unique", Constraint::InventoryNumberTaken),
    ("assets.lab, assets.inventory_number", Constraint::InventoryNumberTaken),
    ("inventory_checks_one_open", Constraint::OneOpenCheck),
    ("inventory_checks.lab", Constraint::OneOpenCheck),
    ("machines_gone_stay_retired", Constraint::MachineGone),
    ("machines_import_key_unique", Constraint::ImportKeyTaken),
    ("machines.lab, machines.import_key", Constraint::ImportKeyTaken),
    ("stock_balances_never_negative", Constraint::StockBelowZero),
    ("stock_items_never_negative", Constraint::StockBelowZero),
    ("stock_items_cells_negative", Constraint::StockBelowZero),
    ("stock_items_barcode_unique", Constraint::BarcodeTaken),
    ("stock_items.lab, stock_items.barcode", Constraint::BarcodeTaken),
    ("stock_lots_code_unique", Constraint::LotCodeTaken),
    ("stock_lots.item, stock_lots.code", Constraint::LotCodeTaken),
    ("suppliers_name_unique", Constraint::SupplierTaken),
    ("suppliers.lab, suppliers.folded", Constraint::SupplierTaken),
    ("endorsements_once", Constraint::EndorsedBefore),
    ("endorsements.request, endorsements.person", Constraint::EndorsedBefore),
    ("demand_signals_once", Constraint::DemandOnce),
    ("guardian_consents_one_standing", Constraint::GuardianConsentStands),
    ("guardian_consents.lab, guardian_consents.person", Constraint::GuardianConsentStands),
    ("idempotency_keys", Constraint::IdempotencyKey),
];

impl Constraint {
    pub fn of(info: &(dyn DatabaseErrorInformation + Send + Sync)) -> Option<Self> {
        let named = info.constraint_name().unwrap_or_default();
        let text = info.message();
        if named.ends_with("_append_only") || text.ends_with("_append_only") {
            return Some(Self::AppendOnly);
        }
        NAMES
            .iter()
            .find(|(name, _)| if named.is_empty() { text.contains(name) } else { named.starts_with(name) })
            .map(|found| found.1)
    }
}
