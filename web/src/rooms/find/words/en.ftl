find-title = Find a machine
find-lead = By what you want to make, by machine, or by time.
find-what = What you look for
find-words = What do you want to make or use?
find-words-hint = For example: 3D printer, metal, laser, the name of a machine
find-words-none = No such word is known here. Choose from the lists below, or ask for such equipment.
find-words-some = { $n ->
    [one] 1 suggestion
   *[other] { $n } suggestions
  }
find-kind-process = process
find-kind-material_class = material
find-kind-class = kind of machine
find-kind-machine = machine
find-process = Process
find-material = Material
find-which = Machine
find-length = How long
find-any = Any
find-here = In this lab
find-elsewhere = Not in this lab yet
find-classes = Any of a kind
find-machines = This one
find-when = When
find-soon = Soonest
find-at = At a set time
find-trained = Only what I am trained for
find-found = { $n ->
    [0] Nothing fits
    [one] 1 machine fits
   *[other] { $n } machines fit
  }
find-clear = Start anew
find-approval = The staff approve
find-training = Training: { $name }
find-training-dates = Dates of the training
find-book = Book { $machine }, { $time }
find-next = Free next:
find-nothing = No machine of this lab does that.
find-nothing-what = Say what is lacking: requests show donors what to pay for next.
find-not-enough = Not what you need?
find-request = Ask for such equipment
find-why-past = That time has passed.
find-why-suspended = Your membership is suspended. Talk to the lab's staff.
find-why-suspended-until = Your membership is suspended until { $until }. Talk to the lab's staff.
find-why-untrained = You need a training first: { $training }.
find-why-untrained-level = You need a training at this level first: { $training }, { $level } or higher.
find-why-out = It is out of service and cannot be booked.
find-why-off-grid = It is booked in steps of { $grid } from midnight.
find-why-too-short = It is booked for at least { $least }.
find-why-too-long = It is booked for at most { $most } at a time.
find-why-notice = It must be booked at least { $notice } before.
find-why-too-far = It can be booked only { $days ->
    [one] 1 day
   *[other] { $days } days
  } ahead.
find-why-closed = The lab is closed then.
find-why-taken = It is taken then.
find-why-unstaffed = It is used only while staff are on duty, and nobody is for all of that time.
find-why-unsupervised = It is used only while a supervisor is on duty, and none is for all of that time.
find-why-not-then = It cannot be booked for that time.
find-why-full = Nothing of that length is free in the time that can be booked.

find-also-MEX = FDM, FFF, 3D printer, filament, plastic printing
find-also-VPP = SLA, DLP, 3D printer, resin
find-also-PBF = SLS, SLM, DMLS, 3D printer, metal printer, powder
find-also-BJT = 3D printer, powder, binder
find-also-MJT = PolyJet, 3D printer
find-also-DED = LMD, WAAM, metal printer, 3D printer
find-also-SHL = LOM, sheets
find-also-laser_cutting = laser cutter, engraving
find-also-vinyl_cutting = plotter, stickers, film
find-also-waterjet_cutting = water cutter
find-also-cnc_milling = mill, router, engraving
find-also-cnc_turning = lathe
find-also-edm = EDM, wire cutting
find-also-pcb_fabrication = PCB, circuit, board
find-also-electronics = soldering, oscilloscope, Arduino
find-also-scanning = scanner
find-also-metrology = measure, caliper, CMM
find-also-characterisation = testing, microscope, strength
find-also-casting = mould, vacuum
find-also-furnace = kiln, oven, sintering
find-also-welding = welder, soldering
find-also-woodworking = saw, carpentry, wood
find-also-sewing = sewing machine, embroidery
find-also-other = else

find-made-of-polymer = PLA, ABS, PETG, nylon, acrylic, polymer
find-made-of-metal = steel, aluminium, titanium, copper, brass
find-made-of-ceramic = clay, porcelain
find-made-of-composite = carbon fibre, FR4, glass fibre
find-made-of-wood = plywood, MDF, board
find-made-of-paper = cardboard
find-made-of-textile = fabric, felt, cotton
find-made-of-leather = hide
find-made-of-glass = mirror
find-made-of-stone = marble, granite
find-made-of-sand = mould sand
find-made-of-wax = paraffin
find-made-of-other = else
