use serde_json::Value;

use crate::platform::values::{Id, Interval};

/// What changed, told upwards: audit writes it down, stats refreshes the machine-days it touched.
///
/// `before` and `after` hold ids, times and states, never names, addresses or free text.
#[derive(Clone, Debug)]
pub struct Event {
    pub lab: Option<Id>,
    pub subject_type: &'static str,
    pub subject: Id,
    pub action: &'static str,
    pub before: Option<Value>,
    pub after: Option<Value>,
    /// A reason given by a person; kept apart from the chain so that it can be erased.
    pub reason: Option<String>,
    /// Machines whose figures over a span may have changed.
    pub touches: Vec<(Id, Interval)>,
    /// A change of the whole lab's figures over a span: hours, closures.
    pub touches_lab: Option<Interval>,
    /// It is passed on and changes nothing by itself: the trail does not keep it.
    pub is_signal: bool,
}

impl Event {
    pub const fn new(action: &'static str, subject_type: &'static str, subject: Id) -> Self {
        Self {
            lab: None,
            subject_type,
            subject,
            action,
            before: None,
            after: None,
            reason: None,
            touches: Vec::new(),
            touches_lab: None,
            is_signal: false,
        }
    }

    #[must_use]
    pub const fn lab(mut self, lab: Id) -> Self {
        self.lab = Some(lab);
        self
    }

    #[must_use]
    pub fn before(mut self, state: Value) -> Self {
        self.before = Some(state);
        self
    }

    #[must_use]
    pub fn after(mut self, state: Value) -> Self {
        self.after = Some(state);
        self
    }

    #[must_use]
    pub fn reason(mut self, reason: Option<String>) -> Self {
        self.reason = reason;
        self
    }

    #[must_use]
    pub fn touching(mut self, machine: Id, span: Interval) -> Self {
        self.touches.push((machine, span));
        self
    }

    #[must_use]
    pub const fn signal(mut self) -> Self {
        self.is_signal = true;
        self
    }

    #[must_use]
    pub const fn touching_lab(mut self, span: Interval) -> Self {
        self.touches_lab = Some(span);
        self
    }
}
