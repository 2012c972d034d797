# Склад: позиции, движения, заказы, инвентаризация, расходы.
stock-all = Весь склад
stock-one = Позиция
stock-add = Добавить позицию
stock-new = Новая позиция
stock-added = Позиция добавлена
stock-change = Изменить
stock-change-one = Изменить: { $name }
stock-more = Ещё о складе
stock-import = Загрузить из CSV
stock-export = Выгрузить в CSV
stock-count = { $n ->
    [one] { $n } позиция
    [few] { $n } позиции
   *[other] { $n } позиций
  }
stock-none = Склад пока пуст. Добавьте позицию или загрузите список из CSV.
stock-none-found = Ничего не подходит. Уберите часть слов или выберите другое.
stock-show = Показать
stock-show-all = Все
stock-show-low = Заканчиваются
stock-show-archived = В архиве

stock-low = Заканчивается
stock-is-low = Мало
stock-is-archived = В архиве
stock-others-left = Есть другие такие же
stock-of-level = { $quantity } · заказывать при { $level }
stock-order-low = Заказать недостающее

stock-about = Что это
stock-name = Название
stock-name-needed = Напишите название хотя бы на одном языке.
stock-category = Категория
stock-category-filament = Филамент
stock-category-resin = Смола
stock-category-powder = Порошок
stock-category-sheet = Листы
stock-category-bit = Фрезы и свёрла
stock-category-tool = Инструменты
stock-category-spare-part = Запчасти
stock-category-electronics = Электроника
stock-category-textile = Текстиль
stock-category-consumable = Расходники
stock-material = Материал
stock-material-plywood = фанера
stock-material-wood = дерево
stock-material-mdf = МДФ
stock-material-acrylic = акрил
stock-material-vinyl = винил
stock-material-photopolymer = фотополимер
stock-material-polycarbonate = поликарбонат
stock-material-cardboard = картон
stock-material-paper = бумага
stock-material-fabric = ткань
stock-material-leather = кожа
stock-material-rubber = резина
stock-material-foam = пенопласт
stock-material-glass = стекло
stock-material-brass = латунь
stock-material-copper = медь
stock-material-aluminium = алюминий
stock-material-steel = сталь
stock-material-carbide = твёрдый сплав
stock-colour = Цвет
stock-colour-black = чёрный
stock-colour-white = белый
stock-colour-grey = серый
stock-colour-clear = прозрачный
stock-colour-red = красный
stock-colour-orange = оранжевый
stock-colour-yellow = жёлтый
stock-colour-green = зелёный
stock-colour-blue = синий
stock-colour-brown = коричневый
stock-colour-pink = розовый
stock-colour-purple = фиолетовый
stock-other-word = Другое…
stock-own-word = Своими словами
stock-unit = В чём считать
stock-unit-made = Остаётся таким, как задано вначале.
stock-barcode = Штрихкод
stock-filament = Катушка
stock-filament-hint = Если указать оба, можно задавать и длину, и массу.
stock-filament-of = { $density } г/см³, { $diameter } мм
stock-density = Плотность, г/см³
stock-diameter = Диаметр, мм
stock-buying = Закупка
stock-level = Дозаказать при остатке
stock-level-hint = При таком остатке или меньше позиция считается заканчивающейся.
stock-keeper = Ответственный
stock-keeper-nobody = Никто: найдите по имени
stock-supplier = Поставщик
stock-nobody = Нет
stock-price = Цена
stock-price-for = За сколько
stock-price-per = { $price } за { $quantity }
stock-currency = Валюта
stock-below-zero = Может уйти в минус
stock-below-zero-may = Да
stock-below-zero-hint = Тогда можно взять больше, чем числится.
stock-number-bad = Напишите число, например 2,5 или 1200.
stock-archive = В архив
stock-archive-what = То, что закончилось, можно убрать в архив: из списков уйдёт, история останется.
stock-archived = Позиция в архиве
stock-bring-back = Вернуть из архива
stock-brought-back = Позиция возвращена

