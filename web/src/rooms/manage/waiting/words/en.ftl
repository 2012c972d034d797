# The desk's first screen: what waits for staff.
waiting-title = What needs your attention
waiting-count = { $n ->
    [one] { $n } thing waits.
   *[other] { $n } things wait, the most urgent first.
  }
waiting-of = ({ $n })
waiting-nothing = Nothing waits for you
waiting-nothing-what = Everything is decided and every machine is in good hands. What comes in shows up here by itself.
waiting-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
  }
waiting-asked = Waits for { $span }
waiting-approvals = Bookings that wait for approval
waiting-approve = Approve
waiting-approved = The booking of { $name } holds.
waiting-turn-down = Turn down
waiting-turn-down-what = The booking of { $name } does not hold, and its time is free at once. The reason is kept with it.
waiting-turned-down = The booking of { $name } is turned down.
waiting-open = Sessions open too long
waiting-late = { $span } past its end
waiting-long = Open for { $span }
waiting-since-until = Since { $since }, expected until { $until }
waiting-settle = Sessions during which the service was down
waiting-desk = People at the desk
waiting-confirm = Take in
waiting-confirmed = { $name } is a member now.
waiting-decline = Turn away
waiting-decline-what = { $name } does not become a member. The account stays.
waiting-declined = { $name } waits no longer.
waiting-corrections = Proposed corrections
waiting-wishes = Wishes to review
waiting-wish-new = New
waiting-wish-review = Under review
waiting-wish-support = { $n ->
    [one] { $n } supporter
   *[other] { $n } supporters
  }
waiting-wish-look = Review
waiting-out = Machines out of service
waiting-machine = To the machine
waiting-for-managers = Approvals and wishes are listed for managers.
waiting-since = Since { $day } ({ $span })
waiting-look = Look
waiting-person = To the person
waiting-all = Show all { $n }
waiting-left-out = There is more of this: the first hundred are shown.
waiting-urgency-high = At once
waiting-urgency-medium = Soon
waiting-urgency-low = When there is time
waiting-faults = Severe faults
waiting-small = Minor faults
waiting-work = Work that is late or finds no time
waiting-closing = Use after closing
waiting-outside = Use without a booking, last seven days
waiting-expiring = Trainings that end soon
waiting-records = Who came and who passed: not said yet
waiting-stock = Stock and orders
waiting-property = Property
waiting-other = Else
