mod hear;
mod letters;
mod words;

use crate::platform::values::{Id, Instant};

fn id(number: u8) -> Id {
    format!("019a1b2c-3d4e-7f50-8a61-0000000000{number:02}").parse().unwrap()
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}
