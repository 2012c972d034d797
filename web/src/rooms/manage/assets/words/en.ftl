# What the lab owns: the register, one machine as property, labels, inventory checks.
assets-register = Register
assets-checks = Inventory checks
assets-lead = What the lab owns, who gave it, who answers for it, and where it stands.
assets-export = Register as CSV
assets-donor = Given by
assets-donor-none = Not known
assets-by-donor = By donor
assets-gone = Gone
assets-custodian = Custodian
assets-custodian-any = Anybody
assets-custodian-none = Nobody yet
assets-state = Shown
assets-state-here = In the lab
assets-state-gone = What has left
assets-state-all = All
assets-warranty = Warranty
assets-warranty-any = Any
assets-warranty-over = Is over
assets-warranty-soon = Over, or ends within 3 months
assets-warranty-year = Over, or ends within a year
assets-warranty-until = until { $day }
assets-warranty-was = ended { $day }
assets-warranty-last = Last day of the warranty
assets-location = Where it stands
assets-cost = Cost
assets-cost-unknown = Cost unknown
assets-acquired = In the lab since
assets-age = Age
assets-age-new = under a month
assets-years = { $n ->
    [one] { $n } year
   *[other] { $n } years
  }
assets-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
  }
assets-tag = Asset tag
assets-serial = Serial number
assets-count = { $n ->
    [one] 1 machine
   *[other] { $n } machines
  }
assets-count-more = The first { $n } machines
assets-none = Nothing fits. Try fewer words or other filters.
assets-tick = Tick { $name }
assets-tick-all = Tick all that are shown
assets-tick-none = Untick all
assets-labels-all = Labels of all machines
assets-labels-of = { $n ->
    [one] Label of 1 machine
   *[other] Labels of { $n } machines
  }
assets-labels-what = A PDF for sheets of A4 with 24 labels of 70 × 37 mm. Tick machines to print theirs alone.

assets-machine = The machine
assets-standing = As property
assets-standing-where = Donor, cost, date and tag are changed with the machine.
assets-papers = Papers
assets-papers-none = Nothing is written down yet.
assets-inventory-number = Inventory number
assets-donor-agreement = Agreement with the donor
assets-transfer-act = Transfer act
assets-invoice = Invoice
assets-restrictions = Restrictions
assets-restrictions-hint = What the donor does not allow, as selling it or moving it to another building.
assets-restrictions-until = Restricted until
assets-drop = Drop changes
assets-places = Where it has stood
assets-place-unknown = No place is written down
assets-since = since { $time }
assets-move = Move
assets-move-where = Where it stands now
assets-move-hint = A room or a corner, in the same words as for others there. Leave it empty if nobody knows.
assets-moved = The new place is written down
assets-label = Label
assets-label-of = QR code of { $name }
assets-label-what = Its code leads to the machine’s page, and is what an inventory check scans.
assets-label-print = Print it
assets-label-svg = As an SVG picture
assets-passport = Passport
assets-passport-what = One page for an auditor: papers, hours of use, number of users, downtime, repairs.
assets-passport-english = It is printed in English: the print has no Korean letters yet.
assets-passport-from = First day
assets-passport-last = Last day
assets-passport-wrong = The first day must not be after the last.
assets-passport-print = Passport as PDF
assets-choose = Choose…
assets-dispose = Dispose of it
assets-dispose-of = Dispose of: { $name }
assets-dispose-what = The machine leaves for good and is retired today: nobody can book it any more. This cannot be taken back. Its history and papers stay.
assets-dispose-bound = The donor’s restrictions hold until { $day }. Ask the donor first.
assets-dispose-way = What becomes of it
assets-dispose-day = On which day
assets-dispose-paper = Act or letter
assets-dispose-paper-hint = Its number and date. The paper itself can be added under files.
assets-disposed = It is written down that the machine has left
assets-way-scrapped = Scrapped
assets-way-sold = Sold
assets-way-given-away = Given away
assets-way-returned = Returned
assets-way-lost = Lost
assets-way-stolen = Stolen
assets-left-on = { $how }: { $day }
assets-left-paper = By: { $paper }

assets-check = Inventory check
assets-checks-lead = Twice a year: go through the rooms with a phone and scan every machine.
assets-checks-none = Nothing has been checked yet.
assets-check-start = Start a check
assets-check-go-on = Go on with the check
assets-check-due = The next one is due on { $day }.
assets-check-overdue = The next one was due on { $day }.
assets-check-next = The next one is due on { $day }.
assets-check-runs = Under way
assets-check-ended = Done
assets-check-since = Began on { $from }
assets-check-was = From { $from } to { $until }
assets-check-share = Seen: { $seen } of { $all }
assets-check-finish = Finish
assets-check-finish-what = { $n ->
    [0] Every machine was seen. The report can no longer be changed.
    [one] 1 machine was not seen: it is written down as missing. The report can no longer be changed.
   *[other] { $n } machines were not seen: they are written down as missing. The report can no longer be changed.
  }
assets-check-finished = The check is done
assets-scan = Label, tag or name
assets-scan-hint = A scanner types it here. By hand, write the tag or part of the name and press Enter.
assets-scan-none = No machine of this lab has this label, tag or name.
assets-scan-gone = It is written down as gone from the lab.
assets-scan-before = Written down so far: { $outcome }. The last word counts.
assets-scan-where-hint = Change it if it stands elsewhere: it is kept there from now on.
assets-scan-damaged = It is damaged
assets-scan-here = It is here
assets-scan-other = Another one
assets-kept-at = should stand: { $place }
assets-is-found = Found
assets-is-moved = Moved
assets-is-damaged = Damaged
assets-is-missing = Missing
assets-n-found = found: { $n }
assets-n-moved = moved: { $n }
assets-n-damaged = damaged: { $n }
assets-n-missing = missing: { $n }
assets-unseen = Still to find: { $n }
assets-unseen-none = Every machine was seen.
assets-no-tag = no tag
assets-here = Here
assets-here-one = Here: { $name }
assets-seen = What was found
assets-seen-none = Scan or find the first machine.
assets-again = Change
assets-again-one = Change: { $name }
