find-title = Найти машину
find-lead = По тому, что хотите сделать, по машине или по времени.
find-what = Что вы ищете
find-words = Что хотите сделать или чем воспользоваться?
find-words-hint = Например: 3D-принтер, металл, лазер, название машины
find-words-none = Такого слова здесь не знают. Выберите из списков ниже или попросите такое оборудование.
find-words-some = { $n ->
    [one] { $n } подсказка
    [few] { $n } подсказки
   *[other] { $n } подсказок
  }
find-kind-process = процесс
find-kind-material_class = материал
find-kind-class = вид машин
find-kind-machine = машина
find-process = Процесс
find-material = Материал
find-which = Машина
find-length = На сколько
find-any = Не важно
find-here = Есть в этой лаборатории
find-elsewhere = Пока нет в этой лаборатории
find-classes = Любая такого вида
find-machines = Именно этот
find-when = Когда
find-soon = Скорее
find-at = В точное время
find-trained = Только то, чему я обучен(а)
find-found = { $n ->
    [0] Ничего не подходит
    [one] Подходит { $n } машина
    [few] Подходят { $n } машины
   *[other] Подходит { $n } машин
  }
find-clear = Начать заново
find-approval = Одобряют сотрудники
find-training = Обучение: { $name }
find-training-dates = Даты обучения
find-book = Забронировать { $machine }, { $time }
find-next = Ближайшее свободное:
find-nothing = В этой лаборатории такой машины нет.
find-nothing-what = Скажите, чего не хватает: по заявкам доноры видят, что оплатить следующим.
find-not-enough = Не то, что нужно?
find-request = Попросить такое оборудование
find-why-past = Это время уже прошло.
find-why-suspended = Ваше участие приостановлено. Обратитесь к сотрудникам лаборатории.
find-why-suspended-until = Ваше участие приостановлено до { $until }. Обратитесь к сотрудникам лаборатории.
find-why-untrained = Сначала нужно обучение: { $training }.
find-why-untrained-level = Сначала нужно обучение этого уровня: { $training }, { $level } или выше.
find-why-out = Не работает, забронировать нельзя.
find-why-off-grid = Бронируется с шагом { $grid }, считая от полуночи.
find-why-too-short = Бронируется не меньше чем на { $least }.
find-why-too-long = Бронируется не дольше чем на { $most } за раз.
find-why-notice = Бронируется не позже чем за { $notice } до начала.
find-why-too-far = Бронируется не раньше чем за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  }.
find-why-closed = Лаборатория в это время закрыта.
find-why-taken = В это время занято.
find-why-unstaffed = Работают только при дежурном сотруднике, а на всё это время дежурного нет.
find-why-unsupervised = Работают только при дежурном наставнике, а на всё это время его нет.
find-why-not-then = На это время забронировать нельзя.
find-why-full = На столько ничего не свободно за всё время, на которое открыта бронь.

find-also-MEX = 3D принтер, 3Д принтер, FDM, FFF, филамент, пластик
find-also-VPP = 3D принтер, 3Д принтер, SLA, фотополимер, смола
find-also-PBF = 3D принтер, 3Д принтер, SLS, SLM, порошок, печать металлом
find-also-BJT = 3D принтер, 3Д принтер, порошок, связующее
find-also-MJT = 3D принтер, 3Д принтер, PolyJet
find-also-DED = наплавка, печать металлом, 3D принтер, LMD
find-also-SHL = листы, LOM
find-also-laser_cutting = лазер, гравировка, лазерный станок
find-also-vinyl_cutting = плоттер, наклейки, винил
find-also-waterjet_cutting = водорез
find-also-cnc_milling = фрезер, фрезерный станок, ЧПУ, гравировка
find-also-cnc_turning = токарный станок, ЧПУ
find-also-edm = проволочная резка, электроискровой
find-also-pcb_fabrication = плата, PCB, схемы
find-also-electronics = паяльник, пайка, осциллограф, ардуино
find-also-scanning = сканер, 3D сканер
find-also-metrology = измерить, штангенциркуль, КИМ
find-also-characterisation = микроскоп, прочность, тест
find-also-casting = форма, отливка, вакуум
find-also-furnace = спекание, обжиг, муфельная
find-also-welding = сварочный аппарат, сварить
find-also-woodworking = пила, столярный, дерево
find-also-sewing = швейная машина, вышивка
find-also-other = прочее

find-made-of-polymer = полимер, PLA, ABS, нейлон, акрил, оргстекло
find-made-of-metal = сталь, алюминий, титан, медь, латунь
find-made-of-ceramic = глина, фарфор
find-made-of-composite = углеволокно, стеклотекстолит
find-made-of-wood = фанера, МДФ, доска, древесина
find-made-of-paper = картон
find-made-of-textile = текстиль, фетр, хлопок
find-made-of-leather = кожаный
find-made-of-glass = зеркало
find-made-of-stone = мрамор, гранит
find-made-of-sand = формовочный
find-made-of-wax = парафин
find-made-of-other = прочее
