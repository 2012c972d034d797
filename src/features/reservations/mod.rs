//! Plans: booking, blackouts, policies, the "when free" search.
