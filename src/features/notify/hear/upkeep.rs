//! Machines, faults, repairs, stock.

use super::super::model::{Audience, Facts, News, NotificationKind as Kind};
use super::{Heard, State};

pub fn hear(heard: &Heard<'_>) -> Vec<News> {
    let machine = heard.event.subject;
    let of_machine = || Facts { machine: Some(machine), ..Facts::default() };
    // A reservation is told of by its own; what is told of a machine has no version of it.
    let unversioned = |news: News| News { revision: None, ..news };
    let down = || vec![unversioned(heard.news(Kind::MachineDown, Audience::NextHolders(machine), of_machine()))];
    let back = || vec![unversioned(heard.news(Kind::MachineBack, Audience::NextHoldersTold(machine), of_machine()))];
    match heard.event.action {
        "machine.locked" => down(),
        "machine.unlocked" => back(),
        "machine.status_changed" => match (is_usable(heard.before), is_usable(heard.after)) {
            (true, false) => down(),
            (false, true) => back(),
            _ => Vec::new(),
        },
        "incident.reported" => vec![heard.news(Kind::IncidentReported, Audience::STAFF, of_thing(heard))],
        "incident.resolved" => reporter(heard),
        "work_order.opened" => vec![heard.news(Kind::WorkOrderOpened, Audience::STAFF, of_thing(heard))],
        "stock_item.low" => vec![unversioned(heard.news(Kind::StockLow, Audience::STAFF, Facts::default()))],
        _ => Vec::new(),
    }
}

fn is_usable(state: State<'_>) -> bool {
    !matches!(state.text("status"), Some("out_of_service" | "retired"))
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
    let reporter = heard.after.id("reported_by").or_else(|| heard.after.id("member"));
    let news = |person| heard.news(Kind::IncidentResolved, Audience::Person(person), of_thing(heard));
    reporter.map(news).into_iter().collect()
}
