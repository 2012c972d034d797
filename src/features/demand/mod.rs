//! Recorded unmet need: plain facts that every room above can report to.
