# Машины: список, одна машина, состояние и надёжность, классы, импорт.
machines-all = Все машины
machines-add = Добавить машину
machines-new = Новая машина
machines-added = Машина добавлена
machines-import = Импорт из CSV
machines-classes = Классы машин
machines-class = Класс
machines-process = Процесс
machines-location = Где стоит
machines-tag = Метка
machines-not-retired = Все, кроме списанных
machines-count = { $n ->
    [one] { $n } машина
    [few] { $n } машины
   *[other] { $n } машин
  }
machines-none = Машин пока нет. Добавьте машину или загрузите список из CSV.
machines-none-found = Ничего не найдено. Попробуйте меньше слов или другое состояние.
machines-page = Как видят студенты
machines-asset = Как имущество
machines-rules = Правила брони
machines-told-class = Класс: { $name }
machines-told-tag = Метка: { $tag }
machines-told-serial = Серийный номер: { $serial }

machines-about = Что это
machines-name = Название
machines-name-hint = Хотя бы на одном языке. Вместо пустого читатель увидит другой.
machines-name-needed = Укажите название хотя бы на одном языке.
machines-description = Для чего она
machines-description-hint = Для новичков: что на ней делают и с чего начать. Стоит под названием.
machines-make = Производитель
machines-model = Модель
machines-class-none = Без класса
machines-serial = Серийный номер
machines-can = Что умеет
machines-can-hint = По ним студенты находят машину. Каждая строка – один процесс с одним материалом.
machines-can-one = Умение { $n }
machines-can-none = Пока ничего не указано: поиск по процессу её не найдёт.
machines-can-add = Добавить умение
machines-can-remove = Убрать умение { $n }
machines-remove = Убрать
machines-material = Материал
machines-metal = Как получается металл
machines-furnace = В какой печи спекается
machines-tolerance = Точность, мм
machines-choose = Выберите…
machines-not-told = Не указано
machines-size = Область построения машины, мм
machines-size-own = Своя область, если отличается, мм
machines-area-hint = Пока известно поле { $size } мм без высоты. Введённый объём заменит его.
machines-width = Ширина
machines-depth = Глубина
machines-height = Высота
machines-size-three = Укажите все три числа в миллиметрах или оставьте все пустыми.
machines-number-bad = Введите число, например 0,2 или 1200.
machines-origin = Откуда она
machines-grant = Кто подарил
machines-acquired = В лаборатории с
machines-cost = Стоимость
machines-currency = Валюта
machines-drop = Отменить правки

machines-set-status = Изменить состояние
machines-status-new = Новое состояние
machines-status-first = Начальное состояние
machines-status-first-hint = Действует и за всё прошлое время.
machines-status-set = Состояние теперь: { $status }
machines-means-in-service = Её можно бронировать и использовать.
machines-means-degraded = Её можно бронировать; людям сообщается, что что-то не работает.
machines-means-out-of-service = С этого момента закрыта. Существующие брони остаются: предупредите людей или перенесите их.
machines-means-retired = Её служба закончена: бронировать нельзя, из списков она уходит. История и показатели остаются.
machines-reason-hint = Его увидят сотрудники в истории.
machines-retire = Списать
machines-locked = Закрыта из-за сообщённой неисправности. Установлено вручную: { $status }.
machines-history = История
machines-since = с { $time }
machines-before = с начала до { $time }
machines-always = с самого начала
machines-by = Установил(а): { $name }

machines-reliability = Надёжность
machines-last-days = За последние дни
machines-definition = как считается
machines-figure-availability = Исправна
machines-figure-incidents = Неисправности
machines-figure-mttr = Время ремонта
machines-figure-mtbf = Работа между поломками
machines-figure-unplanned = Простой, внеплановый
machines-figure-planned = Простой, плановый
machines-figure-open = Открыто
machines-figure-used = Использовано
machines-figure-none = Недостаточно данных
machines-defined-availability = Доля доступного времени в открытом. Доступное – открытое без простоев.
machines-defined-incidents = Сообщённые неисправности, закрывшие машину и начавшиеся в периоде.
machines-defined-mttr = Внеплановый простой, делённый на число неисправностей; без неисправностей – нет.
machines-defined-mtbf = Время работы, делённое на число неисправностей; без неисправностей – нет.
machines-defined-unplanned = Часть открытого времени, когда её закрыла неисправность или сотрудник.
machines-defined-planned = Часть открытого времени под плановым ремонтом или обслуживанием.
machines-defined-open = Часы работы без закрытий, пока машина была в лаборатории.
machines-defined-used = Время завершённых сеансов, в часы работы и вне их.

machines-classes-lead = Машины, которые заменяют друг друга, например «любой лазер».
machines-classes-none = Классов пока нет.
machines-class-new = Новый класс
machines-class-change = Изменить класс
machines-change = Изменить
machines-change-one = Изменить: { $name }
machines-rules-own = { $n ->
    [one] { $n } своё правило
    [few] { $n } своих правила
   *[other] { $n } своих правил
  }
machines-rules-lab = Как во всей лаборатории
machines-rules-where = Как бронируются её машины, задаётся здесь:

machines-import-take = { $n ->
    [0] Нечего добавлять
    [one] Добавить { $n } машину
    [few] Добавить { $n } машины
   *[other] Добавить { $n } машин
  }
machines-import-done = { $n ->
    [one] Добавлена { $n } машина
    [few] Добавлены { $n } машины
   *[other] Добавлено { $n } машин
  }
machines-columns-catalogue = Понятны и каталоги с колонками Brand, Technology, Laser Type, Materials, Build Size и Working Area.
machines-column-make = Производитель. Колонка обязательна, ячейка может быть пустой.
machines-column-model = Модель; всегда обязательна.
machines-column-name = Название на вашем языке. Без него – производитель и модель.
machines-column-class = Название класса; если его нет, он создаётся.
machines-column-asset-tag = Метка машины, у каждой своя.
machines-column-serial = Серийный номер.
machines-column-location = Где стоит.
machines-column-process = Например, MEX, PBF, laser_cutting; несколько – через точку с запятой.
machines-column-material-class = Например, polymer, metal, wood; столько же и в том же порядке, что процессы.
machines-column-metal = Только для металла: direct, green_part, filled или subtractive.
machines-column-build-volume-mm = Ширина x глубина x высота в миллиметрах, например 250 x 210 x 220.
