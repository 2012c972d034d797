use crate::features::reservations::policy::Policy;
use crate::features::reservations::refusal::Refusal;
use crate::platform::values::Instant;

/// What is known of who is not of age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Minor {
    /// From when on they are.
    pub adult_at: Instant,
    /// A guardian's consent to come alone stands.
    pub may_come_alone: bool,
    /// Another member, who is of age, is there with them.
    pub accompanied: bool,
}

/// Who is not of age then and comes alone needs a guardian's consent, and does not work on what is a hazard.
pub fn minor_alone(policy: &Policy, minor: Option<Minor>, at: Instant) -> Option<Refusal> {
    let minor = minor.filter(|minor| at < minor.adult_at && !minor.accompanied)?;
    let (hazard, consent_missing) = (policy.hazard, !minor.may_come_alone);
    (hazard || consent_missing).then_some(Refusal::MinorAlone { hazard, consent_missing })
}
