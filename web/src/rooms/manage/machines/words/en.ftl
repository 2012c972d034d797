# The staff’s machines: the list, one machine, its status and reliability, classes, import.
machines-all = All machines
machines-add = Add a machine
machines-new = A new machine
machines-added = The machine is added
machines-import = Import from CSV
machines-classes = Machine classes
machines-class = Class
machines-process = Process
machines-location = Where it stands
machines-tag = Asset tag
machines-not-retired = All but the retired
machines-count = { $n ->
    [one] 1 machine
   *[other] { $n } machines
  }
machines-none = There is no machine yet. Add one, or take in your list from CSV.
machines-none-found = No machine fits. Try fewer words or another status.
machines-page = As students see it
machines-asset = As property
machines-rules = Booking rules
machines-told-class = Class: { $name }
machines-told-tag = Asset tag: { $tag }
machines-told-serial = Serial number: { $serial }

machines-about = What it is
machines-name = Name
machines-name-hint = In one language at least. Readers of an empty one see another.
machines-name-needed = Give a name in one language at least.
machines-description = What it is for
machines-description-hint = For newcomers: what one makes with it and how one begins. It stands under the name.
machines-make = Make
machines-model = Model
machines-class-none = No class
machines-serial = Serial number
machines-can = What it can do
machines-can-hint = Students find the machine by these. Each is one process with one material.
machines-can-one = Ability { $n }
machines-can-none = Nothing is told yet: a search for a process does not find it.
machines-can-add = Add an ability
machines-can-remove = Remove ability { $n }
machines-remove = Remove
machines-material = Material
machines-metal = How the metal is made
machines-furnace = Furnace that fires it
machines-tolerance = Exact to, mm
machines-choose = Choose…
machines-not-told = Not told
machines-size = Build volume of the machine, mm
machines-size-own = Its own build volume where it differs, mm
machines-area-hint = Known so far is a bed of { $size } mm without a height. A volume entered here takes its place.
machines-width = Width
machines-depth = Depth
machines-height = Height
machines-size-three = Give all three as numbers of millimetres, or leave all empty.
machines-number-bad = Write a number, as 0.2 or 1200.
machines-origin = Where it came from
machines-grant = Given by
machines-acquired = In the lab since
machines-cost = Cost
machines-currency = Currency
machines-drop = Drop changes

machines-set-status = Set the status
machines-status-new = New status
machines-status-first = Status to begin with
machines-status-first-hint = It counts for all time before, too.
machines-status-set = Status now: { $status }
machines-means-in-service = It can be booked and used.
machines-means-degraded = It can be booked; people are told that something does not work.
machines-means-out-of-service = It is locked from now on. Bookings that stand stay: tell their people, or move them.
machines-means-retired = Its service ends today: it can no longer be booked and leaves the lists. Its history and figures stay.
machines-reason-hint = The history tells it to the staff.
machines-retire = Retire
machines-locked = A reported fault locks it. Set by hand: { $status }.
machines-history = History
machines-since = since { $time }
machines-before = from the beginning until { $time }
machines-always = from the beginning
machines-by = Set by { $name }

machines-reliability = Reliability
machines-last-days = Last days
machines-definition = how it is defined
machines-figure-availability = Available
machines-figure-incidents = Faults
machines-figure-mttr = Time to repair
machines-figure-mtbf = Use between faults
machines-figure-unplanned = Down, unplanned
machines-figure-planned = Down, planned
machines-figure-open = Open
machines-figure-used = Used
machines-figure-none = Not enough data
machines-defined-availability = Available time as a share of open time. Available is what is open without any downtime.
machines-defined-incidents = Reported faults that locked the machine and began in the period.
machines-defined-mttr = Unplanned downtime divided by the faults; none where there was no fault.
machines-defined-mtbf = Time of use divided by the faults; none where there was no fault.
machines-defined-unplanned = The part of open time when a fault or the staff had it locked.
machines-defined-planned = The part of open time under a planned repair or maintenance.
machines-defined-open = Opening hours without closures, while the machine was in the lab.
machines-defined-used = Time of sessions that are over, inside and outside opening hours.

machines-classes-lead = Machines that can stand in for each other, as “any laser cutter”.
machines-classes-none = There is no class yet.
machines-class-new = New class
machines-class-change = Change the class
machines-change = Change
machines-change-one = Change { $name }
machines-rules-own = { $n ->
    [one] 1 rule of its own
   *[other] { $n } rules of its own
  }
machines-rules-lab = As for the whole lab
machines-rules-where = How its machines may be booked is set in

machines-import-take = { $n ->
    [0] Nothing to take in
    [one] Take in 1 machine
   *[other] Take in { $n } machines
  }
machines-import-done = { $n ->
    [one] 1 machine is added
   *[other] { $n } machines are added
  }
machines-columns-catalogue = Catalogues with Brand, Technology, Laser Type, Materials, Build Size and Working Area are understood, too.
machines-column-make = Who makes it. The column is needed; a cell may be empty.
machines-column-model = The model; always needed.
machines-column-name = Its name in your language. Without it, make and model.
machines-column-class = The name of its class; one that is not there yet is made.
machines-column-asset-tag = The lab’s own number, each once.
machines-column-serial = The serial number.
machines-column-location = Where it stands.
machines-column-process = As MEX, PBF, laser_cutting; several with semicolons.
machines-column-material-class = As polymer, metal, wood; as many as processes, in their order.
machines-column-metal = For metal alone: direct, green_part, filled or subtractive.
machines-column-build-volume-mm = Width x depth x height in millimetres, as 250 x 210 x 220.
