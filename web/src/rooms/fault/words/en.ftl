# Reporting a fault of a machine, and how bad faults are.
fault-report = Report a fault
fault-severity = How bad is it?
fault-is-minor = It works, but something is wrong
fault-is-major = It does not work, or it spoils the work
fault-is-safety = It is dangerous: smoke, sparks, a broken guard
fault-does-minor = The staff are told. The machine stays in use.
fault-does-major = The machine is locked at once, and the staff are told.
fault-does-safety = Get away from it first. The machine is locked at once; only a manager may release it.
fault-minor = Minor
fault-major = Severe
fault-safety = Danger
fault-what = What happened?
fault-what-hint = Read by you and by the staff.
fault-send = Send to the staff
fault-reported = The staff know
fault-locked = Thank you. The machine is locked at once: nobody can start or book it until it is settled.
fault-noted = Thank you. The staff are told; the machine stays in use.
fault-affected = { $n ->
    [one] { $n } booking stands on it. It stays, and whoever holds it is told.
   *[other] { $n } bookings stand on it. They stay, and whoever holds them is told.
  }
fault-instead = You can work here instead
fault-free-now = Free now
fault-book = Book
fault-book-one = Book: { $name }
fault-no-other = No other machine here does the same.
fault-photo = Add a photo
