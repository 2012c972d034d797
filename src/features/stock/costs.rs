use std::collections::BTreeMap;

use super::model::MovementKind;
use super::store::reports::Spent;
use crate::platform::values::{Lang, LocalText};

/// What the costs of materials are added up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum CostGroup {
    Session,
    /// The one that was used, or worked on.
    Machine,
    Member,
    /// The course that kept the machine when its session began.
    Course,
    Purpose,
    Category,
    Item,
}

/// What a group used and wasted, in one currency.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
#[schema(as = MaterialCostGroup)]
pub struct CostRow {
    /// An id, a purpose or a category; null for what no session explains, nor, by machine, any work on one.
    pub key: Option<String>,
    pub label: Option<String>,
    /// Null for what had no price.
    pub currency: Option<String>,
    /// In minor units, by the prices of that time; returns taken off.
    pub used_minor: i64,
    pub wasted_minor: i64,
    /// Rows of the ledger behind it.
    pub movements: u64,
}

type Key = (Option<String>, Option<String>);

/// By key and currency.
pub fn add_up(spent: &[Spent], by: CostGroup, lang: Lang) -> Vec<CostRow> {
    let mut rows: BTreeMap<(Option<String>, Option<String>), CostRow> = BTreeMap::new();
    for one in spent {
        let (key, label) = key(one, by, lang);
        let currency = one.row.cost_currency.clone();
        let row = rows.entry((key.clone(), currency.clone())).or_insert_with(|| CostRow {
            key,
            label,
            currency,
            used_minor: 0,
            wasted_minor: 0,
            movements: 0,
        });
        let minor = one.row.cost_minor.unwrap_or_default();
        match one.row.kind {
            MovementKind::Waste => row.wasted_minor += minor,
            MovementKind::Return => row.used_minor -= minor,
            _ => row.used_minor += minor,
        }
        row.movements += 1;
    }
    rows.into_values().collect()
}

fn key(one: &Spent, by: CostGroup, lang: Lang) -> Key {
    let session = one.session.as_ref();
    let machine = || {
        let name: Option<LocalText> = one.machine.as_ref().and_then(|(_, name)| name.read().ok());
        name.map(|name| name.best(lang).to_owned())
    };
    match by {
        CostGroup::Session => (session.map(|session| session.id.to_string()), session.and_then(|_| machine())),
        CostGroup::Machine => (one.machine.as_ref().map(|(id, _)| id.to_string()), machine()),
        CostGroup::Member => {
            let member = session.and_then(|session| session.member);
            (member.map(|member| member.to_string()), session.and_then(|session| session.member_name.clone()))
        }
        CostGroup::Course => {
            let title = one.course.as_ref().and_then(|(_, title)| title.read::<LocalText>().ok());
            (one.course.as_ref().map(|(id, _)| id.to_string()), title.map(|title| title.best(lang).to_owned()))
        }
        CostGroup::Purpose => {
            let purpose = session.and_then(|session| session.purpose).map(|purpose| purpose.name().to_owned());
            (purpose.clone(), purpose)
        }
        CostGroup::Category => (Some(one.item.category_folded.clone()), Some(one.item.category.clone())),
        CostGroup::Item => (Some(one.item.id.to_string()), Some(one.item.name().best(lang).to_owned())),
    }
}
