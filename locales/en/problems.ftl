# Problem texts. `code-*`: the title of a problem code; `.what` happened, and its `.remedy`.
# The four languages hold the same messages with the same arguments: a test compares them.

## Units and times

unit-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
}
unit-hours = { $count } h
unit-minutes = { $count } min
date = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
moment = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }, { $time }

## Codes

code-malformed-json = The body is not valid JSON
    .what = The body of the request could not be read as JSON.
    .remedy = Correct it at the line and column that are named, and send it again.
code-invalid-parameter = A query parameter is not valid
    .what = A parameter in the address is unknown, missing or not of its form.
    .remedy = Correct the named parameter. The API documentation lists all of them.
code-invalid-header = A header is not valid
    .what = A header of the request is not of its form.
    .remedy = Correct the named header.
code-malformed-request = The request is malformed
    .what = The request could not be read.
    .remedy = Check its address, headers and body.
code-not-signed-in = Sign in first
    .what = This needs to know who you are.
    .remedy = Sign in. Programs send the access token: Authorization: Bearer …
code-invalid-credentials = These credentials are not valid
    .what = No account answers to this name and password.
    .remedy = Check both. Who forgot the password asks a manager of the lab.
code-invalid-token = The token is not valid any more
    .what = The token is expired, used, revoked or not ours.
    .remedy = Sign in again, or refresh the access token.
code-not-allowed = You may not do this
    .what = Your role does not allow this.
    .remedy = Ask a manager of the lab.
code-cross-site = The request came from another site
    .what = With the session cookie, changes are taken only from the service's own pages.
    .remedy = Use the service's own pages; programs send Authorization: Bearer instead. Operators: the Origin must match the setting public_url.
code-not-found = There is no such thing
    .what = It does not exist, or it is not yours to see.
    .remedy = Check the address or id; sign in if it is yours.
code-method-not-allowed = This method is not offered here
    .what = The address exists, but not with this method.
    .remedy = See the Allow header for the methods offered here.
code-not-acceptable = None of the asked formats is offered
    .what = The Accept header names no format that this address can write.
    .remedy = Ask for one that the API documentation names, or leave the header out.
code-slot-taken = The time is taken
    .what = Something else has the machine in all or part of that time.
    .remedy = Choose one of the next free times, another time or another machine.
code-machine-in-use = The machine is in use
    .what = A session is open on the machine.
    .remedy = Wait until it ends, or choose another machine.
code-session-overlaps = Another session stands in that time
    .what = A machine has one session at a time, and another one is recorded then.
    .remedy = Correct its times or yours.
code-insufficient-stock = There is not so much of it
    .what = Less of the item is there than was asked.
    .remedy = Take at most what is available, or receive more first.
code-invalid-transition = This step is not possible from here
    .what = What you want to change is no longer, or not yet, in the state for it.
    .remedy = Load it again and see its state.
code-not-eligible = Not eligible for flagging yet
    .what = The request has too little behind it to be shown to funders.
    .remedy = Gather what is named as missing: evidence of the gap, people who support it, needs they state.
code-request-closed = The request takes no endorsements now
    .what = It is a draft, or it has ended.
    .remedy = See its status, and look for an open request.
code-last-manager = The lab would have no manager
    .what = The lab has no other manager who is not suspended.
    .remedy = Make somebody else a manager first.
code-already-exists = It exists already
    .what = Another one has the same name, number or tag.
    .remedy = Choose another one, or use what is there.
code-too-many-files = There are too many files
    .what = As many files as there may be are there already.
    .remedy = Take one off that is no longer needed, then send it again.
code-email-taken = The e-mail address is in use
    .what = There is an account with this e-mail address.
    .remedy = Sign in, or use another address.
code-no-mail = No mail is sent here
    .what = This installation has no mail server set up.
    .remedy = Ask a manager of your lab for a one-time code for a new password.
code-idempotency-in-progress = The same request is still running
    .what = A request with the same Idempotency-Key is still running.
    .remedy = Send it again after a moment for its answer.
code-stale = It was changed in the meantime
    .what = Somebody changed it since you looked.
    .remedy = Load it again and repeat your change.
code-too-large = The body is too large
    .what = A body may hold 1 MiB at most.
    .remedy = Send less, or in several parts.
code-unsupported-media-type = The content type is not supported
    .what = This address does not read that kind of body.
    .remedy = Send the type that the API documentation names, most often application/json.
code-invalid-fields = Some fields are not valid
    .what = One or more fields of the body are missing, unknown or not of their form.
    .remedy = Correct every field that is named, and send it again.
code-in-the-past = The time lies in the past
    .what = What has begun or is over cannot be reserved.
    .remedy = Choose a later time.
code-suspended = The membership is suspended
    .what = Your membership of the lab is suspended for now.
    .remedy = Talk to the lab's staff.
