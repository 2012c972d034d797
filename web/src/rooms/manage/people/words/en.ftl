# People at the staff's desk: members, what they hold, lists of them, claim slips.
people-lead = Who belongs to the lab, and what they may do here.
people-members = Members
people-name = Name
people-role = Role
people-signs-in-by = Signs in by
people-search = Name, address or number
people-found = { $n ->
    [one] { $n } person
   *[other] { $n } people
  }
people-first = The first { $n }
people-show-all = Show everybody
people-none-found = Nobody fits. Take a word or a filter away.
people-shown = { $n } of { $of }
people-holders-of = Who holds “{ $name }” now.
people-no-such = There is no such member
people-no-such-what = They are not a member of this lab, or no longer wait at its desk.
people-not-saved = Not saved

people-standing-pending = Waits at the desk
people-standing-suspended = Suspended
people-standing-unclaimed = Account not taken over
people-standing-active = Member

people-may-student = Books and uses machines, asks for equipment.
people-may-technician = Also books for others, keeps machines free, records and corrects sessions, takes in who waits at the desk.
people-may-manager = Also changes machines, hours, rules, people and qualifications, approves, and reads the audit trail.
people-may-funder = Sees the figures and the evidence, without names; no board and no members.
people-may-device = A machine’s own key.

people-waiting = { $n ->
    [one] { $n } person waits at the desk
   *[other] { $n } people wait at the desk
  }
people-waiting-what = They may look around and not book until you confirm them. Check that they are who they say they are.
people-confirm = Take in
people-confirm-name = Take in { $name }
people-confirmed = { $name } is a member now.
people-decline = Decline
people-decline-name = Decline { $name }
people-declined = { $name } no longer waits.
people-decline-what = They are not taken in; their account stays, and they may ask again.
people-reason-hint = Kept in the audit trail.

people-facts = What the lab knows
people-field-full-name = Full name
people-field-affiliation = Affiliation
people-field-student-number = Student number
people-field-email = E-mail
people-field-phone = Phone
people-field-role = Role
people-field-locale = Language
people-since = Member since
people-suspended-until = Suspended until
people-change = Change
people-change-of = Change { $name }
people-affiliation-hint = Faculty, school or company.
people-number-hint = Who has no e-mail signs in by it.
people-audit-hint = Goes to the audit trail.

people-suspend = Suspend
people-suspension = Suspension
people-suspend-of = Suspend { $name }
people-suspend-what = While suspended they can neither book nor start work here. What they have booked stays; cancel it apart where it must go.
people-left-what = A membership is not deleted: its history counts. Who has left the lab for good is suspended to a day far off.
people-suspend-reason = They are told it
people-suspend-last = Last day of the suspension
people-day-ahead = Choose today or a later day.
people-suspended = { $name } is suspended.
people-lift = Lift the suspension
people-lifted = The suspension of { $name } is lifted.

people-unclaimed-what = The lab made this account; its person has not taken it over yet. A slip with a code lets them.
people-slip-print = Print the slip
people-slips = Claim slips
people-slips-what = A slip carries a code with which its person takes over the account that the lab made: ten to a sheet of A4, to be cut apart and handed out. A code holds 90 days.
people-slips-none = Everybody has taken over their account.
people-slips-whose = Whose slips
people-nobody = Nobody
people-slips-old = Slips printed before for the same people stop working.
people-slips-print = { $n ->
    [one] Print { $n } slip
   *[other] Print { $n } slips
  }
people-slips-made = The slips are made. Their codes are nowhere else: keep the file until they are printed, then delete it.
people-slips-theirs = Print their slips

people-code = One-time code
people-code-of = A one-time code for { $name }
people-code-what = With it they set a new password. Give it only to the person themselves: whoever has it can sign in as them. It holds for a day, is shown once, and stands in the audit trail.
people-code-make = Make the code
people-code-until = Holds until { $until }, and once.
people-code-once = You see it only now. A new code makes this one worthless.
people-code-say = What to tell them
people-code-say-open = Open { $page } on your phone or computer.
people-code-say-name = Enter as the name: { $name }
people-code-say-code = Enter this code and a new password of your own.
people-code-told = I have told them
people-copy = Copy
people-copied = Copied

people-qualification = Qualification
people-qualifications = Qualifications
people-qualifications-lead = What a training gives: the right to use the machines whose rules ask for it.
people-qualifications-none = The lab has none yet.
people-give = Give one
people-give-to = A qualification for { $name }
people-give-do = Give it
people-given = “{ $name }” is given.
people-given-on = Given { $day }
people-level = Level
people-last-day = Holds up to and including
people-last-day-else = { $n ->
    [one] Left empty: { $n } day from now.
   *[other] Left empty: { $n } days from now.
  }
