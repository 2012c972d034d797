# The desk’s groups: who belongs to them, what they may book, who came.
desk-groups-list = Groups
desk-groups-lead = Classes with their teacher, teams with their leader, visits of which only the number is known.
desk-groups-attendance = Attendance
desk-groups-attendance-lead = Who came to what was booked for groups. It stands apart from reach, which counts people at machines.
desk-groups-new = New group
desk-groups-kind = Kind
desk-groups-current = Current
desk-groups-archived = Archived
desk-groups-is-archived = archived
desk-groups-none = There is no such group yet.
desk-groups-n-heads = { $n ->
    [one] { $n } person comes
   *[other] { $n } people come
  }
desk-groups-n-members = { $n ->
    [one] { $n } member
   *[other] { $n } members
  }
desk-groups-pool = { $time } a week
desk-groups-one = Group
desk-groups-about = About the group
desk-groups-what-class = Its teacher books for the class.
desk-groups-what-team = Anybody of the team books for it; together they may have a quota.
desk-groups-what-visit = Guests without an account. Staff book for them, and only the number is known.
desk-groups-name = Name
desk-groups-members = Members: { $n }
desk-groups-no-members = Nobody yet.
desk-groups-add-member = Type a name
desk-groups-take-out = Take out { $name }
desk-groups-headcount = How many come
desk-groups-headcount-wrong = A whole number from 1 to 1000.
desk-groups-contact = Who answers for the visit
desk-groups-contact-hint = Name and how to reach them. Read by staff; forgotten when the visit is archived.
desk-groups-hours = Hours a week, all machines together
desk-groups-hours-hint = Empty: no quota.
desk-groups-hours-wrong = A number of hours, up to 1680.
desk-groups-counts = Also counts for the person
desk-groups-counts-what = What the team books then also counts towards the limits of who holds it.
desk-groups-counts-short = Counts
desk-groups-counts-both = for the team and for who holds the booking
desk-groups-counts-team = for the team alone
desk-groups-change = Change
desk-groups-changed-meanwhile = Somebody changed the group while you had it open. Their changes are filled in, and what you entered is kept: look it over and save again.
desk-groups-meanwhile-came = Added
desk-groups-meanwhile-left = Taken out
desk-groups-meanwhile-yours = the form keeps yours
desk-groups-archive = Archive
desk-groups-archive-of = Archive { $name }
desk-groups-archive-what = Nothing more is booked for it. What is booked stands.
desk-groups-archive-visit = Nothing more is booked for it, and its contact is forgotten. What is booked stands.
desk-groups-archived-done = The group is archived.
desk-groups-ahead = Bookings ahead
desk-groups-past = Last bookings and who came
desk-groups-booked-by = booked by { $who }
desk-groups-kinds-class = Classes
desk-groups-kinds-team = Teams
desk-groups-kinds-visit = Visits
desk-groups-sum-bookings = Bookings
desk-groups-sum-recorded = Recorded
desk-groups-sum-people = Members
desk-groups-sum-visits = Times
desk-groups-sum-heads = Others
desk-groups-means-bookings = Bookings: those that start in these days and were not cancelled.
desk-groups-means-recorded = Recorded: those of which somebody said who came.
desk-groups-means-people = Members: different members who came.
desk-groups-means-visits = Times: how often these members came.
desk-groups-means-heads = Others: heads counted beside them, each time anew.
