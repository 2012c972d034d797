mod due;
mod equivalents;
