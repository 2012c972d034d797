# What only staff see of a booking.
book-for = Book for
book-for-myself = Myself; for another, type the name
book-person-none = Nobody of that name
book-person-unsettled = Nobody is chosen yet: pick one of those found, or empty the field.
book-person-gone = No longer a member
book-override = Reason to set the rule aside
book-override-hint = It is kept in the audit trail.
