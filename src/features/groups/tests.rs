use super::model::GroupKind;
use super::rules::{Misfit, Stated, misfits};

#[test]
fn each_kind_of_group_has_its_own_fields() {
    let led = Stated { lead: true, members: true, ..Stated::default() };
    assert_eq!(misfits(GroupKind::Class, led), []);
    let pooled = Stated { pool: true, counts_personally: true, ..led };
    assert_eq!(misfits(GroupKind::Team, pooled), []);
    let wrong = [Misfit::NotOfThisKind("max_minutes_per_week"), Misfit::NotOfThisKind("counts_personally")];
    assert_eq!(misfits(GroupKind::Class, pooled), wrong);
    let counted = Stated { headcount: true, contact: true, ..Stated::default() };
    assert_eq!(misfits(GroupKind::Visit, counted), []);
    let missing = [Misfit::NotOfThisKind("lead"), Misfit::Missing("headcount"), Misfit::NotOfThisKind("members")];
    assert_eq!(misfits(GroupKind::Visit, led), missing);
    let missing = [Misfit::Missing("lead"), Misfit::NotOfThisKind("headcount"), Misfit::NotOfThisKind("contact")];
    assert_eq!(misfits(GroupKind::Team, counted), missing);
}
