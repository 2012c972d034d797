# Настройки лаборатории: она сама, часы работы, закрытия, правила брони.
settings-lead = Что это за лаборатория, когда она открыта и как её можно бронировать.
settings-lab = Лаборатория
settings-hours = Часы работы
settings-closures = Закрытия
settings-policies = Правила брони
settings-import = Перенос
settings-import-what = Машины, люди, обучение и история из NEMO.
settings-preview = Что получается
settings-mend = Сначала исправьте отмеченное.
settings-choose = Выберите…
settings-yes = Да
settings-no = Нет
settings-more-bookings = { $n ->
    [one] и ещё { $n } бронь
    [few] и ещё { $n } брони
   *[other] и ещё { $n } броней
  }

settings-lab-lead = Название, кто может смотреть и как вступают.
settings-name = Название
settings-name-hint = Так его прочтут на своём языке. Достаточно одного языка.
settings-name-needed = Укажите название хотя бы на одном языке.
settings-registration = Как вступают
settings-registration-open = Свободно
settings-registration-open-means = Кто завёл профиль, сразу становится студентом лаборатории и может бронировать.
settings-registration-code = По коду
settings-registration-code-means = Для вступления нужен код лаборатории или талон, который она напечатала.
settings-registration-desk = У стойки
settings-registration-desk-means = После регистрации можно смотреть, а бронировать – когда сотрудники подтвердят.
settings-code = Код лаборатории
settings-code-hint = Не меньше четырёх знаков, без пробелов. Здесь его видят только руководители: сообщите его тем, кто может вступить.
settings-code-idle = Пока вступают без кода, его никто не спрашивает.
settings-code-needed = Чтобы вступать по коду, нужен код.
settings-code-wrong = От четырёх до ста знаков, без пробелов.
settings-visibility = Кто может смотреть
settings-visibility-public = Все
settings-visibility-public-means = Машины и доску видно без входа, без имён.
settings-visibility-members = Участники
settings-visibility-members-means = Машины и доску видят только участники лаборатории.
settings-currency = Валюта
settings-currency-hint = Три буквы, например KGS или USD.
settings-currency-wrong = Три латинские буквы, например KGS.
settings-zone = Часовой пояс
settings-slug = Имя в адресах
settings-fixed = Они остаются такими, какими были при создании лаборатории.

settings-hours-lead = Когда лаборатория открыта в обычную неделю. Новые часы действуют с указанного дня; прошлое сохраняет свои.
settings-hours-now = Действующая неделя
settings-hours-since = С { $day }
settings-hours-from = С { $day }
settings-hours-change = Изменить
settings-hours-none-coming = Других часов не запланировано.
settings-hours-new = Новые часы
settings-hours-holds-from = Действует с
settings-hours-holds-hint = С этого дня и до следующих часов.
settings-hours-past = Этот день уже наступил: показатели с него пересчитают по этим часам.
settings-hours-copy = Со вторника по пятницу – как в понедельник
settings-hours-replaces = Заменит часы, запланированные с того же дня.
settings-hours-same = Эти часы действовали бы и так.
settings-hours-outside = Брони вне этих часов
settings-hours-outside-what = { $n ->
    [one] { $n } бронь окажется вне этих часов. Она остаётся: предупредите человека или перенесите её.
    [few] { $n } брони окажутся вне этих часов. Они остаются: предупредите людей или перенесите их.
   *[other] { $n } броней окажутся вне этих часов. Они остаются: предупредите людей или перенесите их.
  }
settings-hours-save-anyway = Установить часы
settings-hours-saved = Часы действуют с { $day }
settings-closed = закрыто
settings-never-open = Лаборатория никогда не открыта: задайте часы.
settings-every-day = ежедневно
settings-days = { $first } – { $last }
settings-day-monday = понедельник
settings-day-tuesday = вторник
settings-day-wednesday = среда
settings-day-thursday = четверг
settings-day-friday = пятница
settings-day-saturday = суббота
settings-day-sunday = воскресенье
settings-opens = { $day }, промежуток { $n }: открытие
settings-closes = { $day }, промежуток { $n }: закрытие
settings-span-add = Добавить часы
settings-span-remove = { $day }: убрать промежуток { $n }
settings-span-missing = Укажите оба времени или уберите промежуток.
settings-span-order = Закрытие должно быть позже открытия.
settings-span-overlap = Пересекается с другим промежутком этого дня.
settings-hours-other = С { $day } действуют другие часы.

