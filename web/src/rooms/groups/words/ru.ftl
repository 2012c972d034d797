# Классы, команды и визиты: что забронировано для них сразу и кто пришёл. Показывается и участникам, и на рабочем столе.
groups-title = Мои группы
groups-lead = Ваши классы и команды и что для них забронировано.
groups-none = Вы здесь не состоите ни в классе, ни в команде. Включают в них сотрудники лаборатории.
groups-others = За что вы ещё отвечаете
groups-past = Прошлые брони групп
groups-nothing-booked = Впереди ничего не забронировано.
groups-booking = Бронь группы
groups-kind-class = Класс
groups-kind-team = Команда
groups-kind-visit = Визит
groups-lead-class = Преподаватель
groups-lead-team = Руководитель
groups-you-lead-class = Вы преподаёте
groups-you-lead-team = Вы руководите
groups-you-belong-class = Ваш класс
groups-you-belong-team = Ваша команда
groups-week-this = Эта неделя
groups-week-next = Следующая неделя
groups-left = Осталось { $left }
groups-left-of = из { $limit }
groups-book = Забронировать для группы
groups-book-for = Забронировать для группы: { $name }
groups-booked = { $name }: забронировано, { $day }, { $time }
groups-length = Длительность
groups-machines = Машины: выбрано { $n }
groups-machines-needed = Выберите хотя бы одну машину.
groups-narrow = Показать
groups-narrow-all = Все машины
groups-classes = Виды машин
groups-processes = Что они делают
groups-all-shown = Все показанные
groups-state-free = Свободна
groups-state-taken = Занята
groups-state-closed = Закрыта
groups-state-out = Не работает
groups-dry-free = { $n ->
    [one] В это время свободна { $n } выбранная машина.
    [few] В это время свободны все { $n } машины.
   *[other] В это время свободны все { $n } машин.
  }
groups-dry-blocked = { $n ->
    [one] В это время не свободен { $n } из { $of }.
   *[other] В это время не свободны { $n } из { $of }.
  }
groups-together = В этот день они свободны вместе:
groups-together-none = В этот день нет времени, когда все они свободны столько подряд. Выберите другой день, время покороче или меньше машин.
groups-purpose = Для чего
groups-note = Заметка
groups-note-hint = Её читают тот, кто отвечает за бронь, и сотрудники.
groups-holder = Отвечает
groups-refused = { $n ->
    [one] { $n } из { $of } машин получить нельзя
   *[other] { $n } из { $of } машин получить нельзя
  }
groups-refused-what = Поэтому не забронирован ни один. Возьмите другое время или обойдитесь без того, что мешает.
groups-without = Обойтись без него: { $name }
groups-without-it = Обойтись без него
groups-n-machines = { $n ->
    [one] { $n } машина
    [few] { $n } машины
   *[other] { $n } машин
  }
groups-taken = { $n ->
    [one] { $n } машина
    [few] { $n } машины
   *[other] { $n } машин
  }
groups-cancelled = Отменена
groups-running = Сейчас
groups-unrecorded = Не записано, кто пришёл
groups-held-by-you = Отвечаете вы: отметьтесь у каждой машины, а уходя, завершите работу на каждой.
groups-held-by-another = Отвечает другой человек из группы.
groups-cancel = Отменить всю бронь
groups-cancel-what = { $n ->
    [one] { $n } машина сразу освободится для других.
    [few] Все { $n } машины сразу освободятся для других.
   *[other] Все { $n } машин сразу освободятся для других.
  }
groups-cancelled-done = Бронь отменена.
groups-attendance = Кто пришёл
groups-attendance-later = Записывается, когда бронь началась.
groups-record = Записать, кто пришёл
groups-correct = Исправить, кто пришёл
groups-correct-hint = Прежняя запись останется видна.
groups-unrecorded-what = Пока никто не записал, кто пришёл: участники по именам, остальные числом.
groups-came = { $n ->
    [one] Пришёл { $n } человек
    [few] Пришли { $n } человека
   *[other] Пришло { $n } человек
  }
groups-came-parts = Участников: { $members }, сосчитано остальных: { $heads }
groups-corrected = { $n ->
    [one] Исправлено { $n } раз
    [few] Исправлено { $n } раза
   *[other] Исправлено { $n } раз
  }
groups-came-members = Пришли участники: { $n } из { $of }
groups-came-all = Пришли все
groups-came-none = Никто не пришёл
groups-came-unnamed = { $n ->
    [one] { $n } участник отмечен по имени и останется отмеченным.
    [few] { $n } участника отмечены по именам и останутся отмеченными.
   *[other] { $n } участников отмечены по именам и останутся отмеченными.
  }
groups-heads = Остальные, числом
groups-heads-what = Те, кто не состоит в лаборатории, без имён.
groups-heads-once = Кто отмечен выше, здесь не считается.
groups-recorded = Записано: { $n ->
    [one] пришёл { $n } человек
    [few] пришли { $n } человека
   *[other] пришло { $n } человек
  }
groups-sex = Пол
groups-sex-female = Женский
groups-sex-male = Мужской
groups-sex-undisclosed = Не указан
groups-age = Возраст
groups-age-under_14 = До 14 лет
groups-age-14_to_17 = 14–17 лет
groups-age-18_to_24 = 18–24 года
groups-age-25_to_34 = 25–34 года
groups-age-35_and_over = 35 и старше
groups-age-undisclosed = Возраст неизвестен
groups-sum = Всего
groups-less = На один меньше: { $what }
groups-more = На один больше: { $what }