code-not-qualified = A training is needed for this machine
    .what = The machine needs a training that is valid both now and at the start.
    .remedy = Ask the lab for the next course, or choose a machine that needs none.
code-unsupervised = Nobody is there to watch
    .what = This machine is used only while those are there whom its rules ask for: staff on duty, a supervisor, or a second person.
    .remedy = Choose a time of the duty roster, or name a second person.
code-minor-alone = Not alone before coming of age
    .what = Whoever is not of age comes alone only with a guardian's consent on file, and never works alone on a machine marked as a hazard.
    .remedy = Name a grown-up as second person, bring the consent, or choose another machine.
code-checklist-not-acknowledged = The checklist comes first
    .what = Before this machine starts, the points of its checklist are to be seen to.
    .remedy = Go through the list, and start again with checklist_acknowledged.
code-approval-required = This machine is used after approval only
    .what = A manager must approve before this machine is used.
    .remedy = Reserve it and wait for the approval, or ask staff to start.
code-machine-out-of-service = The machine is out of service
    .what = The machine is broken, being repaired, locked or retired.
    .remedy = Choose another machine, or ask the staff when it is back.
code-off-grid = The time is off the booking grid
    .what = Reservations of this machine start and end on fixed steps from midnight.
    .remedy = Move the start and the end to the grid.
code-too-short = The reservation is too short
    .what = The machine is reserved for a least time.
    .remedy = Reserve for longer.
code-too-long = The reservation is too long
    .what = The machine is reserved for a longest time at once.
    .remedy = Reserve for a shorter time, or in several parts.
code-too-little-notice = The start is too soon
    .what = The machine is reserved some time ahead.
    .remedy = Choose a later start.
code-too-far-ahead = The start is too far ahead
    .what = Reservations are taken only so many days ahead.
    .remedy = Choose an earlier day, or come back later.
code-closed = The lab or machine is closed then
    .what = The lab or this machine is closed in all or part of that time.
    .remedy = Choose another time.
code-outside-opening-hours = The time lies outside opening hours
    .what = The lab is not open for all of that time.
    .remedy = Choose a time within its opening hours.
code-quota-exceeded = The quota is used up
    .what = With this you would hold more than one person may.
    .remedy = Use or cancel a reservation, or choose another week.
code-too-late-to-cancel = It is too late to cancel
    .what = The notice for cancelling has passed.
    .remedy = Ask the lab's staff, who can still cancel it.
code-too-early = It is too early to check in
    .what = Check-in opens shortly before the reservation.
    .remedy = Come back when it opens.
code-check-in-closed = The check-in window has closed
    .what = Nobody checked in within the time for it.
    .remedy = Start anew if the machine is free, or reserve another time.
code-override-reason-needed = An override needs its reason
    .what = A rule is set aside only with a reason, which is kept.
    .remedy = Send override_reason.
code-idempotency-key-reused = The idempotency key belongs to another body
    .what = This Idempotency-Key was used with another body.
    .remedy = Use a new key for a new request.
code-period-not-complete = The period is not complete
    .what = You read figures of whole months, quarters and years that are over.
    .remedy = Ask from the first day of a month, quarter or year that is over until the day after its last; by month, of any whole months that are over.
code-grouping-not-allowed = This grouping is not offered to you
    .what = Finer groups could tell of single people.
    .remedy = Ask with one of the groupings allowed here.
code-weak-password = The password is too easy to guess
    .what = It is short, common, or made of your own name.
    .remedy = Use a few words that belong together only for you.
code-precondition-required = Say which version you change
    .what = Without the version, somebody else's change could be lost.
    .remedy = Send If-Match with the ETag of the version you have seen.
code-too-many-requests = Too many requests
    .what = More requests came than are taken in that time.
    .remedy = Wait as long as the answer says and try again.
code-internal = Something went wrong on our side
    .what = It was logged under this request's id.
    .remedy = Try again; if it stays, tell the lab's manager that id.
code-unavailable = The service is busy or its database does not answer
    .what = Nothing was changed.
    .remedy = Try again shortly.

## Bodies and fields