settings-closures-lead = Праздники, переезды, отключения света: время, когда лаборатория или часть машин закрыта.
settings-closures-which = Какие закрытия
settings-closures-ahead = Текущие и будущие
settings-closures-past = Прошедшие
settings-closures-none = Закрытий нет.
settings-closures-none-ahead = Впереди закрытий нет.
settings-closures-count = { $n ->
    [one] Впереди { $n } закрытие.
    [few] Впереди { $n } закрытия.
   *[other] Впереди { $n } закрытий.
  }
settings-closures-next = Ближайшее: { $when } – { $reason }.
settings-holiday = Праздник
settings-whole-lab = Вся лаборатория
settings-machines-gone = { $n ->
    [one] ещё { $n } машина
    [few] ещё { $n } машины
   *[other] ещё { $n } машин
  }
settings-closure-add = Добавить закрытие
settings-closure-change = Изменить
settings-closure-change-title = Изменить закрытие
settings-closure-close = Установить закрытие
settings-closure-whole = Целые дни
settings-closure-first = Первый день
settings-closure-last = Последний день
settings-closure-from-time = С какого времени
settings-closure-until-time = До какого времени
settings-closure-order = Конец должен быть позже начала.
settings-closure-what = Что закрыто
settings-scope-lab = Вся лаборатория
settings-scope-class = Класс машин
settings-scope-machines = Отдельные машины
settings-closure-class = Класс
settings-closure-class-hint = Закрываются машины, которые сейчас в классе.
settings-closure-class-has = { $n ->
    [one] { $n } машина
    [few] { $n } машины
   *[other] { $n } машин
  }
settings-closure-class-empty = В этом классе нет машин.
settings-closure-machines-needed = Выберите, что закрыто.
settings-closure-reason = Почему
settings-closure-reason-hint = Это прочтут все, кто не сможет забронировать.
settings-closure-reason-needed = Укажите причину хотя бы на одном языке.
settings-closure-hits = Мешают брони
settings-closure-hits-what = { $n ->
    [one] { $n } бронь будет отменена. Человеку сообщат и предложат ближайшее свободное время; неявкой это не считается.
    [few] { $n } брони будут отменены. Людям сообщат и предложат ближайшее свободное время; неявкой это не считается.
   *[other] { $n } броней будут отменены. Людям сообщат и предложат ближайшее свободное время; неявкой это не считается.
  }
settings-closure-hits-do = { $n ->
    [one] Закрыть и отменить { $n } бронь
    [few] Закрыть и отменить { $n } брони
   *[other] Закрыть и отменить { $n } броней
  }
settings-closure-saved = Закрытие установлено
settings-closure-saved-cancelled = { $n ->
    [one] Закрытие установлено; отменена { $n } бронь
    [few] Закрытие установлено; отменены { $n } брони
   *[other] Закрытие установлено; отменено { $n } броней
  }
settings-closure-back = Снять
settings-closure-back-title = Снять закрытие?
settings-closure-back-what = Это время снова можно будет бронировать. Брони, которые закрытие отменило, останутся отменёнными.
settings-closure-taken-back = Закрытие снято
settings-cancelled = { $n ->
    [one] Отменена { $n } бронь.
    [few] Отменены { $n } брони.
   *[other] Отменено { $n } броней.
  }
settings-holidays = Праздничные дни
settings-holidays-lead = Добавляет праздничные дни Кыргызстана за год: каждый – закрытие, которое можно изменить или снять. Уже добавленные остаются как есть.
settings-holidays-add = Добавить праздники года
settings-holidays-add-year = Добавить за { $year } год
settings-holidays-what = В эти дни закрыта вся лаборатория. Брони на них отменяются, людям сообщают.
settings-holidays-added = { $n ->
    [0] Праздников { $year } года не добавлено
    [one] Добавлен { $n } праздник { $year } года
    [few] Добавлено { $n } праздника { $year } года
   *[other] Добавлено { $n } праздников { $year } года
  }
settings-holidays-known = Все они у лаборатории уже есть.
settings-year = Год

settings-policies-lead = Как долго, за сколько дней и как часто можно бронировать. Сотрудники могут отступить от правила с указанием причины, она сохраняется.
settings-rules-of = Чьи правила
settings-rules-of-hint = Правила самой машины важнее правил её класса, а те важнее правил лаборатории – по каждому правилу отдельно.
settings-level-lab = Лаборатория
settings-level-classes = Классы
settings-level-machines = Машины
settings-has-own = { $name } · свои правила
settings-holds-for-lab = Так для всех машин, если ни класс, ни сама машина не говорят другого.
settings-holds-for-class = Так для всех машин этого класса, если сама машина не говорит другого.
settings-holds-for-machine = Так только для этой машины.
settings-classes-own = { $n ->
    [one] У { $n } класса свои правила.
   *[other] У { $n } классов свои правила.
  }
settings-machines-own = { $n ->
    [one] У { $n } машины свои правила.
   *[other] У { $n } машин свои правила.
  }
