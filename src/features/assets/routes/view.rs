use chrono::NaiveDate;

use crate::features::assets::model::{DisposalWay, Disposed};
use crate::features::assets::store::Owned;
use crate::features::labs::Lab;
use crate::features::machines::MachineStatus;
use crate::platform::values::{Id, Lang, LocalText, Money};

/// A machine as property.
#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Asset, example = json!({
    "machine": "019a1b2c-3d4e-7f50-8a61-728394a5b6c7", "lab": "bishkek", "lab_id": "019a1b2c-3d4e-7f50-8a61-728394a5b6c8",
    "name": {"en": "Laser cutter"}, "name_local": "Laser cutter", "make": "Trotec", "model": "Speedy 100",
    "serial": "S1-4471", "asset_tag": "FL-009", "status": "in_service", "location": "Room 104",
    "donor": "KOICA", "cost": {"amount_minor": 2450000, "currency": "USD"}, "acquired_on": "2024-03-01", "age_days": 914,
    "inventory_number": "01-0457", "donor_agreement": "KOICA 2023/17", "transfer_act": "Act 5", "invoice": "INV-88",
    "warranty_until": "2027-03-01", "under_warranty": true, "restrictions": "Not to be sold",
    "restrictions_until": "2029-03-01", "custodian": null, "custodian_name": null, "disposal": null, "version": 1
}))]
pub struct AssetView {
    pub machine: Id,
    pub lab: String,
    pub lab_id: Id,
    pub name: LocalText,
    pub name_local: String,
    pub make: String,
    pub model: String,
    pub serial: Option<String>,
    pub asset_tag: Option<String>,
    /// As set by hand.
    pub status: MachineStatus,
    pub location: Option<String>,
    /// Who gave it or which grant paid for it: the machine's `grant`.
    pub donor: Option<String>,
    pub cost: Option<Money>,
    pub acquired_on: Option<NaiveDate>,
    /// Since it was acquired, up to today or to its disposal.
    pub age_days: Option<i64>,
    pub inventory_number: Option<String>,
    pub donor_agreement: Option<String>,
    pub transfer_act: Option<String>,
    pub invoice: Option<String>,
    /// The last day.
    pub warranty_until: Option<NaiveDate>,
    pub under_warranty: bool,
    /// What may not be done with it, and up to which day.
    pub restrictions: Option<String>,
    pub restrictions_until: Option<NaiveDate>,
    /// Who answers for it.
    pub custodian: Option<Id>,
    pub custodian_name: Option<String>,
    pub disposal: Option<DisposalView>,
    pub version: i32,
}

#[derive(Debug, serde::Serialize, utoipa::ToSchema)]
#[schema(as = Disposal)]
pub struct DisposalView {
    pub way: DisposalWay,
    pub disposed_on: NaiveDate,
    pub document: Option<String>,
}

impl DisposalView {
    pub fn of(disposed: Disposed) -> Self {
        Self { way: disposed.way, disposed_on: disposed.disposed_on, document: disposed.document }
    }
}

impl AssetView {
    pub fn of(lab: &Lab, owned: Owned, today: NaiveDate, lang: Lang) -> Self {
        let Owned { machine, asset, disposed, custodian_name } = owned;
        let (name, cost) = (machine.name(), machine.cost());
        let until = disposed.as_ref().map_or(today, |disposed| disposed.disposed_on);
        let warranty_until = asset.as_ref().and_then(|asset| asset.warranty_until);
        let custodian = asset.as_ref().and_then(|asset| asset.custodian);
        let version = asset.as_ref().map_or(0, |asset| asset.version);
        let asset =
            asset.unwrap_or_else(|| crate::features::assets::Asset::unknown(machine.id, lab.id, machine.created_at));
        Self {
            machine: machine.id,
            lab: lab.slug.clone(),
            lab_id: lab.id,
            name_local: name.best(lang).to_owned(),
            name,
            make: machine.make,
            model: machine.model,
            serial: machine.serial,
            asset_tag: machine.asset_tag,
            status: machine.status,
            location: machine.location,
            donor: machine.grant_name,
            cost,
            acquired_on: machine.acquired_on,
            age_days: machine.acquired_on.map(|day| (until - day).num_days().max(0)),
            inventory_number: asset.inventory_number,
            donor_agreement: asset.donor_agreement,
            transfer_act: asset.transfer_act,
            invoice: asset.invoice,
            warranty_until,
            under_warranty: warranty_until.is_some_and(|until| today <= until),
            restrictions: asset.restrictions,
            restrictions_until: asset.restrictions_until,
            custodian,
            custodian_name,
            disposal: disposed.map(DisposalView::of),
            version,
        }
    }
}