body-to-mend = The body needs mending; see “errors”, and send it again.
fields-to-mend = Mend these and send it again: { $fields }.
send-json = Send the body as application/json.
send-csv = Send the file as text/csv.
body-cut-short = The body could not be read to its end. Send it again.
body-not-utf8 = The body is not valid UTF-8 at byte { $byte }.
body-not-json = Line { $line }, column { $column }: this is not JSON.
body-with-nul = Text may not hold the NUL character.
changed-at-once = Others are changing the same thing. Try again.
too-many = At most { $quota } in { $window }. Wait { $wait_seconds ->
    [one] { $wait_seconds } second
   *[other] { $wait_seconds } seconds
} and try again.
idempotency-key-form = Idempotency-Key: 1 to 255 visible ASCII characters, quoted or bare.
if-match-unreadable = If-Match is not readable text. Send the ETag as it was given.
field-unknown = There is no such field. Check its spelling.
field-required = This field is needed.
field-invalid = This value does not fit. See the field in the API documentation.
field-names-nothing = There is no such thing, or it is not yours to see. Check the id.
field-one-of = Give one of { $choices }.
field-type = Give { $type ->
    [string] a text
    [integer] a whole number
    [number] a number
    [boolean] true or false
    [array] a list
    [object] an object with fields
    [null] null
   *[several] a value of another kind
}.
field-at-most = Give { $limit } at most.
field-below = Give less than { $limit }.
field-at-least = Give { $limit } at least.
field-above = Give more than { $limit }.
field-within = Give a number from { $min } to { $max }.
field-characters-at-most = Write { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
} at most.
field-characters-at-least = Write { $limit ->
    [one] { $limit } character
   *[other] { $limit } characters
} at least.
field-entries-at-most = Give { $limit ->
    [one] { $limit } entry
   *[other] { $limit } entries
} at most.
field-entries-at-least = Give { $limit ->
    [one] { $limit } entry
   *[other] { $limit } entries
} at least.
field-repeats = Give each entry once.
field-too-precise = This number has too many decimals.
field-instant = Give a time with its offset, such as 2026-09-01T09:00:00+06:00.
field-date = Give a date, such as 2026-09-01.
field-wall-time = Give a time of day from 00:00 to 24:00, such as 09:00.
field-id = Give an id, such as 019a1b2c-3d4e-7f50-8a61-728394a5b6c7.
field-email = Give an e-mail address, such as aida@example.org.
field-link = Give an address that starts with https://
field-not-blank = Write something other than blanks.
field-without-spaces = Write it without spaces.
field-slug = Use small Latin letters and digits, with single hyphens between them, such as fablab-bishkek.
field-currency = Give a currency by its three capital letters, such as KGS.
field-country = Give a country by its two capital letters, such as KG.
field-form = This is not of the form asked for. See the field in the API documentation.
field-not-removable = This field cannot be removed. Send a value or leave it out.
text-in-one-language = Write it in at least one language.
end-after-start = The end must lie after the start.
must-lie-ahead = This time must lie ahead.
reason-needed = Say why: this step needs a reason.

## Query parameters: what is expected

parameter = Parameter “{ $name }”: { $expected }.
expect-utf8 = it must be UTF-8 text
expect-known = there is no such parameter; known are { $choices }
expect-choice = give one of { $choices }
expect-given = it is needed
expect-once = give it once
expect-whole-number = give a whole number
expect-whole-number-within = give a whole number from { $min } to { $max }
expect-number = give a number
expect-true-false = give true or false
expect-id = give an id, such as 019a1b2c-3d4e-7f50-8a61-728394a5b6c7
expect-instant = give a time with its offset, such as 2026-09-01T03:00:00Z
expect-date = give a date, such as 2026-09-01
expect-readable = this value cannot be read; see the API documentation
expect-cursor = take it from the “next” of a page before
expect-after = it must lie after “{ $other }”
expect-days-after = it may lie at most { $days } days after “{ $other }”
expect-together = give “{ $first }” and “{ $second }” together, or neither
expect-characters = give { $max } characters at most
expect-process = give a process code such as PBF or laser_cutting
expect-year-within = give a date of the years { $first } to { $last }
expect-portfolio-status = the portfolio holds requests that are flagged or later
report-too-long = A report covers at most { $days } days. Ask for a shorter period.
formats-offered = Offered are { $types }.

## Reservations

