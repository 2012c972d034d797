machine-title = Machine
machine-status = Condition
machine-since = since { $day }
machine-locked = A fault is reported, and the machine is locked until it is settled.
machine-reason = Reason: { $reason }
machine-taken-out = The staff have taken it out of service. When it comes back is not known yet.
machine-degraded = It works, but not all that it can do: ask the staff before you plan for it.
machine-book = Book it
machine-book-out = It cannot be booked while it is out of service.
machine-book-none = Nothing is free in the next { $days ->
    [one] day
   *[other] { $days } days
  } that can be booked.
machine-board = The whole board
machine-now-free = Free now, until { $time } ({ $span })
machine-now-taken = Taken now, until { $time }
machine-now-closed-until = Closed until { $time }
machine-now-yours = Your time: { $time }
machine-now-closed = Closed now
machine-now-short = Too little time is left before the next booking
machine-now-out = Not to be used now
machine-now-approval = It may be used only with a booking that the staff have approved: book a time below.
machine-your-booking = To my booking
machine-sign-in = To book it or to start work you need an account of the lab.
machine-join = You are not a member of this lab yet.
machine-start-here = Start here
machine-untrained = Before you may use it you need the training:
machine-how-long = How long will you work?
machine-start = Start now
machine-started = Started, until { $time }. Good work!
machine-days = Today and tomorrow
machine-yours = Yours
machine-free = Free
machine-free-book = Free { $time }: book
machine-closed = Closed on this day.
machine-over = Closed for today.
machine-facts = What it is
machine-makes = Can make
machine-makes-unknown = Not told yet
machine-volume = Build volume
machine-area = Working area
machine-size-mm = { $size } mm
machine-tolerance = exact to { $mm } mm
machine-sintering = fired in { $furnace }
machine-place = Place
machine-grant = Given by
machine-metal-direct = dense metal
machine-metal-green-part = green part, needs a furnace
machine-metal-filled = metal-filled plastic
machine-metal-subtractive = cut from solid metal
machine-rules = Rules
machine-rule-training = Training needed: { $name }.
machine-rule-approval = The staff approve each booking.
machine-rule-longest = At most { $most } at a time.
machine-rule-length = From { $least } to { $most } at a time.
machine-rule-ahead = Up to { $days ->
    [one] 1 day
   *[other] { $days } days
  } ahead.
machine-rule-same-day = Only for the same day.
machine-rule-notice = At least { $span } before the start.
machine-rule-active = At most { $n ->
    [one] 1 booking
   *[other] { $n } bookings
  } ahead of you at once.
machine-rule-week = At most { $span } a week.
machine-rule-check-in = Check in from { $span } before the start to { $span } after it, else the time goes to others.
machine-rule-cancel = Cancel at least { $span } before the start.
machine-rule-buffer = { $span } after each booking are kept for setting up.
machine-rule-after-closing = Work that has begun may run on up to { $span } after closing.
