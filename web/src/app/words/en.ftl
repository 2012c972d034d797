# The shell: what stands around every screen, and words that all rooms use.
app-skip = Skip to the content
app-menu = Menu
app-account = Account
app-language = Language
app-choose-lab = Choose a lab
app-labs-none = There is no lab here that you may see.
app-labs-make = Make the first lab
app-change-lab = Change lab

nav-today = Today
nav-board = Board
nav-find = Find
nav-my = Mine
nav-requests = Wishes
nav-manage = Manage
nav-funding = For funders
nav-sign-in = Sign in
nav-register = New here?
nav-sign-out = Sign out
nav-profile = Profile
nav-inbox = { $n ->
    [0] Inbox
   *[other] Inbox, { $n } unread
  }
nav-training = Training

page-not-found = There is no such page
page-not-found-what = The address may be old, or mistyped.
page-not-yours = This page is for others
page-not-yours-what = { $for ->
    [staff] It is for the staff of the lab.
    [manager] It is for the managers of the lab.
    [funder] It is for funders and managers of the lab.
   *[other] Sign in to see it.
  }
page-home = To the start

say-loading = Loading…
say-offline = No connection. You see what was here at { $time }.
say-renewing = From { $time }; asking for what is new…
say-unreachable = The service cannot be reached
say-unreachable-what = Check the connection. Nothing that you entered is lost.
say-no-answer = The service does not answer
say-no-answer-what = It may be busy, or being renewed. Wait a minute and try again: nothing that you entered is lost.
say-kept-out = The service was not reached
say-kept-out-what = Something on the way refused this (code { $status }). Try again, or on another network.
say-broken = Something went wrong on this page
say-broken-what = Reload the page and try again. If it happens again, tell the staff of the lab.
say-again = Try again
say-sending-again = The line is bad: sending again ({ $number })…
say-fate-unknown = No answer came that tells whether it was done: look before you send it anew.
say-fate-look = See whether it is booked
say-lab-time = Times of the lab, { $zone }
say-request-id = For the staff: { $id }
say-definition = how it is defined

do-cancel = Cancel
do-close = Close
do-save = Save
do-back = Back
do-next = Next
do-undo = Undo
do-renew = Refresh
do-more = Show more
do-confirm = Confirm
do-search = Search
field-required = Needed
field-wrong = Check what is written here
field-optional = optional
field-reason = Reason
field-from = From
field-until = Until
field-day = Day

sign-in-again = Your sign-in has ended
sign-in-again-what = Sign in to go on. What you entered stays here.

status-in-service = In service
status-degraded = Works with limits
status-out-of-service = Out of service
status-retired = Retired

role-student = Student
role-technician = Technician
role-manager = Manager
role-funder = Funder
role-device = Device
role-admin = Administrator

time-today = today
time-tomorrow = tomorrow
time-yesterday = yesterday
time-minutes = { $n } min
time-hours = { $n } h
time-hours-minutes = { $h } h { $m } min
time-until = until { $time }
time-day-change = the next day

reservation-pending = Waits for approval
reservation-confirmed = Booked
reservation-checked-in = In use
reservation-completed = Done
reservation-cancelled = Cancelled
reservation-rejected = Turned down
reservation-expired = Not answered in time
reservation-no-show = Missed

purpose-coursework = Coursework
purpose-thesis = Thesis
purpose-research = Research
purpose-personal = Personal project
purpose-startup = Start-up
purpose-outreach = Outreach
purpose-training = Training
purpose-engineering = Engineering

block-reservation = Booked
block-walk-in = In use
block-maintenance = Maintenance
block-event = Event
block-work-order = Repair
block-hold = Held
block-buffer = Setting up

outcome-success = Success
outcome-failure = Failure
outcome-aborted = Stopped early
outcome-unknown = Not said

process-PBF = Powder bed fusion
process-MEX = Filament printing
process-VPP = Resin printing
process-MJT = Material jetting
process-BJT = Binder jetting
process-DED = Directed energy deposition
process-SHL = Sheet lamination
process-laser_cutting = Laser cutting
process-cnc_milling = CNC milling
process-cnc_turning = CNC turning
process-waterjet_cutting = Waterjet cutting
process-edm = Spark erosion
process-vinyl_cutting = Vinyl cutting
process-pcb_fabrication = Circuit board making
process-electronics = Electronics
process-metrology = Measuring
process-characterisation = Material testing
process-scanning = 3D scanning
process-casting = Casting
process-woodworking = Woodworking
process-welding = Welding
process-sewing = Sewing
process-furnace = Furnace
process-other = Other

material-polymer = Plastic
material-metal = Metal
material-ceramic = Ceramic
material-composite = Composite
material-wood = Wood
material-paper = Paper
material-textile = Textile
material-leather = Leather
material-glass = Glass
material-stone = Stone
material-sand = Sand
material-wax = Wax
material-other = Other

sign-in-name = E-mail, phone or student number
sign-in-name-hint = A phone number begins with +996.
sign-in-password = Password
sign-in-shared = This is a shared device
sign-in-shared-hint = Signs you out after ten idle minutes and keeps nothing here.
