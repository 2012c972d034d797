//! What a training gives, and who holds it.
