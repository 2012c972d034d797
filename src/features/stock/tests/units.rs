use proptest::prelude::*;

use crate::features::stock::model::{GivenUnit, Unit, UnitCost};
use crate::features::stock::rules::{ConvertProblem, Filament, convert, cost_of};
use crate::platform::values::{Money, Quantity, QuantityProblem};

const PLA: Filament = Filament { density_mg_cm3: 1240, diameter_um: 1750 };

fn q(number: f64) -> Quantity {
    Quantity::read(number).expect("a quantity")
}

#[test]
fn a_metre_of_pla_of_1_75_mm_weighs_2_98_grams() {
    assert_eq!(convert(q(1.0), Some(GivenUnit::Metre), Unit::Gram, Some(PLA)), Ok(q(2.983)));
    assert_eq!(convert(q(1000.0), Some(GivenUnit::Millimetre), Unit::Gram, Some(PLA)), Ok(q(2.983)));
    assert_eq!(convert(q(1.0), Some(GivenUnit::Kilogram), Unit::Metre, Some(PLA)), Ok(q(335.284)));
    let wide = Filament { diameter_um: 2850, ..PLA };
    assert_eq!(convert(q(1.0), Some(GivenUnit::Metre), Unit::Gram, Some(wide)), Ok(q(7.91)));
}

#[test]
fn what_does_not_convert_is_refused_with_what_does() {
    let refused = convert(q(1.0), Some(GivenUnit::Metre), Unit::Gram, None);
    assert_eq!(
        refused,
        Err(ConvertProblem::Unrelated { can: vec![GivenUnit::Milligram, GivenUnit::Gram, GivenUnit::Kilogram] })
    );
    let refused = convert(q(1.0), Some(GivenUnit::Piece), Unit::Sheet, None);
    assert_eq!(refused, Err(ConvertProblem::Unrelated { can: vec![GivenUnit::Sheet] }));
    assert_eq!(convert(q(0.4), Some(GivenUnit::Milligram), Unit::Gram, None), Err(ConvertProblem::TooSmall));
    assert_eq!(convert(q(2_000_000.0), Some(GivenUnit::Kilogram), Unit::Gram, None), Err(ConvertProblem::TooLarge));
}

#[test]
fn a_number_with_more_than_three_decimals_is_no_quantity() {
    assert_eq!(Quantity::read(0.1 + 0.2), Err(QuantityProblem::TooPrecise));
    assert_eq!(Quantity::read(1e-7), Err(QuantityProblem::TooPrecise));
    assert_eq!(Quantity::read(1e21), Err(QuantityProblem::TooLarge));
    assert_eq!((q(-0.5).thousandths(), q(12.345).thousandths(), q(-0.0).thousandths()), (-500, 12_345, 0));
    assert_eq!(
        (q(12.5).to_string(), q(-0.05).to_string(), q(3.0).to_string()),
        ("12.5".into(), "-0.05".into(), "3".into())
    );
}

#[test]
fn what_is_used_costs_its_share_rounded_to_the_minor_unit() {
    let cost = UnitCost { amount: Money { amount_minor: 180_000, currency: "KGS".into() }, per: q(1000.0) };
    let minor = |quantity: f64| cost_of(&cost, q(quantity)).map(|money| money.amount_minor);
    assert_eq!((minor(42.5), minor(-42.5), minor(0.003), minor(0.002)), (Some(7650), Some(7650), Some(1), Some(0)));
}

proptest! {
    #[test]
    fn a_quantity_reads_what_it_writes(thousandths in -1_000_000_000_000_i64..=1_000_000_000_000) {
        let quantity = Quantity::from_thousandths(thousandths);
        let written = serde_json::to_value(quantity).expect("a number");
        prop_assert_eq!(Quantity::read(written.as_f64().expect("a number")), Ok(quantity));
    }

    #[test]
    fn a_mass_made_a_length_and_back_is_the_mass(grams in 1_i64..1_000_000_000, density in 500_i64..20_000, diameter in 500_i64..5_000) {
        let filament = Some(Filament { density_mg_cm3: density, diameter_um: diameter });
        let mass = Quantity::from_thousandths(grams);
        if let Ok(length) = convert(mass, Some(GivenUnit::Gram), Unit::Metre, filament) {
            let back = convert(length, Some(GivenUnit::Metre), Unit::Gram, filament);
            // Half a thousandth of a metre is lost, and half a thousandth of a gram.
            let lost = (grams_per_metre(density, diameter) / 2.0).ceil() + 1.0;
            let back = back.map_or(0, Quantity::thousandths);
            prop_assert!(((back - grams).abs() as f64) <= lost, "{} came back as {}", grams, back);
        }
    }

    #[test]
    fn converting_agrees_with_the_formula(millimetres in 1_000_i64..10_000_000, density in 500_i64..20_000, diameter in 500_i64..5_000) {
        let filament = Some(Filament { density_mg_cm3: density, diameter_um: diameter });
        let length = Quantity::from_thousandths(millimetres * 1000);
        let mass = convert(length, Some(GivenUnit::Millimetre), Unit::Gram, filament);
        let expected = grams_per_metre(density, diameter) * millimetres as f64;
        let mass = mass.map_or(0, Quantity::thousandths) as f64;
        prop_assert!((mass - expected).abs() <= 0.5 + expected * 1e-9, "{} is not {}", mass, expected);
    }
}

/// π(d/2)²ρ in floating point, which here is the other way to reckon it.
fn grams_per_metre(density_mg_cm3: i64, diameter_um: i64) -> f64 {
    let (density, diameter) = (density_mg_cm3 as f64 / 1000.0, diameter_um as f64 / 1000.0);
    std::f64::consts::PI * (diameter / 2.0).powi(2) * density
}
