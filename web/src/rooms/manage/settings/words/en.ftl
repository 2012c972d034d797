# The lab's settings: the lab itself, hours, closures, rules for booking.
settings-lead = What the lab is, when it is open, and how it may be booked.
settings-lab = The lab
settings-hours = Opening hours
settings-closures = Closures
settings-policies = Rules for booking
settings-import = Taking over
settings-import-what = Machines, people, trainings and history from NEMO.
settings-preview = What this says
settings-mend = Mend what is marked first.
settings-choose = Choose…
settings-yes = Yes
settings-no = No
settings-more-bookings = { $n ->
    [one] and one booking more
   *[other] and { $n } bookings more
  }

settings-lab-lead = Name, who may look, and how people join.
settings-name = Name
settings-name-hint = As people read it in their language. One language is enough.
settings-name-needed = Give the name in one language at least.
settings-registration = How people join
settings-registration-open = Open
settings-registration-open-means = Whoever opens an account is a student of the lab at once, and may book.
settings-registration-code = With a code
settings-registration-code-means = Who joins needs the lab’s code, or a slip that the lab printed for them.
settings-registration-desk = At the desk
settings-registration-desk-means = Who signs up may look, and books once the staff have confirmed them.
settings-code = The lab’s code
settings-code-hint = Four characters or more, without spaces. Only managers see it here: tell it to those who may join.
settings-code-idle = Nobody is asked for it as long as people join without a code.
settings-code-needed = To join with a code, the lab needs one.
settings-code-wrong = Four to a hundred characters, without spaces.
settings-visibility = Who may look
settings-visibility-public = Everyone
settings-visibility-public-means = Machines and the board can be seen without signing in, without any names.
settings-visibility-members = Members
settings-visibility-members-means = Only members of the lab see its machines and its board.
settings-currency = Currency
settings-currency-hint = Three letters, such as KGS or USD.
settings-currency-wrong = Three letters, such as KGS.
settings-zone = Time zone
settings-slug = Name in addresses
settings-fixed = These two stay as they were when the lab was made.

settings-hours-lead = When the lab is open in a usual week. New hours hold from a day on; the past keeps its own.
settings-hours-now = The week that holds
settings-hours-since = Since { $day }
settings-hours-from = From { $day }
settings-hours-change = Change
settings-hours-none-coming = No other hours are planned.
settings-hours-new = New hours
settings-hours-holds-from = Holds from
settings-hours-holds-hint = From this day on, until other hours follow.
settings-hours-past = This day is not ahead: figures since then are counted anew with these hours.
settings-hours-copy = Tuesday to Friday like Monday
settings-hours-replaces = This replaces the hours that were planned from the same day.
settings-hours-same = These are the hours that would hold anyway.
settings-hours-outside = Bookings outside these hours
settings-hours-outside-what = { $n ->
    [one] One booking lies outside these hours. It stays: tell its person, or move it.
   *[other] { $n } bookings lie outside these hours. They stay: tell their people, or move them.
  }
settings-hours-save-anyway = Set the hours
settings-hours-saved = These hours hold from { $day }
settings-closed = closed
settings-never-open = The lab is never open: set its hours.
settings-every-day = every day
settings-days = { $first } to { $last }
settings-day-monday = Monday
settings-day-tuesday = Tuesday
settings-day-wednesday = Wednesday
settings-day-thursday = Thursday
settings-day-friday = Friday
settings-day-saturday = Saturday
settings-day-sunday = Sunday
settings-opens = { $day }, span { $n }: opens
settings-closes = { $day }, span { $n }: closes
settings-span-add = Add hours
settings-span-remove = { $day }: remove span { $n }
settings-span-missing = Enter both times, or remove the span.
settings-span-order = It must close after it opens.
settings-span-overlap = It overlaps another span of the day.
settings-hours-other = Other hours hold from { $day }.