refused-in-the-past = This time lies in the past: it is { $now } now. Choose a later one.
refused-already-started = It has started: only its end can change now.
refused-suspended = Your membership is suspended until { $until }. Talk to the lab's staff.
refused-not-qualified = This machine needs a training that is valid now and at the start, and you do not hold it. Ask the lab for the next course.
refused-not-qualified-next = This machine needs a training that is valid now and at the start, and you do not hold it. The next course starts { $next }: enrol there.
refused-not-qualified-level = This machine needs a training at level { $level } or higher, valid now and at the start, and you do not hold it at that level. Ask the lab for the next course.
refused-not-qualified-level-next = This machine needs a training at level { $level } or higher, valid now and at the start, and you do not hold it at that level. The next course starts { $next }: enrol there.
refused-without-staff = This machine is used only while staff are on duty, and nobody is for all of this time. Choose another time.
refused-without-supervisor = This machine is used only while a supervisor is on duty, and none is for all of this time. Choose another time.
refused-without-second-person = Nobody works alone on this machine. Name a second person: say who is there with you.
second-person-is-another = The second person is another than the one who works there.
second-person-once = Name the second person once: by their id or by their address.
second-person-unavailable = This member cannot be the second person now. Name another one.
no-member-of-address = No active member of the lab has this address. Ask the person for the address they sign in with.
refused-hazard-for-minor = This machine is a hazard: whoever is not of age does not work on it alone. Name a grown-up as the second person, or choose another machine.
refused-without-guardian-consent = A guardian's consent to come alone is not on file. Bring it to the lab, or name a grown-up as the second person.
guardian-consent-stands = A consent for this purpose is on file already. Withdraw it first.
adult-within-years = Give the day on which they come of age: within the next { $years } years.
refused-approval-required = This machine is used after approval only. Reserve it and wait for a manager, or ask staff to start.
refused-out-of-service = The machine is out of service. Choose another one.
refused-off-grid = Start and end on steps of { $grid } from midnight.
refused-too-short = Reserve at least { $least }.
refused-too-long = Reserve at most { $most } at once.
refused-too-little-notice = Reserve at least { $notice } ahead. The earliest start is { $earliest }.
refused-too-far-ahead = Reservations are taken { $days ->
    [one] { $days } day
   *[other] { $days } days
} ahead, up to { $latest }.
refused-closed = The lab or this machine is closed then. Choose another time.
refused-past-closing = The lab closes before that. From this start you can stay until { $latest }.
refused-outside-hours = The lab is not open for all of that time. That day it is open { $open }.
refused-not-open-that-day = The lab is not open that day. Choose another day.
refused-quota-of-reservations = You may hold { $limit ->
    [one] { $limit } reservation
   *[other] { $limit } reservations
} at once and hold { $used }. Use or cancel one first.
refused-quota-of-minutes = You may book { $limit } in the week from { $week }: { $used } are booked, and this asks { $asked } more. Make it shorter, cancel one, or choose another week.
refused-too-early = Check-in opens at { $opens }.
refused-check-in-closed = Check-in closed at { $closed }. Start anew if the machine is free.
refused-too-late-to-cancel = It could be cancelled until { $latest }, { $notice } before its start. Ask the lab's staff.
refused-cancel-after-start = It started at { $start }, and could be cancelled until then. Ask the lab's staff.
refused-transition = This is not possible for one that is { $status ->
    [pending] waiting for approval
    [confirmed] confirmed
    [checked_in] checked in
    [completed] completed
    [cancelled] cancelled
    [rejected] rejected
    [expired] expired
   *[no_show] missed
}.
refused-in-use = Somebody's session is open on this machine, expected to end at { $expected_end }. Wait, or choose another machine.
refused-in-use-take-over = Somebody's session is open on this machine. From { $from } on you may take it over: send take_over: true.
refused-taken = The machine is taken then. Choose another time or machine.
refused-taken-next = The machine is taken then. It is next free from { $next }; see next_gaps for more.
staff-may-override = As staff you can set this aside: send override_reason with the reason.
override-by-staff-only = Only the lab's staff set rules aside. Leave override_reason out, or ask them to book for you.
taken-a-moment-ago = Somebody took this time a moment ago. Look again and choose another.
blackout-too-long = A blackout lasts at most { $days } days.
machine-or-class = Name a machine, or a machine_class for any of it.
machine-and-class = Name a machine or a machine_class, not both.
class-without-machine = This class has no machine in this lab.
no-such-machine = The lab has no such machine.
group-needs-field = A group of this kind needs this field.
group-has-no-field = A group of this kind has no such field. Leave it out.
group-archived = This group is archived: nothing more is booked for it.
not-of-group = This person does not answer for the group: name its teacher or leader, or somebody of the team.
group-booking-cancelled = This booking was cancelled.
group-booking-ahead = It has not begun yet. Say who came when it has.
part-of-group-booking = This is part of what is booked for a group and does not move by itself. Cancel the group's booking and book anew.
group-refused = { $refused } of { $asked } machines cannot be had, so none is booked.
refused-quota-of-group = The group may book { $limit } together in the week from { $week }: { $used } are booked, and this asks { $asked } more. Make it shorter, take fewer machines, or choose another week.
sign-in-for-qualified = Sign in to ask what you are qualified for.

## Usage

session-in-the-future = This time has not come yet. A session records what has happened.
session-ends-before-start = A session cannot end before it starts.
session-needs-both-times = A past session needs both its times.
session-still-open = The session is still open: give ended_at with it, or finish the session.
session-open-then = A session is open on the machine then. It must be finished first.
session-overlaps = Another session of the machine stands in that time. Correct its times or yours.
session-overlaps-that = Another session of the machine stands in that time, from { $from } to { $until }. Correct its times or yours.
session-has-ended = The session has ended already. What was different is said by a correction.
correction-changes-nothing = Nothing would change. Name what was different.
correction-decided = This correction was decided already.
past-session-needs-none = A past session needs no such thing. Leave it out.
staff-say-when-it-began = Only staff say when a running session began. Leave it out to start now.
member-must-join-first = That person is no member of this lab. Let them join first.
no-such-reservation-there = There is no such reservation of this member on this machine.

