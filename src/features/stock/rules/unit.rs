use super::super::model::{GivenUnit, Unit};
use crate::platform::values::Quantity;

/// What makes grams of a length of filament.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filament {
    /// Milligrams in a cubic centimetre: 1240 for PLA of 1.24 g/cm³.
    pub density_mg_cm3: i64,
    /// Micrometres: 1750.
    pub diameter_um: i64,
}

/// Why a quantity cannot be taken in the item's unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConvertProblem {
    /// Nothing makes one of the other.
    Unrelated {
        can: Vec<GivenUnit>,
    },
    /// Less than a thousandth of the item's unit.
    TooSmall,
    TooLarge,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Mass,
    Length,
    Volume,
    Pieces,
    Sheets,
}

/// A number as a fraction of whole ones.
type Ratio = (i128, i128);

/// π in 10⁻¹², which is more than a micrometre or a milligram can tell.
const PI: Ratio = (3_141_592_653_590, 1_000_000_000_000);

impl GivenUnit {
    const fn dimension(self) -> Dimension {
        match self {
            Self::Milligram | Self::Gram | Self::Kilogram => Dimension::Mass,
            Self::Millimetre | Self::Centimetre | Self::Metre => Dimension::Length,
            Self::Millilitre | Self::Litre => Dimension::Volume,
            Self::Piece => Dimension::Pieces,
            Self::Sheet => Dimension::Sheets,
        }
    }

    /// In gram, metre, millilitre, piece or sheet.
    const fn ratio(self) -> Ratio {
        match self {
            Self::Milligram | Self::Millimetre => (1, 1000),
            Self::Centimetre => (1, 100),
            Self::Gram | Self::Metre | Self::Millilitre | Self::Piece | Self::Sheet => (1, 1),
            Self::Kilogram | Self::Litre => (1000, 1),
        }
    }
}

impl Unit {
    const fn given(self) -> GivenUnit {
        match self {
            Self::Gram => GivenUnit::Gram,
            Self::Metre => GivenUnit::Metre,
            Self::Millilitre => GivenUnit::Millilitre,
            Self::Piece => GivenUnit::Piece,
            Self::Sheet => GivenUnit::Sheet,
        }
    }
}

impl Filament {
    /// Grams in a metre: π(d/2)²ρ, where d is in millimetres and ρ in g/cm³.
    const fn grams_per_metre(self) -> Ratio {
        let (diameter, density) = (self.diameter_um as i128, self.density_mg_cm3 as i128);
        // d²/10⁶ mm², ρ/10³ g/cm³, which is as many grams in a metre of a square millimetre.
        (PI.0 * diameter * diameter * density, 4 * PI.1 * 1_000_000 * 1000)
    }
}

/// The units that quantities of an item may be given in.
pub fn units_for(unit: Unit, filament: Option<Filament>) -> Vec<GivenUnit> {
    let all = GivenUnit::ALL.iter().copied();
    all.filter(|given| factor(*given, unit, filament).is_some()).collect()
}

/// How many of the item's unit one of the given unit is.
fn factor(from: GivenUnit, to: Unit, filament: Option<Filament>) -> Option<Ratio> {
    let (own, between) = (from.ratio(), (from.dimension(), to.given().dimension()));
    let times = match (between, filament) {
        ((one, other), _) if one == other => (1, 1),
        ((Dimension::Length, Dimension::Mass), Some(filament)) => filament.grams_per_metre(),
        ((Dimension::Mass, Dimension::Length), Some(filament)) => {
            let (grams, metres) = filament.grams_per_metre();
            (metres, grams)
        }
        _ => return None,
    };
    Some((own.0.checked_mul(times.0)?, own.1.checked_mul(times.1)?))
}

/// A quantity in the item's unit, rounded to its thousandth; halves go up.
///
/// # Errors
/// [`ConvertProblem`].
pub fn convert(
    quantity: Quantity,
    from: Option<GivenUnit>,
    to: Unit,
    filament: Option<Filament>,
) -> Result<Quantity, ConvertProblem> {
    let from = from.unwrap_or_else(|| to.given());
    let ratio = factor(from, to, filament).ok_or_else(|| ConvertProblem::Unrelated { can: units_for(to, filament) })?;
    let times = i128::from(quantity.thousandths()).checked_mul(ratio.0).ok_or(ConvertProblem::TooLarge)?;
    let half = times.checked_add(ratio.1 / 2).ok_or(ConvertProblem::TooLarge)?;
    let converted = i64::try_from(half.div_euclid(ratio.1)).map_err(|_| ConvertProblem::TooLarge)?;
    let converted = Quantity::from_thousandths(converted);
    match converted {
        _ if converted > Quantity::MOST => Err(ConvertProblem::TooLarge),
        Quantity::ZERO if quantity != Quantity::ZERO => Err(ConvertProblem::TooSmall),
        _ => Ok(converted),
    }
}
