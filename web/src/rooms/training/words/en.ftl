# What one may use, and how one gets the rest; also shown where a training stands in the way.
training-title = Training
training-lead = What you may use, and how you get the rest.
training-mine = My courses
training-over = Courses I took
training-lacking = How to get the rest
training-may = What I may use
training-may-none = Nothing yet. Come to a course below.
training-held = What I hold
training-held-none = No certificates yet. A course you pass gives them.
training-others = Other courses
training-opens = { $n ->
    [one] Opens one machine:
   *[other] Opens { $n } machines:
  }
training-dates = Next dates – choose one to enrol
training-no-date = No date is planned yet. Ask the staff for the next one.
training-next = Next dates of the course
training-free = { $n ->
    [one] one place free
   *[other] { $n } places free
  }
training-full = full: waiting list
training-full-what = { $n ->
    [0] All places are taken. You would be first on the waiting list, and get a place when one is given back.
    [one] All places are taken, and one person waits. You get a place when your turn comes.
   *[other] All places are taken, and { $n } people wait. You get a place when your turn comes.
  }
training-is-enrolled = You have a place
training-is-waiting = On the waiting list: number { $n }
training-is-cancelled = Called off
training-is-passed = Passed
training-is-failed = Not passed
training-is-attended = Attended
training-is-absent = Not attended
training-is-open = No result yet
training-begun = It has begun: nobody can join any more.
training-about = About it
training-enrol = Enrol
training-queue = Join the waiting list
training-enrolled = You have a place: { $name }
training-queued = You are on the waiting list: { $name }
training-leave = Give the place back
training-leave-of = Give the place back: { $name }
training-leave-what = Your place goes to who has waited longest.
training-leave-queue = Leave the waiting list
training-leave-queue-of = Leave the waiting list: { $name }
training-leave-queue-what = Your turn goes to those behind you. If you come again, you stand at the end.
training-left = You are no longer enrolled.
training-gives = Who passes gets: { $names }
training-asks = Needed to come: { $names }
training-level = Level: { $level }
training-level-least = Level { $level } or higher
training-holds-ever = Holds without end
training-holds-until = Holds until { $day }
training-holds-soon = Ends soon: { $day }
training-holds-ended = Ended on { $day }
training-holds-revoked = Taken back on { $day }
training-given = Since { $day }
training-renew = Come to a course again to renew it.
training-do-staff-on-duty = Staff must be on duty all this time. Choose another time, or ask the staff when they are there.
training-do-supervisor = A supervisor must be on duty all this time. Choose another time, or ask the staff when one is there.
training-do-second = Two people work here together: say who comes with you, or ask the staff to enter them.
training-do-second-staff = Name the second person who is there.
training-do-minor-hazard = Work here together with a grown-up: say who will be with you, or ask the staff to enter them.
training-do-minor-consent = Bring the consent of a parent or guardian to the lab’s desk, or come with a grown-up: say who it is, or ask the staff to enter them.
training-do-minor-staff = Name a grown-up who will be there as the second person. A guardian’s consent is put on file on the person’s page.
training-check-what = See to each point before you start:
training-check-all = Tick every point; if one is not in order, do not start, and tell the staff.
training-second = Second person
training-second-nobody = Type the name
training-with-me = Who is with you
training-with-me-hint = The e-mail with which they sign in. They must be a member of the lab.