## People

not-a-member = You are no member of this lab yet. Join it first (POST /api/v1/labs/…/join), or ask its staff.
join-first = You are no member of this lab yet. Join it first: POST /api/v1/labs/{ $lab }/join.
join-by-code = This lab takes members by its code. Ask its staff for it and send it as “code”.
no-such-member = The lab has no such member. See its list of members.
duty-of-staff-only = Only staff of the lab are on duty. Name a technician or a manager.
duty-too-long = A duty lasts at most { $days } days. Plan several.
own-role = Nobody raises their own role. Ask an administrator.
role-not-for-people = Devices are registered with their machine. Choose another role.
phone-form = Write it with its country code: +996 555 123456.
phone-taken = There is an account with this phone number. Sign in, or use another one.
one-way-to-sign-in = Send exactly one of email, phone, or student_number with lab.
number-with-lab = student_number and lab go together.
sign-out-of-what = Send the refresh_token, or sign the request in.
register-without-lab = There is no such lab. Leave it out to join one later.
wrong-password = This is not your password.
has-admin = There is an administrator already. Ask them for what you need.
many-sign-in = Many sign in just now. Try again shortly.
password-too-short = Use at least 8 characters; a few words make a good password.
password-too-long = Use at most 256 characters.
password-common = This is one of the passwords that are guessed first. Use a few words that belong together only for you.
password-personal = Do not use your own name or e-mail address as the password.

## Labs, machines, training

slug-taken = Another lab has this slug. Choose another one.
slug-like-an-id = A slug must not look like an id. Choose a word.
time-zone-unknown = Give a name of the IANA time zone database, such as Asia/Bishkek.
join-code-needed = Registration by code needs the code. Choose one and hand it out.
no-such-qualification = The lab has no such qualification. See its list of qualifications.
no-machines-of-the-lab = These are no machines of the lab: { $ids }.
holidays-unknown = Holidays are known for KG in 2022 to 2027. Enter others as closures by hand.
hours-too-early = Give a day after 1900-01-01.
closes-before-it-opens = It closes before it opens. For a night, give two spans: to 24:00, and from 00:00 the next day.
span-overlaps = It overlaps the span at index { $index } of the same day. Join them into one.
grid-divides-a-day = The grid starts at midnight: give minutes that divide the 1440 of a day, such as 15, 30 or 60.
shortest-above-longest = The shortest ({ $shortest }) would be longer than the longest ({ $longest }).
no-length-on-the-grid = No length on a grid of { $grid } lies between the shortest and the longest.
metal-without-metal = Only the material class metal has it. Leave it out or correct the class.
no-such-class = The lab has no such class. See its list of machine classes.
asset-tag-taken = Another machine of the lab has this asset tag. Give each machine its own.
file-empty = The file is empty. Its first line must name the columns, at least make (or Brand) and model.
file-not-utf8 = Line { $line } is not UTF-8 text. Save the file as “CSV UTF-8” and import it again.
file-without-columns = The first line does not name these columns: { $columns }. Add them to the header.
file-column-twice = The columns “{ $first }” and “{ $second }” mean the same. Keep one of them.
file-unreadable = Line { $line } cannot be read as CSV. Check its quotes, correct it and import the file again.
qualification-without-levels = This qualification has no levels. Leave it out.
level-beside-qualification = Send requires_qualification beside it: a level is of the qualification that is stated at the same place.
level-name = Give each level a name of 1 to 100 characters.
level-name-twice = Give each level a name of its own.

## Stock