settings-closures-lead = Holidays, moves, power cuts: times when the lab or some machines are closed.
settings-closures-which = Which closures
settings-closures-ahead = Now and ahead
settings-closures-past = Past
settings-closures-none = There are no closures here.
settings-closures-none-ahead = No closures are ahead.
settings-closures-count = { $n ->
    [one] One closure is ahead.
   *[other] { $n } closures are ahead.
  }
settings-closures-next = The next: { $when } – { $reason }.
settings-holiday = Public holiday
settings-whole-lab = The whole lab
settings-machines-gone = { $n ->
    [one] one machine more
   *[other] { $n } machines more
  }
settings-closure-add = Add a closure
settings-closure-change = Change
settings-closure-change-title = Change the closure
settings-closure-close = Set the closure
settings-closure-whole = Whole days
settings-closure-first = First day
settings-closure-last = Last day
settings-closure-from-time = From what time
settings-closure-until-time = Until what time
settings-closure-order = The end must lie after the start.
settings-closure-what = What is closed
settings-scope-lab = The whole lab
settings-scope-class = A class of machines
settings-scope-machines = Some machines
settings-closure-class = Class
settings-closure-class-hint = Closes the machines that the class has now.
settings-closure-class-has = { $n ->
    [one] One machine
   *[other] { $n } machines
  }
settings-closure-class-empty = This class has no machines.
settings-closure-machines-needed = Choose what is closed.
settings-closure-reason = Why
settings-closure-reason-hint = Everyone reads it where they cannot book.
settings-closure-reason-needed = Give the reason in one language at least.
settings-closure-hits = Bookings in the way
settings-closure-hits-what = { $n ->
    [one] One booking would be cancelled. Its person is told, with the next free times; it counts as no miss.
   *[other] { $n } bookings would be cancelled. Their people are told, with the next free times; it counts as no miss.
  }
settings-closure-hits-do = { $n ->
    [one] Close, and cancel one booking
   *[other] Close, and cancel { $n } bookings
  }
settings-closure-saved = The closure is set
settings-closure-saved-cancelled = { $n ->
    [one] The closure is set; one booking was cancelled
   *[other] The closure is set; { $n } bookings were cancelled
  }
settings-closure-back = Take back
settings-closure-back-title = Take the closure back?
settings-closure-back-what = The time can be booked again. Bookings that the closure cancelled stay cancelled.
settings-closure-taken-back = The closure is taken back
settings-cancelled = { $n ->
    [one] One booking was cancelled.
   *[other] { $n } bookings were cancelled.
  }
settings-holidays = Public holidays
settings-holidays-lead = Adds the public holidays of Kyrgyzstan for a year, each as a closure that you can change or take back. Those that the lab has already stay as they are.
settings-holidays-add = Add a year’s holidays
settings-holidays-add-year = Add those of { $year }
settings-holidays-what = The whole lab is closed on these days. Bookings on them are cancelled, and their people told.
settings-holidays-added = { $n ->
    [0] No holiday of { $year } was added
    [one] One holiday of { $year } was added
   *[other] { $n } holidays of { $year } were added
  }
settings-holidays-known = The lab has all of them already.
settings-year = Year

settings-policies-lead = How long, how far ahead and how often people may book. Staff may set a rule aside with a reason, which is kept.
settings-rules-of = Rules of
settings-rules-of-hint = A machine’s own rules go before its class’s, and those before the lab’s, one by one.
settings-level-lab = The lab
settings-level-classes = Classes
settings-level-machines = Machines
settings-has-own = { $name } · own rules
settings-holds-for-lab = So it is for every machine where neither its class nor the machine itself says otherwise.
settings-holds-for-class = So it is for every machine of this class that does not say otherwise itself.
settings-holds-for-machine = So it is for this machine alone.
settings-classes-own = { $n ->
    [one] One class has rules of its own.
   *[other] { $n } classes have rules of their own.
  }
settings-machines-own = { $n ->
    [one] One machine has rules of its own.
   *[other] { $n } machines have rules of their own.
  }
