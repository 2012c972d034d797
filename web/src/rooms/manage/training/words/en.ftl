# Courses, their dates and results, and the duty roster.
courses-lead = Dates of courses: who comes, who waits, and what came of it.
courses-dates = Dates
courses-date = Date of a course
courses-courses = Courses
courses-courses-lead = What the lab teaches, and what passing gives.
courses-duties = Duty roster
courses-duties-lead = Who of the staff is on duty when. Machines that ask for somebody on duty go by it.
courses-qualifications = Qualifications
courses-which = Which dates
courses-ahead = Now and ahead
courses-past = Past
courses-none-ahead = No date is planned.
courses-none-past = No dates in the last half year.
courses-cancelled = Called off
courses-running = Now
courses-taken = { $n } of { $of } places taken
courses-waiting-n = { $n ->
    [one] one waits
   *[other] { $n } wait
  }
courses-plan = Plan a date
courses-planned = The date is planned.
courses-change = Change
courses-change-date = Change the date
courses-course = Course
courses-capacity = Places
courses-capacity-else = Left empty: { $n }, as the course has.
courses-capacity-kept = Dates that are planned keep theirs.
courses-capacity-wrong = A whole number from 1 to 500.
courses-trainer = Trainer
courses-trainer-none = Nobody yet; type the name
courses-location = Place
courses-machines = Machines kept free
courses-machines-what = The machines you choose are kept free in the calendar for the course.
courses-places = Places
courses-call-off = Call off
courses-call-off-what = The date falls through. Everyone enrolled is told, and its machines are free again.
courses-call-off-hint = Those who are enrolled read it.
courses-called-off = The date is called off.
courses-enrolled = Enrolled: { $n }
courses-nobody = Nobody is enrolled yet.
courses-queue = Waiting list
courses-queue-what = Who has waited longest gets the next place that is given back.
courses-results-gives = One tap per person. Whoever passes gets the qualification at once; another tap corrects it.
courses-results-what = One tap per person; another tap corrects it.
courses-results-later = Attendance and results are written here once the course has begun.
courses-all-present = { $n ->
    [one] Mark the one left as present
   *[other] Mark all { $n } left as present
  }
courses-recorded = Written down.
courses-result-of = Result of { $name }
courses-result-passed = Passed
courses-result-failed = Not passed
courses-result-present = Present
courses-result-absent = Absent
courses-take-out = Take out
courses-take-out-of = Take out: { $name }
courses-left = { $name } is no longer enrolled.
courses-add-person = Add a person
courses-add-what = There is a free place.
courses-add-full = All places are taken: they get a turn on the waiting list.
courses-added = { $name } is added.
courses-type-name = Type the name
courses-none = No courses yet.
courses-new = New course
courses-change-course = Change the course
courses-change-of = Change “{ $name }”
courses-name = Name
courses-name-needed = Give the name in one language at least.
courses-about = What it is about
courses-minutes = Length in minutes
courses-minutes-hint = A new date lasts so long unless you say otherwise.
courses-minutes-wrong = A whole number from 5 to 10080.
courses-for = { $n ->
    [one] for one person
   *[other] for { $n } people
  }
courses-gives = Passing gives
courses-gives-these = Passing gives: { $names }
courses-gives-none = Passing gives no qualification.
courses-asks = Needed to come
courses-asks-these = Needed to come: { $names }
courses-level-of = Level of “{ $name }”
courses-level-none = No level
courses-archive = Archive
courses-archive-of = Archive “{ $name }”
courses-archive-what = No more dates of it can be planned. Those that are planned stand, and what it gave stays.
courses-archived = Archived
courses-archived-done = The course is archived.
courses-week-before = The week before
courses-week-after = The week after
courses-this-week = This week
courses-choose = Choose…
courses-duty-who = Who
courses-duty-nobody = Nobody
courses-duty-add = Put on duty
courses-duty-add-on = Put somebody on duty: { $day }
courses-duty-added = Put on duty.
courses-duty-remove = Remove { $name }, { $day }
courses-duty-removed = { $name } is no longer on duty then.
courses-repeat = { $n ->
    [one] Repeat the one duty of the week before
   *[other] Repeat { $n } duties of the week before
  }
courses-repeated = The week is filled like the one before.
