//! Machines, faults, repairs, stock.

use super::super::model::{Audience, Facts, News, NotificationKind as Kind};
use super::{Heard, State};

pub fn hear(heard: &Heard<'_>) -> Vec<News> {
    let machine = heard.event.subject;
    let of_machine = || Facts { machine: Some(machine), ..Facts::default() };
    let down = || vec![heard.news(Kind::MachineDown, Audience::NextHolders(machine), of_machine())];
    let back = || vec![heard.news(Kind::MachineBack, Audience::NextHoldersTold(machine), of_machine())];
    match heard.event.action {
        "machine.locked" => down(),
        "machine.unlocked" => back(),
        "machine.status_changed" => match (is_usable(heard.before), is_usable(heard.after)) {
            (true, false) => down(),
            (false, true) => back(),
            _ => Vec::new(),
        },
        "incident.reported" | "incident.raised" => {
            vec![heard.news(Kind::IncidentReported, Audience::STAFF, of_thing(heard))]
        }
        "incident.resolved" => reporter(heard),
        "work_order.opened" => {
            vec![heard.news(Kind::WorkOrderOpened, one_or_staff(heard, "assignee"), of_thing(heard))]
        }
        "stock_item.low" => {
            vec![heard.news(Kind::StockLow, Audience::Task(heard.after.ids("keepers")), Facts::default())]
        }
        _ => Vec::new(),
    }
}

fn is_usable(state: State<'_>) -> bool {
    !matches!(state.text("status"), Some("out_of_service" | "retired"))
}

/// Whose task it is; all staff where it is nobody's.
fn one_or_staff(heard: &Heard<'_>, field: &str) -> Audience {
    heard.after.id(field).map_or(Audience::STAFF, Audience::Person)
}

fn of_thing(heard: &Heard<'_>) -> Facts {
    Facts {
        machine: heard.after.id("machine"),
        starts_at: heard.after.at("starts_at"),
        ends_at: heard.after.at("ends_at"),
        state: heard.after.text("severity").map(str::to_owned),
        ..Facts::default()
    }
}

fn reporter(heard: &Heard<'_>) -> Vec<News> {
    let news = |person| heard.news(Kind::IncidentResolved, Audience::Person(person), of_thing(heard));
    heard.after.id("reporter").map(news).into_iter().collect()
}