stock-left = Only { $available } { $unit } of it are left there.
no-such-item = The lab has no such item of stock. See its list of items.
no-such-lot = The item has no such lot. See its lots.
no-such-supplier = The lab has no such supplier. See its list of suppliers.
no-such-session = The lab has no such session. See its list of sessions.
no-such-work-order = The lab has no such work order. See its list of work orders.
item-archived = The item is archived. Bring it back first: archived: false.
archive-what-is-used-up = There is still some of it. Use it up, write it off or count it as gone first.
below-zero-still = Some of it is below zero. Count it first.
barcode-taken = Another item of the lab has this barcode. Give each item its own.
lot-code-taken = The item has a lot with this code. Choose another code, or use that lot.
supplier-taken = The lab has a supplier of this name. Use it, or choose another name.
filament-in-gram-or-metre = Filament is counted in gram or metre. Leave it out, or choose one of these units.
unit-unrelated = This does not convert to { $unit }. Give it in one of: { $units }.
quantity-too-small = This is less than a thousandth of a { $unit }. Give more.
quantity-too-large = This is more than can be counted. Give less.
three-decimals = Give at most three decimals.
only-with-a-receipt = Only a receipt has it. Leave it out.
only-with-a-use = Only what is used, wasted or returned has it. Leave it out.
only-with-a-transfer = Only a transfer has it. Leave it out.
transfer-to-the-same-place = It lies there already. Name another place.
expiry-needs-a-lot = An expiry belongs to a lot. Name the lot.
lot-expires-otherwise = The lot has another expiry. Leave it out, or change the lot.
returned-more-than-used = The session used { $used } { $unit } of it. No more than that comes back.
order-state = This is not possible for an order that is { $status ->
    [requested] requested
    [ordered] ordered
    [receiving] being received
    [closed] closed
   *[cancelled] cancelled
}.
order-has-come = Some of the order has come. Close it instead.
no-such-line = The order has no such line. See its lines.
more-than-ordered = Only { $left } { $unit } of this line are still to come.
take-has-ended = This stock-take has ended. Open another one.
item-or-barcode = Name the item by stock_item or by barcode, by one of them.
count-elsewhere = This stock-take counts in another place: { $location }.
count-overlaps = Another line of this stock-take counts part of the same. Count by the same lots and places.
row-not-utf8 = The file is not UTF-8 text. Save it as “CSV UTF-8” and import it again.
stock-file-columns = The first line must name at least name, category and unit; known columns are { $columns }.
stock-file-column-unknown = The column “{ $column }” is not known or is named twice; known are { $columns }.
row-cell-needed = This cell is needed.
row-number = Write a number above zero with at most three decimals, such as 12.5.
row-whole-number = Write a whole number.
row-day = Write a date such as 2027-03-01.
row-yes-no = Write true or false.
row-goes-with = It goes together with “{ $column }”. Give both or neither.
row-barcode-twice = Line { $line } has this barcode already. Correct it or remove the line.
row-item-otherwise = Line { $line } brings this item already. Another line of it must have the same unit, another lot or place, and for the same lot the same last day. Correct it or remove the line.
## Courses

prerequisite-missing = This course needs a training that is valid now and at its start, and you do not hold it. Get that one first.
course-archived = No more dates are planned for this course. Choose another one.
course-without-length = Say when it ends: the course names no length.
course-session-too-long = A date of a course lasts at most { $days } days. Plan several.
capacity-below-enrolled = { $enrolled } are enrolled already. Give at least so many places.
course-session-ahead = This course has not begun yet. Wait for its start.
course-session-running = This course has begun already. Choose a later date.
course-session-over = This course is over. Choose a later date.
course-session-cancelled = This date was called off. Choose another one.
trainer-does-not-enrol = Who teaches on this date does not enrol in it.
enrolment-left = This place was given back already. Enrol again to come.
own-result = Nobody records their own result. Ask another trainer.
not-enrolled-there = This person has no place on this date. Enrol them first.
passed-without-coming = Only who came has passed. Say that they attended, or that they did not pass.

## Records of an import

row-control-character = It holds a line break or another control character. Retype it on one line.
row-text-too-long = It is longer than { $most } characters. Shorten it.
row-ragged = It has { $cells } cells where the header has { $columns }. Check its commas and quotes.
row-without-model = The machine has no model. Give its model.
row-without-make = No make is given. Add it to the machine.
row-without-technology = Neither a technology nor a laser type is given.
row-with-both = It has both a technology and a laser type.
row-of-several-materials = “{ $written }” works on several materials, and the machine is not in the curated list.
row-with-two-processes = “{ $written }” names two different processes.
row-process-unknown = “{ $written }” is not a process that is known.
row-laser-unknown = “{ $written }” is not a laser type that is known.
row-unclassified = It comes in without capabilities: add its process and material class by hand.
row-build-volume = Write width, depth and height in millimetres, as in 250 x 210 x 220.
row-left-out = “{ $written }” was left out.
row-volume-unclear = It is not width, depth and height in millimetres: add the size by hand.
row-area-unclear = It is not width and depth in millimetres: add the size by hand.
row-repeats-machine = Line { $line } has the same machine, and this counts as another. Give both asset tags or remove it.
row-repeats-tag = Line { $line } has this asset tag already. Correct it or remove the line.
row-repeats-serial = Line { $line } has this make, model and serial already. Correct it or remove the line.
row-without-process = Give the process, or leave all three columns empty.
row-without-material = Give the material class, or leave all three columns empty.
row-metals-uneven = It holds more values than there are material classes. Give one for each, in the same order.
row-lists-uneven = process and material_class hold different numbers of values. Give one of each, in the same order.
row-value-unknown = “{ $written }” is not known; use one of { $choices }.
row-metal-without-metal = Only the material class metal has it, not { $class }. Leave it empty or correct the class.
row-column-unknown = The column “{ $column }” is not known and was left out. Rename it if it should have been read.
row-tag-taken = Another machine of the lab has the asset tag “{ $tag }”. Correct it or remove the line.

## Equipment requests

