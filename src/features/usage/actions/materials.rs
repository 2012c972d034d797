use crate::features::stock::{self, Draw, GivenUnit};
use crate::features::usage::error::SessionError;
use crate::features::usage::model::Session;
use crate::platform::values::{Id, Quantity};
use crate::platform::write::Write;

/// What a session took of an item of stock.
#[derive(Clone, Debug)]
pub struct Used {
    pub stock_item: Id,
    pub quantity: Quantity,
    /// The item's own when absent.
    pub unit: Option<GivenUnit>,
}

/// Takes a session's materials from its lab's stock; the items are locked after the machine.
pub(super) fn take(w: &mut Write<'_>, session: &Session, materials: &[Used]) -> Result<(), SessionError> {
    let draw = |(index, used): (usize, &Used)| Draw {
        unit: used.unit,
        usage_session: Some(session.id),
        at: format!("/materials/{index}"),
        ..Draw::new(session.lab, used.stock_item, used.quantity)
    };
    let draws: Vec<_> = materials.iter().enumerate().map(draw).collect();
    stock::draw_all(w, &draws)?;
    Ok(())
}
