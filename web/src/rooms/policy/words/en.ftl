# The rules for booking as people say them.
policy-span-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
  }
policy-span-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
  }
policy-span-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
policy-of-minutes = { $n ->
    [one] { $n } minute
   *[other] { $n } minutes
  }
policy-of-hours = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
  }
policy-of-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
policy-headline = Students can book { $length }, { $ahead }.
policy-clause-longest = at most { $most } at a time
policy-clause-length = from { $least } to { $most } at a time
policy-clause-ahead = up to { $days ->
    [one] { $days } day
   *[other] { $days } days
  } ahead
policy-clause-same-day = only for the same day
policy-training = Training needed: { $name }.
policy-training-level = Training needed: { $name }, level { $level } or higher.
policy-approval = The staff approve each booking.
policy-staff-on-duty = Only while staff are on duty.
policy-supervisor = Only while a supervisor is on duty who holds: { $name }.
policy-second-person = Nobody works alone: a second person is named.
policy-hazard = A hazard: whoever is not of age does not work on it alone.
policy-checklist = Before each start, { $n ->
    [one] one point is
   *[other] { $n } points are
  } checked.
policy-longest = At most { $most } at a time.
policy-length = From { $least } to { $most } at a time.
policy-ahead = Up to { $days ->
    [one] { $days } day
   *[other] { $days } days
  } ahead.
policy-same-day = Only for the same day.
policy-grid = Starts and ends in steps of { $span }.
policy-notice = At least { $span } before the start.
policy-active = At most { $n ->
    [one] { $n } booking
   *[other] { $n } bookings
  } ahead at once.
policy-week = At most { $span } a week.
policy-check-in = Check in from { $span } before the start to { $span } after it, else the time goes to others.
policy-cancel = Cancel at least { $span } before the start.
policy-buffer = { $span } after each booking are kept for setting up.
policy-after-closing = Work that has begun may run on up to { $span } after closing.
