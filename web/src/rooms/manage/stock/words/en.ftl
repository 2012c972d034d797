# The lab's stock: items, movements, orders, counting, costs.
stock-all = All stock
stock-one = Item
stock-add = Add an item
stock-new = A new item
stock-added = The item is added
stock-change = Change
stock-change-one = Change { $name }
stock-more = More of the stock
stock-import = Import from CSV
stock-export = Export as CSV
stock-count = { $n ->
    [one] 1 item
   *[other] { $n } items
  }
stock-none = There is no stock yet. Add an item, or take in your list from CSV.
stock-none-found = Nothing fits. Try fewer words or another choice.
stock-show = Show
stock-show-all = All
stock-show-low = Running low
stock-show-archived = Archived

stock-low = Running low
stock-is-low = Low
stock-is-archived = Archived
stock-others-left = Others of its kind are left
stock-of-level = { $quantity } · reorder at { $level }
stock-order-low = Order what is low

stock-about = What it is
stock-name = Name
stock-name-needed = Give a name in one language at least.
stock-category = Category
stock-category-filament = Filament
stock-category-resin = Resin
stock-category-powder = Powder
stock-category-sheet = Sheets
stock-category-bit = Bits and cutters
stock-category-tool = Tools
stock-category-spare-part = Spare parts
stock-category-electronics = Electronics
stock-category-textile = Textiles
stock-category-consumable = Consumables
stock-material = Material
stock-colour = Colour
stock-colour-black = black
stock-colour-white = white
stock-colour-grey = grey
stock-colour-clear = clear
stock-colour-red = red
stock-colour-orange = orange
stock-colour-yellow = yellow
stock-colour-green = green
stock-colour-blue = blue
stock-colour-brown = brown
stock-colour-pink = pink
stock-colour-purple = purple
stock-other-word = Another…
stock-own-word = In your own words
stock-unit = Counted in
stock-unit-made = It stays as it was begun.
stock-barcode = Barcode
stock-filament = Spool
stock-filament-hint = With both, lengths and masses can be given for each other.
stock-filament-of = { $density } g/cm³, { $diameter } mm
stock-density = Density, g/cm³
stock-diameter = Diameter, mm
stock-buying = Buying it
stock-level = Reorder level
stock-level-hint = At or below it the item counts as low.
stock-keeper = Keeper
stock-keeper-nobody = Nobody: find by name
stock-supplier = Supplier
stock-nobody = None
stock-price = Price
stock-price-for = For so many
stock-price-per = { $price } for { $quantity }
stock-currency = Currency
stock-below-zero = May fall below zero
stock-below-zero-may = Yes
stock-below-zero-hint = Then more may be taken than the ledger knows of.
stock-number-bad = Write a number, as 2.5 or 1200.
stock-overtaken = Somebody changed this item while you had it open. Their changes are filled in, and what you entered is kept: look it over and save again.
stock-archive = Archive
stock-archive-what = What is used up can be archived: it leaves the lists, its ledger stays.
stock-archived = The item is archived
stock-bring-back = Bring back
stock-brought-back = The item is back

stock-move = Move
stock-move-one = Move { $name }
stock-moved = It is written down
stock-kind = What happens
stock-do-receipt = Receive
stock-do-use = Use
stock-do-waste = Waste
stock-do-count = Count
stock-do-transfer = Transfer
stock-do-return = Bring back
stock-kind-receipt = Receipt
stock-kind-use = Use
stock-kind-waste = Waste
stock-kind-count = Count
stock-kind-transfer = Transfer
stock-kind-return = Return
stock-much-receipt = How much came?
stock-much-use = How much is taken?
stock-much-waste = How much is spoilt?
stock-much-count = How much is there?
stock-much-transfer = How much is moved?
stock-much-return = How much comes back?
stock-have = { $quantity } in stock
stock-only-so-much = Only { $quantity } of it are there.
stock-take-all = Make it { $quantity }
stock-lot = Lot
stock-lot-hint = What stands on the package. A new one begins by itself.
stock-lot-first = What expires first
stock-lot-all = All lots together
stock-no-lot = No lot
stock-lots = Lots and places
stock-expires = Good until
stock-fresh-gone = Expired
stock-fresh-soon = Expires soon
stock-place = Place
stock-place-any = Any place
stock-place-from = From
stock-to = To where?
stock-there = There
stock-cost-all = What all of it cost
stock-ledger = Movements
stock-ledger-none = Nothing has moved yet.
stock-after = { $quantity } after it
stock-by-session = Session
stock-by-take = Stock-take
stock-by-work = Repair work
stock-by-order = Purchase order

stock-suppliers = Suppliers and places
stock-suppliers-none = There is no supplier yet.
stock-supplier-new = Add a supplier
stock-supplier-change = Change the supplier
stock-supplier-name = Name
stock-supplier-contact = How to reach them
stock-note = Note
stock-places = Places
stock-places-what = Where things were put lately. A new place is begun by naming it in a movement.