process-or-material = Name a process or a material class or both.
request-has-ended = The request has ended; it goes nowhere from here.
request-can-go-to = From here it can go to: { $steps }.
request-under-review = It is under review or past it. A manager may change it; withdraw it to start afresh.
missing-gap = Gaps that hold: { $have }; at least { $needed } must.
missing-support = People who support it: { $have }; at least { $needed } must.
missing-need = People who state a need: { $have }; at least { $needed } must.

## Condition

incident-is-resolved = This incident is resolved. Report a new one if the fault is back.
severity-only-raised = A severity is only raised; it is { $now } now. Resolve the incident instead.
no-such-incident-there = The machine has no such incident.
safety-by-manager = A safety incident is resolved by a manager. Ask one to look at the machine first.
work-order-is-closed = This work order is done or cancelled. Open a new one.
planned-work-needs-times = Planned work takes time in the calendar: give its start and its end.
work-needs-both-times = Give both times, or neither.
assignee-not-staff = Give a technician or a manager of the lab.
plan-comes-due = Give every_days, every_run_hours or every_sessions, so that the plan comes due.
must-not-lie-ahead = This time has not come yet. Give one that is over.
attention-incident-safety = Reported as a danger. The machine is locked until a manager resolves it.
attention-incident-major = Reported as a severe fault. The machine is locked until it is resolved.
attention-incident-minor = A minor fault was reported.
attention-machine-locked = It is locked: nobody can book it.
attention-work-order-overdue = The work was to end at { $end }.
attention-work-order-waits = The work has been open since { $since }.
attention-maintenance-unscheduled = Maintenance is due, and no free time of { $length } was found for it.
attention-session-open-too-long = The session was to end at { $end } and is still open.
attention-session-to-settle = The service was down during this session: say when it ended.
attention-correction-proposed = A correction of this session waits for your word.
attention-use-after-closing = The machine was used while it was closed, from { $since } on.
attention-use-outside-reservation = The machine was used without a reservation.
attention-approval-waiting = A reservation from { $start } waits for approval.
attention-member-waiting = They wait at the desk to be let in.
attention-certification-expiring = The certification “{ $qualification }” ends on { $end }.
attention-request-submitted = This equipment request waits for review.
attention-stock-low = It is at or below the level at which it is to be bought.
attention-stock-out = Nothing of it is left.
attention-stock-expiring = Lot { $lot } ends on { $end }.
attention-course-results-missing = The course ended at { $end }, and not everybody has a result.
attention-attendance-missing = The booking ended at { $end }, and nobody has said who came.
attention-purchase-order-waiting = This order waits to be placed.
attention-purchase-order-overdue = It was ordered on { $since }, and not all of it has come.
attention-inventory-check-due = The machines have been due to be counted since { $due }.
attention-warranty-expiring = Its warranty ends on { $end }.

## Files

too-many-files = { $limit } files are there, and no more fit. Take one off first.
file-too-large = A file may hold { $limit } MiB at most. Send a smaller one.
file-of-another-kind = This is neither a PDF nor a JPEG or PNG picture. Save it as one of them.
file-damaged = The file ({ $type }) cannot be read to its end. Save or copy it once more.
file-too-many-pixels = The picture has more than 250 million pixels. Send a smaller one.
expect-file-name = give a name of 1 to { $max } characters without slashes
expect-with-machine = is for files of machines only
expect-no-cursor-with-a-file = is left out where a file is asked for: it holds all

## Property

inventory-number-taken = Another machine of this lab has this inventory number. Give another one.
inventory-check-open = An inventory check of this lab is open. Go on with it, or finish it first.
inventory-check-finished = This check is finished. Start the next one.
machine-has-left = This machine has left the lab already.
day-not-ahead = This day must not lie ahead.
left-before-it-came = It came on { $came }: it cannot have left before.
no-such-tag = No machine of this lab carries this tag, number or label.
tag-of-two-machines = One machine has this tag, and another this inventory number. Scan its label instead.
no-machine-to-label = There is no machine to print a label for.

## The passport of a machine, on paper

passport-title = Passport of a machine
passport-machine = The machine
passport-tag = Asset tag
passport-inventory-number = Inventory number
passport-serial = Serial number
passport-place = Place
passport-custodian = In the care of
passport-donor = Given or paid by
passport-donor-agreement = Agreement
passport-transfer-act = Act of transfer
passport-invoice = Invoice
passport-cost = Cost
passport-acquired = Acquired on
passport-warranty = Warranty until
passport-restrictions = Restrictions
passport-left = Left on
passport-period = Use from { $from } until before { $until }
passport-used = Time in use
passport-sessions = Sessions
passport-users = Different people
passport-availability = Availability
passport-down-planned = Down as planned
passport-down-unplanned = Down unplanned
passport-faults = Faults that stopped it
passport-papers = Papers
passport-repairs = Work on it
passport-printed = Printed on { $at }
passport-more = and { $n } more
passport-day = { $day }
passport-length = { $length }

