mod units;

mod picks;
