mod equivalents;

use super::model::*;
use crate::platform::values::fold;

#[test]
fn letters_that_keyboards_lack_are_found_by_their_neighbours() {
    assert_eq!(
        fold("\u{411}\u{4e9}\u{43b}\u{43c}\u{4e9} \u{4ae}\u{439} \u{4a2} \u{401}"),
        "\u{431}\u{43e}\u{43b}\u{43c}\u{43e} \u{443}\u{439} \u{43d} \u{435}"
    );
}

#[test]
fn a_lock_never_makes_a_retired_machine_look_better() {
    assert_eq!(MachineStatus::Retired.max(MachineStatus::OutOfService), MachineStatus::Retired);
    assert_eq!(MachineStatus::Degraded.max(MachineStatus::OutOfService), MachineStatus::OutOfService);
}
