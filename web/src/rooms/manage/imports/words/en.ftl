# Taking in a list from CSV, with a dry run row by row.
imports-lead = Nothing is written before you have seen what would happen.
imports-way = Where the list comes from
imports-file = A file
imports-paste = Paste
imports-choose = Choose a CSV file
imports-text = The list, with its header
imports-hint = Commas, semicolons or tabs between the cells, in UTF-8. The first line names the columns.
imports-look = See what would happen
imports-sample = Sample file
imports-would = What would happen
imports-was = What was done
imports-others = { $n ->
    [one] 1 row stays out: see why below.
   *[other] { $n } rows stay out: see why below.
  }
imports-rows-show = Show
imports-rows-all = All rows ({ $n })
imports-rows-created = New ones ({ $n })
imports-rows-unchanged = There already ({ $n })
imports-rows-failed = With errors ({ $n })
imports-rows-warned = To look at ({ $n })
imports-row-line = Line { $n }
imports-row-created = Would be added
imports-row-added = Added
imports-row-unchanged = Is there already
imports-row-failed = Stays out
imports-row-open = Open
imports-columns = Which columns it may have