stock-move = Движение
stock-move-one = Движение: { $name }
stock-moved = Записано
stock-kind = Что происходит
stock-do-receipt = Принять
stock-do-use = Взять
stock-do-waste = Списать
stock-do-count = Сосчитать
stock-do-transfer = Переместить
stock-do-return = Вернуть
stock-kind-receipt = Поступление
stock-kind-use = Расход
stock-kind-waste = Списание
stock-kind-count = Подсчёт
stock-kind-transfer = Перемещение
stock-kind-return = Возврат
stock-much-receipt = Сколько пришло?
stock-much-use = Сколько взять?
stock-much-waste = Сколько испорчено?
stock-much-count = Сколько есть?
stock-much-transfer = Сколько переместить?
stock-much-return = Сколько вернулось?
stock-have = На складе { $quantity }
stock-only-so-much = Есть только { $quantity }.
stock-take-all = Указать { $quantity }
stock-lot = Партия
stock-lot-hint = Что написано на упаковке. Новая заведётся сама.
stock-lot-first = Что раньше истекает
stock-lot-all = Все партии вместе
stock-lot-change = Изменить партию
stock-lot-change-of = Изменить партию { $code }
stock-no-lot = Без партии
stock-lots = Партии и места
stock-expires = Срок годности
stock-fresh-gone = Просрочено
stock-fresh-soon = Скоро истекает
stock-place = Место
stock-place-any = Любое место
stock-place-from = Откуда
stock-to = Куда?
stock-there = Есть
stock-cost-all = Сколько стоило всё
stock-ledger = Движения
stock-ledger-none = Движений пока нет.
stock-after = После этого { $quantity }
stock-by-session = Сеанс
stock-by-take = Инвентаризация
stock-by-work = Ремонт
stock-by-order = Заказ поставщику

stock-suppliers = Поставщики и места
stock-suppliers-none = Поставщиков пока нет.
stock-supplier-new = Добавить поставщика
stock-supplier-change = Изменить поставщика
stock-supplier-name = Название
stock-supplier-contact = Как связаться
stock-note = Заметка
stock-places = Места
stock-places-what = Куда недавно клали вещи. Новое место появится, когда его назовут в движении.

stock-orders = Заказы
stock-order = Заказ поставщику
stock-orders-none = Заказов здесь нет.
stock-order-new = Новый заказ
stock-order-lead = Что нужно купить. Пока заказ не оформлен, это запрос.
stock-order-low-lead = Что заканчивается – до двойного порога заказа. Проверьте количества.
stock-order-add = Добавить строку
stock-order-ask = Запросить
stock-order-asked = Заказ запрошен
stock-order-is-requested = Запрошен
stock-order-is-ordered = Оформлен
stock-order-is-receiving = Пришло частично
stock-order-is-closed = Закрыт
stock-order-is-cancelled = Отменён
stock-order-by = Запросил(а) { $name }, { $when }
stock-order-on = Оформлен { $when }
stock-order-ended = Завершён { $when }
stock-order-wanted = Заказано
stock-order-came = Пришло
stock-order-rest = Осталось
stock-order-to-come = Осталось { $quantity }
stock-order-place = Заказ оформлен
stock-order-placed = Отмечено как оформленное
stock-order-receive = Принять
stock-order-receive-what = Здесь всё, что должно прийти. Исправьте, если пришло иначе; что не пришло, оставьте пустым.
stock-order-received = Принято
stock-order-nothing-came = Напишите хотя бы в одной строке, что пришло.
stock-order-cancel = Отменить заказ
stock-order-cancel-what = По нему ничего не пришло. Он останется в списке как отменённый.
stock-order-cancelled = Заказ отменён
stock-order-close = Остальное не придёт
stock-order-close-what = Заказ закроется с тем, что уже пришло.
stock-order-closed = Заказ закрыт
stock-cost-line = Цена строки