people-last-day-ever = Left empty: without an end.
people-evidence = What shows it
people-evidence-hint = A test, a course, a paper.
people-holds-until = Holds until { $day }
people-holds-ever = Holds without an end
people-ended-on = Ended { $day }
people-revoked-on = Revoked { $day }
people-by-course = Earned at a course
people-holds-none = None yet.
people-revoke = Revoke
people-revoke-of = Revoke “{ $name }”
people-papers = Papers
people-papers-of = Papers: { $name }
people-revoke-what = It ends now and cannot be brought back, only given anew. Standing bookings stay; their holder is told.
people-revoked = Revoked.
people-add = Add a qualification
people-added = The qualification is added.
people-name-of-it = Name
people-name-needed = Name it in one language at least.
people-days = Days that it holds
people-days-hint = From the day it is given. Left empty: without an end.
people-days-wrong = A whole number of days, from 1 to 36500.
people-levels = Levels
people-levels-hint = One in a line, from the lowest to the highest.
people-levels-are = Levels: { $levels }
people-valid-days = { $n ->
    [one] Holds { $n } day
   *[other] Holds { $n } days
  }
people-valid-ever = Holds without an end
people-holders = { $n ->
    [0] Nobody holds it now
    [one] { $n } person holds it
   *[other] { $n } people hold it
  }

people-coming = Next bookings
people-coming-none = Nothing booked.
people-recent = Last sessions
people-trail = The whole trail
people-recent-none = No sessions yet.
people-session-open = At work

people-import = Import a list
people-import-title = Members from a list
people-import-lead = First you see what would happen, line by line; then you take them in.
people-columns-what = A CSV file; its first line names the columns. Needed are the name and one of e-mail, phone and student number.
people-column-full-name = First and last name
people-column-email = E-mail address
people-column-phone = With country code, as +996 555 123456
people-column-student-number = As on the student card
people-column-affiliation = Faculty, school or company
people-column-role = student, technician, manager or funder; empty is student
people-column-locale = Language of letters: ky, ru, en or ko
people-sample = A sample file
people-source = Where the list is
people-source-file = A file
people-source-paste = Pasted
people-file = Choose a file
people-file-hint = Saved as CSV UTF-8; comma, semicolon or tab between the columns.
people-paste = The list
people-paste-hint = Copy it from a spreadsheet with its first line.
people-look = See what would happen
people-would = What would happen
people-did = What happened
people-would-created = New
people-would-changed = Changed
people-would-unchanged = As it is
people-would-failed = Not possible
people-was-created = Taken in
people-was-changed = Changed
people-was-unchanged = Stayed as it is
people-was-failed = Not taken in
people-rows = The lines of the list
people-line = Line
people-in-file = In the list
people-failed-stay = { $n ->
    [one] { $n } line stays out. Take in the others now, mend it and import the list again: what was taken in does not change by that.
   *[other] { $n } lines stay out. Take in the others now, mend them and import the list again: what was taken in does not change by that.
  }
people-take = { $n ->
    [one] Take in { $n } person
   *[other] Take in { $n } people
  }
people-take-nobody = There is nothing to take in.
people-taken = { $n ->
    [one] { $n } person is taken in.
   *[other] { $n } people are taken in.
  }
people-minor = Age and guardians
people-minor-none = Nothing is noted: counts as of age.
people-minor-is = Not of age
people-minor-until = Until { $day }
people-minor-grown = Of age since { $day }
people-minor-what = Whoever is not of age comes alone only with a guardian’s consent on file, and never works alone on a machine that is marked as a hazard.
people-minor-mark = Mark as not of age
people-minor-change = Change
people-minor-remove = Not so
people-minor-removed = { $name } counts as of age again.
people-minor-of = Not of age: { $name }
people-minor-adult-on = Comes of age on
people-minor-adult-hint = From this day on, they are of age.
people-minor-adult-wrong = A day ahead, within 18 years.
people-consents = What guardians allow
people-consent-comes-alone = To come and work alone
people-consent-personal-data = That the lab keeps their data
people-consent-photographs = Photographs
people-consent-given = Given { $day }
people-consent-none = Not on file
people-consent-nameless = name removed
people-consent-was = { $who }: given { $day }, withdrawn { $end }
people-consent-give = Put on file
people-consent-give-of = Put on file: { $what }
people-consent-give-what = As it stands on the paper that a guardian of { $name } signed.
people-consent-guardian = Who signed
people-consent-guardian-hint = Name, and what they are to them: mother, father, guardian.
people-consent-form = Form to sign
people-consent-text = text of { $version }
people-consent-version = Version of the text
people-consent-version-hint = It stands at the foot of the form.
people-consent-day = Day on the paper
people-consent-day-late = Today, or a day before.
people-consent-withdraw = Withdraw
people-consent-withdraw-of = Withdraw: { $what }
people-consent-withdraw-what = It ends now. What is booked stands; starting a machine asks again.
people-consent-withdrawn = The consent is withdrawn.
people-erase-title = Erase for good
people-erase-what = Somebody may ask for it on paper, or have a slip that was never used. Their name, addresses, notes and reasons go; what they used still counts as nobody's.
people-erase = Erase
people-erase-of = Erase { $name }
people-erase-sure = It happens in seven days. Until then you or they can take it back; afterwards nobody can.
people-erase-hint = How they asked, for instance "letter of 3 September". No names.
people-erase-waits = This person is erased on { $day }.
people-erase-keep = Keep this person
