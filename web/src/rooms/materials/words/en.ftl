# Materials: units and what a session used.
unit-milligram = mg
unit-gram = g
unit-kilogram = kg
unit-millimetre = mm
unit-centimetre = cm
unit-metre = m
unit-millilitre = ml
unit-litre = l
unit-piece = pieces
unit-sheet = sheets
unit-so-many-milligram = { $n } mg
unit-so-many-gram = { $n } g
unit-so-many-kilogram = { $n } kg
unit-so-many-millimetre = { $n } mm
unit-so-many-centimetre = { $n } cm
unit-so-many-metre = { $n } m
unit-so-many-millilitre = { $n } ml
unit-so-many-litre = { $n } l
unit-so-many-piece = { $n ->
    [one] { $n } piece
   *[other] { $n } pieces
  }
unit-so-many-sheet = { $n ->
    [one] { $n } sheet
   *[other] { $n } sheets
  }

materials-title = Materials used
materials-what = What the work took. The stock is reduced by it.
materials-again = As last time on this machine: check the amounts.
materials-told = As told at the start. If it took more, write how much in all.
materials-item = Material
materials-choose = Choose…
materials-amount = Amount
materials-unit = Unit
materials-add = Add a material
materials-remove = Remove { $name }
materials-left = { $quantity } in stock
materials-wrong-item = Choose what was used, or remove it.
materials-wrong-amount = Write a number, as 42.5.
materials-wrong-less = { $quantity } were taken at the start. The staff put back what is left over.
materials-none = The lab keeps no stock here yet.
