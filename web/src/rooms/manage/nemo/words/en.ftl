# Taking over what NEMO holds.
nemo-title = Taking over from NEMO
nemo-what = People, tools, qualifications, outages, reservations and use come over together or not at all. The same file again changes nothing.
nemo-file = Choose a file
nemo-file-hint = JSON up to 1 MB. A larger one an administrator takes over on the server.
nemo-how = It is made on the NEMO server by:
nemo-take = { $n ->
    [0] Nothing to take over
    [one] Take over 1 record
   *[other] Take over { $n } records
  }
nemo-took = { $n ->
    [one] 1 record is taken over
   *[other] { $n } records are taken over
  }
nemo-stays = { $n ->
    [one] 1 record stays out: see why below.
   *[other] { $n } records stay out: see why below.
  }
nemo-kind = Kind
nemo-read = In the file
nemo-new = Would come
nemo-came = Came
nemo-there = Here already
nemo-out = Stay out
nemo-kind-user = People
nemo-kind-tool = Machines
nemo-kind-qualification = Trainings of people
nemo-kind-scheduledoutage = Outages
nemo-kind-reservation = Reservations
nemo-kind-usageevent = Use
nemo-left = Left aside: { $n }
nemo-left-what = These kinds have no place here.
nemo-quarantine = What stays out, and why
nemo-record = No. { $n }