settings-group-length = Как долго
settings-group-when = Когда
settings-group-share = Сколько каждому
settings-group-care = Осторожность
settings-field-min-minutes = Самая короткая бронь
settings-what-min-minutes = Короче бронировать нельзя.
settings-field-max-minutes = Самая долгая бронь
settings-what-max-minutes = Дольше за один раз бронировать нельзя.
settings-field-granularity-minutes = Шаг
settings-what-granularity-minutes = Брони начинаются и кончаются с этим шагом, считая от полуночи.
settings-field-unattended-minutes-after-closing = Работа после закрытия
settings-what-unattended-minutes-after-closing = Сколько может идти после закрытия работа, начатая в часы работы.
settings-field-max-days-ahead = За сколько дней
settings-what-max-days-ahead = За сколько дней вперёд можно бронировать; 0 – только на тот же день.
settings-count-max-days-ahead = дней
settings-field-min-notice-minutes = Срок до начала
settings-what-min-notice-minutes = Бронировать нужно не позже чем за это время до начала.
settings-field-cancel-notice-minutes = Срок для отмены
settings-what-cancel-notice-minutes = Позже этого срока до начала отменить могут только сотрудники.
settings-field-check-in-window-minutes = Время, чтобы отметиться
settings-what-check-in-window-minutes = Столько до начала и после него можно отметиться; потом время отдают другим.
settings-none-check-in-window-minutes = Отмечаться не нужно
settings-field-max-active-reservations = Броней одновременно
settings-what-max-active-reservations = Сколько предстоящих броней может быть у человека сразу.
settings-count-max-active-reservations = броней
settings-field-max-minutes-per-week = Время в неделю
settings-what-max-minutes-per-week = Сколько всего человек может забронировать с понедельника по воскресенье.
settings-none-max-minutes-per-week = Без ограничения
settings-field-requires-qualification = Обучение
settings-what-requires-qualification = Кто его не прошёл, не может ни бронировать, ни начать работу.
settings-none-requires-qualification = Обучение не нужно
settings-at-least = { $name }: { $level } или выше
settings-field-requires-approval = Одобрение
settings-what-requires-approval = Должны ли сотрудники одобрять каждую бронь.
settings-field-buffer-minutes = Подготовка
settings-what-buffer-minutes = Столько после каждой брони никто другой бронировать не может.
settings-group-watch = Кто рядом
settings-field-requires-staff-on-duty = Дежурный сотрудник
settings-what-requires-staff-on-duty = Должен ли всё это время дежурить кто-то из сотрудников – по графику дежурств.
settings-field-requires-supervisor = Наставник
settings-what-requires-supervisor = Всё это время должен дежурить другой человек с таким допуском.
settings-none-requires-supervisor = Наставник не нужен
settings-field-requires-second-person = Второй человек
settings-what-requires-second-person = Нельзя ли работать в одиночку: тогда указывают второго участника.
settings-field-hazard = Опасная машина
settings-what-hazard = Опасна ли она: несовершеннолетние не работают на ней одни.
settings-checklist = Контрольный список перед началом
settings-checklist-what = Кто запускает машину, отмечает каждый пункт; отмеченное хранится вместе с сеансом. Вытяжка, огнетушитель, разрешённый материал…
settings-checklist-none = Списка нет: работа начинается сразу.
settings-checklist-point = Пункт { $n }
settings-checklist-add = Добавить пункт
settings-checklist-remove = Убрать пункт { $n }
settings-checklist-up = Поднять пункт { $n }
settings-unit = Единица
settings-unit-minutes = минут
settings-unit-hours = часов
settings-unit-days = дней
settings-own = Своё ограничение
settings-zero = нет
settings-empty = Если пусто: { $from }.
settings-bound = Раз уж это указано здесь, отдельно вернуть наверх нельзя: для этого снимите все свои правила.
settings-from-lab = { $value } (как у лаборатории)
settings-from-class = { $value } (как у класса)
settings-from-usual = { $value } (обычно)
settings-fault-number = Введите число.
settings-fault-whole = Введите целое число.
settings-fault-minutes = Должно быть целое число минут.
settings-fault-range = От { $least } до { $most }.
settings-fault-above = Самая короткая бронь ({ $least }) длиннее самой долгой ({ $most }).
settings-fault-no-length = С шагом в { $span } между самой короткой и самой долгой бронью не остаётся ни одной длины.
settings-as-before = Как было
settings-drop-lab = Вернуть обычные правила
settings-drop-class = Взять всё от лаборатории
settings-drop-machine = Взять всё сверху
settings-drop-what = Все указанные здесь правила снимаются. Тогда действует:
settings-drop-do = Снять свои правила