stock-orders = Orders
stock-order = Purchase order
stock-orders-none = There is no order here.
stock-order-new = New order
stock-order-lead = What is to be bought. It is a request until it is placed.
stock-order-low-lead = What runs low, up to twice its reorder level. Look over the amounts.
stock-order-add = Add a line
stock-order-ask = Ask for it
stock-order-asked = The order is asked for
stock-order-is-requested = Asked for
stock-order-is-ordered = Ordered
stock-order-is-receiving = Partly come
stock-order-is-closed = Closed
stock-order-is-cancelled = Cancelled
stock-order-by = Asked for by { $name }, { $when }
stock-order-on = Ordered on { $when }
stock-order-ended = Ended on { $when }
stock-order-wanted = Ordered
stock-order-came = Come
stock-order-rest = To come
stock-order-to-come = { $quantity } are to come
stock-order-place = It is ordered
stock-order-placed = Noted as ordered
stock-order-receive = Receive
stock-order-receive-what = All that is to come stands here. Change what came otherwise; leave empty what did not come.
stock-order-received = It is received
stock-order-nothing-came = Write what came of one line at least.
stock-order-cancel = Cancel the order
stock-order-cancel-what = Nothing of it has come. It stays in the list as cancelled.
stock-order-cancelled = The order is cancelled
stock-order-close = The rest will not come
stock-order-close-what = The order closes with what has come so far.
stock-order-closed = The order is closed
stock-cost-line = Cost of the line

stock-takes = Stock-takes
stock-take = Stock-take
stock-takes-lead = Count what is there. Only the differences are written down.
stock-takes-none = Nothing has been counted yet.
stock-take-start = Start counting
stock-take-place-hint = Empty to count everywhere.
stock-take-all-places = Everywhere
stock-take-is-open = Under way
stock-take-is-closed = Done
stock-take-is-cancelled = Cancelled
stock-scan = Barcode or name
stock-scan-hint = A scanner types it here. By hand, write part of the name and press Enter.
stock-scan-none = Nothing has this barcode or name.
stock-count-do = Counted
stock-count-other = Something else
stock-counted = { $name }: counted
stock-take-counted = Counted so far: { $n }
stock-take-found = { $counted } found, { $expected } written down
stock-take-right = Right
stock-take-again = Count again
stock-take-again-one = Count again: { $name }
stock-take-nothing = Scan or find the first thing.
stock-take-left = Not counted yet: { $n }
stock-take-close = Finish
stock-take-close-what = { $n ->
    [0] What was counted is right. Nothing is written to the ledger.
   *[other] These differences are written to the ledger, and nothing else.
  }
stock-take-post = { $n ->
    [0] Finish
    [one] Post 1 difference
   *[other] Post { $n } differences
  }
stock-take-closed = The stock-take is done
stock-take-cancel = Cancel counting
stock-take-cancel-what = What was counted is dropped; the stock stays as it is.
stock-take-cancelled = The stock-take is cancelled

stock-costs = Costs of materials
stock-costs-lead = What was used and wasted, by the prices of its time.
stock-costs-none = Nothing was used in these days.
stock-cost-by = Added up by
stock-cost-by-machine = Machine
stock-cost-by-member = Person
stock-cost-by-session = Session
stock-cost-by-purpose = Purpose
stock-cost-by-category = Category
stock-cost-by-item = Item
stock-cost-used = Used
stock-cost-wasted = Wasted
stock-cost-movements = Movements
stock-cost-sum = In all
stock-cost-no-session = Not told
stock-cost-nameless = Unnamed

stock-import-take = { $n ->
    [0] Nothing to take in
    [one] Take in 1 item
   *[other] Take in { $n } items
  }
stock-import-done = { $n ->
    [one] 1 item is added
   *[other] { $n } items are added
  }
stock-columns-export = What the export wrote is understood, too.
stock-column-name = Its name in your language; name_ky, name_ru, name_en, name_ko for each.
stock-column-category = As filament, sheet, spare_part, or a word of your own.
stock-column-unit = gram, metre, millilitre, piece or sheet.
stock-column-material = What it is made of, as PLA.
stock-column-colour = Its colour, as black.
stock-column-quantity = How much there is to begin with.
stock-column-lot = The lot that it belongs to.
stock-column-expires-on = The last day on which the lot is good, as 2027-03-31.
stock-column-location = Where it lies.
stock-column-reorder-level = At or below it the item is low.
stock-column-barcode = Each once in the lab.
stock-column-density-g-cm3 = Of filament, as 1.24.
stock-column-diameter-mm = Of filament, as 1.75.
stock-column-cost-minor = The price in the smallest coin: 165000 for 1650 som.
stock-column-cost-currency = As KGS, USD, KRW.
stock-column-cost-per = For how many of the unit the price is; 1 when empty.
stock-column-allow-negative = true if it may fall below zero.
