//! Labs: sites with their own time zone, opening hours, closures and members.

pub mod hours;

#[cfg(test)]
mod tests;