## The pages under /problems

page-all = Problems and their remedies
page-intro = What the service may answer when something does not work, and what to do then.
page-what = What happened
page-remedy = What to do
page-status = HTTP status
page-code = Code
page-retry = Does it help to send it again?
page-retry-later = Yes, as it is, a little later.
page-retry-look = After looking again at how things stand now.
page-retry-changed = Not as it was: change the request first.
page-languages = In other languages
page-unknown = There is no problem with this code. All of them are listed below.

register-by-code = This lab is joined by its code, or by a slip that it printed for you. Ask its staff for one.
code-worth-nothing = This code is mistyped, used already, or older than it may be. Check it, or ask for a new one.
consent-needed = Sex and year of birth are kept under a consent only. Give it first with POST /api/v1/me/consents.
membership-waits = Your membership waits for the lab's desk. Until the staff confirm it you may look, not book.
key-lacks-scope = This key lacks the scope { $scope }. Make another one that has it.
key-scopes = Give some of { $choices }.
key-scope-not-own = You may do nothing of { $scope } yourself, so your key may not either. Leave it out.
key-ends-within = A key ends some time within the next { $days } days.
consent-newest-text = The newest text is version { $version }. Read it at GET /api/v1/consent-texts.
year-of-birth = Give the year in which you were born.
nobody-to-claim = Everybody who was asked for has taken over their account already.
student-number-taken = Another member of this lab has this student number. Check both.
member-not-waiting = This membership does not wait for the desk: it is confirmed.
member-of-others-too = This person administers, or belongs to a lab that you do not manage. Ask an administrator.
slip-in-use = Bookings or sessions were recorded for this slip already. Take its account over with POST /api/v1/auth/claim, or ask the staff.
list-not-utf8 = The file is not UTF-8 text. Save it as “CSV UTF-8” and send it again.
list-no-name = The first line names no column full_name. Name the columns: { $columns }.
list-unknown-column = The column “{ $column }” is not known or named twice. Columns are { $columns }.
list-unreadable = Line { $line } cannot be read as CSV. Correct it and send the file again.
list-name = Write the person's name.
list-too-long = Shorten it to { $limit } characters.
list-email = Write an address such as aida@example.org.
list-role = Write student, technician, manager or funder, or leave it empty.
list-locale = Write ky, ru, en or ko, or leave it empty.
list-no-way-to-sign-in = Give an e-mail address, a phone number or a student number: by one of them the person signs in.
list-two-people = { $one } and { $other } belong to two different people. Correct one of them.
list-own-role = Nobody changes their own role by a list.
period-still-open =
    { $open ->
        [one] One session or reservation of this period is
       *[other] { $open } sessions and reservations of this period are
    } still open, so its figures are not final. Ask again when the lab has closed them, or a week after the period ended.
one-filter-only = Ask with one of machine, class and process at a time.
live-streams-all = Too many streams are open. Try again in a minute.
audit-head-form = 64 hexadecimal digits, as a verification showed them
metrics-token = Send the setting metrics_token as a bearer token.
live-streams-own = At most { $most } streams at once. Close one first.
codes-not-by-key = A key does not answer for people. Sign in for that.
codes-not-for-oneself = One's own password is changed with it: POST /api/v1/auth/password/change.
erasure-of-oneself = One's own account is erased in the profile: POST /api/v1/me/erasure.
erasure-their-own = The person asked for it themselves: only they take it back, in their profile.
account-waits = Confirm your e-mail address first: the code was sent to it.
list-unconfirmed = An account with this address or number waits to be confirmed. Import the line again when it is.
list-role-by-hand = This person has an account already. Take them in as a student, and give the role by hand once you have seen that it is theirs.
list-twice = Another line of this file names the same address, phone or student number. Correct one of them.
list-other-name = The member with this number or address is called otherwise. Correct the line, or change the member by hand.

# Taking over from NEMO.
nemo-not-json = The file is no JSON: see line { $line }. Send what NEMO's dumpdata writes.
nemo-not-nemo = There is nothing of NEMO in the file. Send what NEMO's dumpdata writes.
nemo-without-key = It has no key by which it would be known again. Dump it with its primary key.
nemo-twice = Another record of the file has the same name. Mend the one that is wrong.
nemo-unreadable = The record is not as NEMO writes it: { $cause }.
nemo-inactive-user = The user is not active there. Activate them and import again, or leave them out.
nemo-alias = It is another name of a tool, not a tool of its own. Add it by hand if it is one.
nemo-unknown-user = Its user was not taken over. See why among the quarantined users.
nemo-unknown-tool = Its tool was not taken over. See why among the quarantined tools.
nemo-no-tool = It is of an area or a resource, not of a tool. Make a closure by hand if the lab needs one.
nemo-running = It is running now. Import it again when it is over.
nemo-still-open = The use has no end. End it there and import again, or record it by hand.
