machine-title = Оборудование
machine-status = Состояние
machine-since = с { $day }
machine-locked = Сообщено о неисправности: до её устранения пользоваться нельзя.
machine-reason = Причина: { $reason }
machine-taken-out = Сотрудники сняли станок с работы. Когда он вернётся, пока не известно.
machine-degraded = Работает, но не всё умеет: спросите сотрудников, прежде чем рассчитывать на него.
machine-book = Забронировать
machine-book-out = Пока не работает, забронировать нельзя.
machine-book-none = { $days ->
    [one] В ближайший { $days } день
    [few] В ближайшие { $days } дня
   *[other] В ближайшие { $days } дней
  }, на которые открыта бронь, ничего не свободно.
machine-board = Вся доска
machine-now-free = Свободно сейчас, до { $time } ({ $span })
machine-now-taken = Сейчас занято, до { $time }
machine-now-closed-until = Закрыто до { $time }
machine-now-yours = Ваше время: { $time }
machine-now-closed = Сейчас закрыто
machine-now-short = До следующей брони осталось слишком мало времени
machine-now-out = Сейчас пользоваться нельзя
machine-now-approval = Работать можно только по брони, которую одобрили сотрудники: выберите время ниже.
machine-your-booking = К моей брони
machine-sign-in = Чтобы забронировать или начать работу, нужен профиль в лаборатории.
machine-join = Вы пока не участник этой лаборатории.
machine-start-here = Начать отсюда
machine-untrained = Сначала нужно пройти обучение:
machine-how-long = Сколько будете работать?
machine-start = Начать сейчас
machine-started = Работа начата, до { $time }. Удачи!
machine-days = Сегодня и завтра
machine-yours = Ваше
machine-free = Свободно
machine-free-book = Свободно { $time }: забронировать
machine-closed = В этот день закрыто.
machine-over = На сегодня закрыто.
machine-facts = Что это
machine-makes = Что умеет
machine-makes-unknown = Пока не указано
machine-volume = Область построения
machine-area = Рабочее поле
machine-size-mm = { $size } мм
machine-tolerance = точность { $mm } мм
machine-sintering = спекание: { $furnace }
machine-place = Место
machine-grant = Кем передано
machine-metal-direct = плотный металл
machine-metal-green-part = заготовка, требует спекания
machine-metal-filled = пластик с металлом
machine-metal-subtractive = из цельного металла
machine-rules = Правила
machine-rule-training = Нужно обучение: { $name }.
machine-rule-approval = Каждую бронь одобряют сотрудники.
machine-rule-longest = Не дольше { $most } за раз.
machine-rule-length = От { $least } до { $most } за раз.
machine-rule-ahead = Не раньше чем за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  }.
machine-rule-same-day = Только на тот же день.
machine-rule-notice = Не позже чем за { $span } до начала.
machine-rule-active = Не больше { $n ->
    [one] { $n } предстоящей брони
   *[other] { $n } предстоящих броней
  } одновременно.
machine-rule-week = Не больше { $span } в неделю.
machine-rule-check-in = Отметиться можно с { $span } до начала и до { $span } после него, иначе время отдают другим.
machine-rule-cancel = Отменить можно не позже чем за { $span } до начала.
machine-rule-buffer = После каждой брони { $span } оставлено на подготовку.
machine-rule-after-closing = Начатая работа может идти до { $span } после закрытия.
