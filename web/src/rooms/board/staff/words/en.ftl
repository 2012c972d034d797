# What only staff see of the board.
board-lead-staff = Tap free time to book it, a booking to open it. By mouse a booking can be dragged, whole or by its ends.
board-keep = Keep machines free
board-keep-which = Which machines
board-keep-kind = What for
board-keep-maintenance = Counts as planned downtime.
board-keep-event = A course, a visit: counts as time in which the machines could be used.
board-keep-reason = Read by the staff, not by those who look at the board.
board-keep-in-the-way = Move or cancel these first:
board-kept = { $n ->
    [one] { $n } machine is kept free.
   *[other] { $n } machines are kept free.
  }
board-kept-free = What is kept free
board-nothing-kept = No machine is kept free.
board-give-back = Give back
board-give-back-sure = Yes, let it be booked again
board-given-back = It can be booked again.
