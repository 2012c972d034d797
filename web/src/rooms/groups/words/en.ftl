# Classes, teams and visits: what is booked for them at once, and who came. Shown to their members and at the desk.
groups-title = My groups
groups-lead = Your classes and teams, and what is booked for them.
groups-none = You belong to no class or team here. The lab’s staff put you into one.
groups-others = What else you answer for
groups-past = Past bookings of groups
groups-nothing-booked = Nothing is booked ahead.
groups-booking = Booking of a group
groups-kind-class = Class
groups-kind-team = Team
groups-kind-visit = Visit
groups-lead-class = Teacher
groups-lead-team = Leader
groups-you-lead-class = You teach it
groups-you-lead-team = You lead it
groups-you-belong-class = Your class
groups-you-belong-team = Your team
groups-week-this = This week
groups-week-next = Next week
groups-left = { $left } left
groups-left-of = of { $limit }
groups-book = Book for the group
groups-book-for = Book for the group: { $name }
groups-booked = { $name }: booked { $day }, { $time }
groups-length = How long
groups-machines = Machines: { $n } chosen
groups-machines-needed = Choose at least one machine.
groups-narrow = Show
groups-narrow-all = All machines
groups-classes = Classes of machines
groups-processes = What they do
groups-all-shown = All that are shown
groups-state-free = Free
groups-state-taken = Taken
groups-state-closed = Closed
groups-state-out = Out of service
groups-dry-free = { $n ->
    [one] The machine is free then.
   *[other] All { $n } machines are free then.
  }
groups-dry-blocked = { $n ->
    [one] { $n } of { $of } is not free then.
   *[other] { $n } of { $of } are not free then.
  }
groups-together = On that day they are free together:
groups-together-none = On that day they are not free together for so long. Choose another day, a shorter time or fewer machines.
groups-purpose = What for
groups-note = Note
groups-note-hint = Read by who answers for the booking and by staff.
groups-holder = Answers for it
groups-refused = { $n ->
    [one] { $n } of { $of } machines cannot be had
   *[other] { $n } of { $of } machines cannot be had
  }
groups-refused-what = So none is booked. Take another time, or do without what is in the way.
groups-without = Do without it: { $name }
groups-without-it = Do without it
groups-n-machines = { $n ->
    [one] { $n } machine
   *[other] { $n } machines
  }
groups-taken = { $n ->
    [one] { $n } machine
   *[other] { $n } machines
  }
groups-cancelled = Cancelled
groups-running = Now
groups-unrecorded = Not said who came
groups-held-by-you = You answer for it: check in at each machine, and finish each when you go.
groups-held-by-another = Somebody else of the group answers for it.
groups-cancel = Cancel the whole booking
groups-cancel-what = { $n ->
    [one] Its machine is free for others at once.
   *[other] All { $n } machines are free for others at once.
  }
groups-cancelled-done = The booking is cancelled.
groups-attendance = Who came
groups-attendance-later = Said once the booking has begun.
groups-record = Say who came
groups-correct = Correct who came
groups-correct-hint = What was said before stays readable.
groups-unrecorded-what = Nobody has said yet who came: members by name, others as head-counts.
groups-came = { $n ->
    [one] { $n } came
   *[other] { $n } came
  }
groups-came-parts = Members: { $members }, others counted: { $heads }
groups-corrected = { $n ->
    [one] Corrected once
   *[other] Corrected { $n } times
  }
groups-came-members = Members who came: { $n } of { $of }
groups-came-all = All came
groups-came-none = Nobody came
groups-came-unnamed = { $n ->
    [one] { $n } member is ticked by name and stays so.
   *[other] { $n } members are ticked by name and stay so.
  }
groups-heads = Others, counted
groups-heads-what = Who is no member, without names.
groups-heads-once = Nobody is counted who is ticked above.
groups-recorded = Written down: { $n } came
groups-sex = Sex
groups-sex-female = Female
groups-sex-male = Male
groups-sex-undisclosed = Not said
groups-age = Age
groups-age-under_14 = Under 14
groups-age-14_to_17 = 14–17
groups-age-18_to_24 = 18–24
groups-age-25_to_34 = 25–34
groups-age-35_and_over = 35 and over
groups-age-undisclosed = Age not known
groups-sum = Together
groups-less = One less: { $what }
groups-more = One more: { $what }
