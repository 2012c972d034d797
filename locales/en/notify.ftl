# What people are told: `notify-KIND` is the title, `.text` says more. The four languages hold the same messages with the
# same arguments: a test compares them.

read-which = Send either ids or until.
quiet-hours-empty = Quiet hours end at another time than they begin.

notify-span = { $day }, { $hours }
notify-gap = The next free time on it begins { $from }.
notify-equivalents = Free at that time: { $machines }.
notify-several = { $count ->
    [one] { $count } message from { $lab }
   *[other] { $count } messages from { $lab }
}
notify-hello = Hello,
notify-settings = Choose what you are told, and how: { $link }

notify-reservation-confirmation = { $machine } is booked
    .text = You booked it: { $time }.
notify-reservation-booked = { $machine } is booked for you
    .text = The staff of { $lab } booked it for you: { $time }.
notify-reservation-approved = Your booking of { $machine } is confirmed
    .text = { $time }.
notify-reservation-rejected = Your booking of { $machine } was turned down
    .text = { $time }. If the staff gave a reason, it stands with the booking.
notify-reservation-expired = Your booking of { $machine } was not confirmed in time
    .text = { $time }. It has ended. Ask the staff, or choose another time.
notify-reservation-moved = Your booking of { $machine } was changed
    .text = The staff of { $lab } changed it. Now it is: { $machine }, { $time }.
notify-reservation-cancelled = Your booking of { $machine } was cancelled
    .text = { $time }. { $cause ->
        [closure] The lab is closed at that time.
        [machine_locked] The machine could not be used.
        [overrun] The work before yours ran over.
        [outage] The booking service was down.
        [not_qualified] The training that the machine needs was not valid.
       *[none] The staff cancelled it.
    } It does not count as a miss.
notify-reservation-missed = You missed your booking of { $machine }
    .text = { $time }. Nobody checked in, so the rest of the time is free for others. Cancel in time when you cannot come.
notify-reservation-held-open = { $machine } is not free for you yet
    .text = Your booking: { $time }. { $cause ->
        [machine_locked] The machine is locked.
        [overrun] The work before yours runs over.
       *[outage] The booking service was down.
    } You can check in until { $until }; if you cannot use it, that is no miss.
notify-reservation-reminder = Soon: { $machine }
    .text = Your booking: { $time }. Cancel it if you cannot come.
notify-machine-down = { $machine } cannot be used now
    .text = { $count ->
        [one] You have a booking on it: { $time }.
       *[other] You have { $count } bookings on it, the first one: { $time }.
    } It stands until you move or cancel it.
notify-machine-back = { $machine } can be used again
    .text = Your booking stands: { $time }.
notify-reservation-second-person = You are named as the second person: { $machine }
    .text = Somebody who works there then counts on you: { $time }. If you cannot come, tell them or the staff.
notify-session-taken-over = Your session on { $machine } was ended
    .text = It ran over its time, and the next holder started. If its end is not right, correct the session.
notify-session-closed-forgotten = Your session on { $machine } was closed
    .text = Nobody ended it, so it counts until its expected end. If that is not right, correct the session.
notify-session-corrected = Your session on { $machine } was corrected
    .text = The staff set it right. See what it says now.
notify-session-correction-rejected = Your correction was not accepted
    .text = The session on { $machine } stays as it was recorded.
notify-certification-granted = You are qualified: { $what }
    .text = { $state ->
        [ends] It is valid until { $until }.
       *[none] It does not expire.
    }
notify-certification-revoked = No longer qualified: { $what }
    .text = You cannot use machines that need it, and your bookings on them cannot be used. Ask the staff how to get it again.
notify-certification-expires-soon = Expires soon: { $what }
    .text = It is valid until { $until }. Ask for the next course in time.
notify-enrolment-promoted = You have a place in the course
    .text = A place became free, and it is yours. Give it back if you cannot come.
notify-course-session-cancelled = A course date was cancelled
    .text = { $time }. You were enrolled in it. Choose another date.
notify-course-session-moved = A course date has changed: { $what }
    .text = Now: { $time }. Give your place back if you cannot come.
notify-course-session-reminder = Soon: { $what }
    .text = Your course: { $time }. Give your place back if you cannot come.
notify-enrolment-created = { $state ->
    [waiting] You wait for a place in a course: { $what }
   *[enrolled] You have a place in a course: { $what }
}
    .text = The staff of { $lab } enrolled you: { $time }.
notify-group-booking-created = Booked for your group: { $what }
    .text = { $time }.
notify-group-booking-cancelled = Your group's booking was cancelled: { $what }
    .text = { $time }.
notify-membership-confirmed = Welcome to { $lab }
    .text = The desk took you in: you can book now.
notify-membership-declined = { $lab } did not take you in
    .text = Your account stays. Ask at the desk.
notify-membership-suspended = You are suspended at { $lab }
    .text = Until { $until } you cannot book or start there. Ask the staff.
notify-membership-restored = You can use { $lab } again
    .text = Your suspension has ended.
notify-equipment-request-moved = { $state ->
    [under_review] The request is being reviewed
    [flagged] The request is ready for donors
    [published] The request is shown to donors
    [pledged] A donor has pledged money
    [funded] The request is funded
    [ordered] The machine is ordered
    [delivered] The machine has arrived
    [in_service] The machine is in service
    [reported] The donor has its report
    [declined] The request was declined
    [withdrawn] The request was withdrawn
   *[answered_otherwise] The request was answered in another way
}
    .text = “{ $what }”. You asked for it or endorsed it.
notify-duty-planned = You are on duty at { $lab }
    .text = { $time }.
notify-duty-removed = You are no longer on duty at { $lab }
    .text = { $time }.
notify-reservation-waiting = A booking waits for approval
    .text = { $machine }, { $time }.
notify-member-waiting = Somebody waits at the desk
    .text = A new person wants to become a member of { $lab }.
notify-correction-waiting = A correction waits for a decision
    .text = Somebody says that their session was different.
notify-equipment-request-waiting = A new request for equipment
    .text = “{ $what }” waits for review.
notify-incident-reported = A fault was reported: { $machine }
    .text = { $state ->
        [safety] It is about safety. The machine is locked.
        [major] It is serious. The machine is locked.
       *[minor] It is minor. The machine can be used.
    }
notify-incident-resolved = The fault that you reported is resolved
    .text = { $machine }. Thank you for telling us.
notify-work-order-opened = A work order was opened: { $machine }
    .text = See what is to be done.
notify-stock-item-low = Runs low: { $what }
    .text = It has come down to its reorder level.