stock-takes = Инвентаризации
stock-take = Инвентаризация
stock-takes-lead = Сосчитайте, что есть. Запишутся только расхождения.
stock-takes-none = Пока ничего не считали.
stock-take-start = Начать подсчёт
stock-take-place-hint = Оставьте пустым, чтобы считать везде.
stock-take-all-places = Везде
stock-take-is-open = Идёт
stock-take-is-closed = Завершена
stock-take-is-cancelled = Отменена
stock-scan = Штрихкод или название
stock-scan-hint = Сканер напечатает его здесь. Вручную: часть названия и Enter.
stock-scan-none = Такого штрихкода или названия нет.
stock-count-do = Сосчитано
stock-count-other = Другое
stock-counted = { $name }: сосчитано
stock-take-counted = Сосчитано: { $n }
stock-take-found = Найдено { $counted }, числится { $expected }
stock-take-right = Верно
stock-take-again = Пересчитать
stock-take-again-one = Пересчитать: { $name }
stock-take-nothing = Отсканируйте или найдите первую позицию.
stock-take-left = Ещё не сосчитано: { $n }
stock-take-close = Завершить
stock-take-close-what = { $n ->
    [0] Сосчитанное совпадает. Ничего не изменится.
   *[other] Запишутся только эти расхождения, больше ничего.
  }
stock-take-post = { $n ->
    [0] Завершить
    [one] Записать { $n } расхождение
    [few] Записать { $n } расхождения
   *[other] Записать { $n } расхождений
  }
stock-take-closed = Инвентаризация завершена
stock-take-cancel = Отменить подсчёт
stock-take-cancel-what = Сосчитанное не учтётся; склад останется как есть.
stock-take-cancelled = Инвентаризация отменена

stock-costs = Расходы на материалы
stock-costs-lead = Израсходованное и списанное по ценам своего времени.
stock-costs-none = За эти дни ничего не израсходовано.
stock-cost-by = Сложить по
stock-cost-by-machine = Машина
stock-cost-by-member = Человек
stock-cost-by-session = Сеанс
stock-cost-by-course = Курс
stock-cost-by-purpose = Цель
stock-cost-by-category = Категория
stock-cost-by-item = Позиция
stock-cost-used = Израсходовано
stock-cost-wasted = Списано
stock-cost-movements = Движения
stock-cost-sum = Всего
stock-cost-no-session = Не указано
stock-cost-nameless = Без названия

stock-import-take = { $n ->
    [0] Нечего добавлять
    [one] Добавить { $n } позицию
    [few] Добавить { $n } позиции
   *[other] Добавить { $n } позиций
  }
stock-import-done = { $n ->
    [one] Добавлена { $n } позиция
    [few] Добавлены { $n } позиции
   *[other] Добавлено { $n } позиций
  }
stock-columns-export = Файл, сделанный выгрузкой, тоже подойдёт.
stock-column-name = Название на вашем языке; для каждого – name_ky, name_ru, name_en, name_ko.
stock-column-category = Например, filament, sheet, spare_part или своё слово.
stock-column-unit = gram, metre, millilitre, piece или sheet.
stock-column-material = Из чего сделано, например PLA.
stock-column-colour = Цвет, например black.
stock-column-quantity = Сколько есть вначале.
stock-column-lot = К какой партии относится.
stock-column-expires-on = Последний день годности партии, например 2027-03-31.
stock-column-location = Где лежит.
stock-column-reorder-level = При таком остатке или меньше – мало.
stock-column-barcode = Каждый один раз в лаборатории.
stock-column-density-g-cm3 = Для филамента, например 1.24.
stock-column-diameter-mm = Для филамента, например 1.75.
stock-column-cost-minor = Цена в самых мелких монетах: 165000 – это 1650 сомов.
stock-column-cost-currency = Например, KGS, USD, KRW.
stock-column-cost-per = За сколько единиц цена; если пусто – 1.
stock-column-allow-negative = true, если может уйти в минус.
stock-catalogue = Найти в каталоге филаментов
stock-catalogue-hint = Производитель, материал или цвет; заполнит материал, плотность и диаметр (SpoolmanDB)
stock-catalogue-none = По этим словам ничего нет. Введите числа ниже.
stock-catalogue-of = { NUMBER($density, maximumFractionDigits: 3) } г/см³, { NUMBER($diameter, maximumFractionDigits: 2) } мм