settings-group-length = How long
settings-group-when = When
settings-group-share = How much for each
settings-group-care = Care
settings-field-min-minutes = Shortest booking
settings-what-min-minutes = Nobody may book less than this.
settings-field-max-minutes = Longest booking
settings-what-max-minutes = Nobody may book more than this at a time.
settings-field-granularity-minutes = Steps
settings-what-granularity-minutes = Bookings start and end in these steps, counted from midnight.
settings-field-unattended-minutes-after-closing = Running on after closing
settings-what-unattended-minutes-after-closing = How long work that began while open may run on when the lab is shut.
settings-field-max-days-ahead = How far ahead
settings-what-max-days-ahead = How many days ahead one may book; 0 is the same day only.
settings-count-max-days-ahead = days
settings-field-min-notice-minutes = Notice before the start
settings-what-min-notice-minutes = A booking must be made at least this long before it starts.
settings-field-cancel-notice-minutes = Notice for cancelling
settings-what-cancel-notice-minutes = Later than this before the start, only the staff can cancel.
settings-field-check-in-window-minutes = Time to check in
settings-what-check-in-window-minutes = So long before and after the start one may check in; then the time goes to others.
settings-none-check-in-window-minutes = No check-in
settings-field-max-active-reservations = Bookings at once
settings-what-max-active-reservations = How many bookings a person may have ahead at once.
settings-count-max-active-reservations = bookings
settings-field-max-minutes-per-week = Time a week
settings-what-max-minutes-per-week = How long a person may book from Monday to Sunday, taken together.
settings-none-max-minutes-per-week = No limit
settings-field-requires-qualification = Training
settings-what-requires-qualification = Who does not have it may not book or start.
settings-none-requires-qualification = No training needed
settings-at-least = { $name }: { $level } or higher
settings-field-requires-approval = Approval
settings-what-requires-approval = Whether the staff must approve each booking.
settings-field-buffer-minutes = Setting up
settings-what-buffer-minutes = So long after each booking nobody else may book.
settings-group-watch = Who is there
settings-field-requires-staff-on-duty = Staff on duty
settings-what-requires-staff-on-duty = Whether somebody of the staff must be on duty all the time, by the roster.
settings-field-requires-supervisor = Supervisor
settings-what-requires-supervisor = Another person on duty must hold this qualification all the time.
settings-none-requires-supervisor = No supervisor needed
settings-field-requires-second-person = Second person
settings-what-requires-second-person = Whether nobody may work there alone: a second member is named.
settings-field-hazard = Hazard
settings-what-hazard = Whether it is dangerous: whoever is not of age does not work on it alone.
settings-checklist = Checklist before starting
settings-checklist-what = Who starts the machine ticks each point; what was ticked is kept with the session. Extraction, extinguisher, material allowed…
settings-checklist-none = No checklist: work starts at once.
settings-checklist-point = Point { $n }
settings-checklist-add = Add a point
settings-checklist-remove = Remove point { $n }
settings-checklist-up = Move point { $n } up
settings-unit = Unit
settings-unit-minutes = minutes
settings-unit-hours = hours
settings-unit-days = days
settings-own = A limit of its own
settings-zero = none
settings-empty = Left empty: { $from }.
settings-bound = Once said here, it cannot be left to the others by itself; to do so, drop all own rules.
settings-from-lab = { $value } (as the lab says)
settings-from-class = { $value } (as its class says)
settings-from-usual = { $value } (usual)
settings-fault-number = Enter a number.
settings-fault-whole = Enter a whole number.
settings-fault-minutes = Enter whole minutes.
settings-fault-range = Between { $least } and { $most }.
settings-fault-above = The shortest booking ({ $least }) is longer than the longest ({ $most }).
settings-fault-no-length = In steps of { $span } no length lies between the shortest and the longest booking.
settings-as-before = As it was
settings-drop-lab = Back to the usual rules
settings-drop-class = Take all from the lab again
settings-drop-machine = Take all from above again
settings-drop-what = All rules stated here are dropped. Then this holds:
settings-drop-do = Drop the own rules
