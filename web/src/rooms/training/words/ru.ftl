# Чем можно пользоваться и как получить остальное; показывается и там, где мешает обучение.
training-title = Обучение
training-lead = Чем вы можете пользоваться и как получить остальное.
training-mine = Мои курсы
training-over = Пройденные курсы
training-lacking = Как получить остальное
training-may = Чем я могу пользоваться
training-may-none = Пока ничем. Запишитесь на курс ниже.
training-held = Мои допуски
training-held-none = Допусков пока нет. Их даёт пройденный курс.
training-others = Другие курсы
training-opens = { $n ->
    [one] Открывает { $n } машину:
    [few] Открывает { $n } машины:
   *[other] Открывает { $n } машин:
  }
training-dates = Ближайшие даты – выберите, чтобы записаться
training-no-date = Дата пока не назначена. Спросите сотрудников о ближайшей.
training-next = Ближайшие даты курса
training-free = { $n ->
    [one] { $n } место свободно
    [few] { $n } места свободно
   *[other] { $n } мест свободно
  }
training-full = мест нет, есть очередь
training-full-what = { $n ->
    [0] Все места заняты. Вы будете первым в очереди и получите место, когда кто-то откажется.
    [one] Все места заняты, в очереди { $n } человек. Вы получите место, когда подойдёт очередь.
    [few] Все места заняты, в очереди { $n } человека. Вы получите место, когда подойдёт очередь.
   *[other] Все места заняты, в очереди { $n } человек. Вы получите место, когда подойдёт очередь.
  }
training-is-enrolled = У вас есть место
training-is-waiting = Вы в очереди: № { $n }
training-is-cancelled = Отменено
training-is-passed = Сдано
training-is-failed = Не сдано
training-is-attended = Вы были
training-is-absent = Вас не было
training-is-open = Итога пока нет
training-begun = Занятие уже началось: записаться нельзя.
training-about = Подробнее
training-enrol = Записаться
training-queue = Встать в очередь
training-enrolled = Вы записаны: { $name }
training-queued = Вы в очереди: { $name }
training-leave = Отдать место
training-leave-of = Отдать место: { $name }
training-leave-what = Место получит тот, кто ждёт дольше всех.
training-leave-queue = Уйти из очереди
training-leave-queue-of = Уйти из очереди: { $name }
training-leave-queue-what = Ваша очередь перейдёт к следующим. Если запишетесь снова, будете последним.
training-left = Вы больше не записаны.
training-gives = Кто сдаст, получит допуск: { $names }
training-asks = Чтобы прийти, нужно: { $names }
training-level = Уровень: { $level }
training-level-least = Уровень: { $level } или выше
training-holds-ever = Бессрочно
training-holds-until = До { $day }
training-holds-soon = Скоро истекает: { $day }
training-holds-ended = Истёк { $day }
training-holds-revoked = Отозван { $day }
training-given = Действует с { $day }
training-renew = Чтобы продлить, пройдите курс ещё раз.
training-do-staff-on-duty = Всё это время должен дежурить сотрудник. Выберите другое время или спросите сотрудников, когда есть дежурный.
training-do-supervisor = Всё это время должен дежурить наставник. Выберите другое время или спросите сотрудников, когда он бывает.
training-do-second = Здесь работают вдвоём: укажите, кто будет с вами, или попросите сотрудников вписать напарника.
training-do-second-staff = Укажите второго человека, который будет рядом.
training-do-minor-hazard = Работайте здесь вместе со взрослым: укажите, кто будет с вами, или попросите сотрудников вписать его.
training-do-minor-consent = Принесите в лабораторию согласие родителя или опекуна либо приходите со взрослым: укажите, кто это, или попросите сотрудников вписать его.
training-do-minor-staff = Укажите вторым человеком взрослого, который будет рядом. Согласие опекуна вносится на странице человека.
training-check-what = Перед началом проверьте каждый пункт:
training-check-all = Отметьте все пункты; если что-то не в порядке, не начинайте и скажите сотрудникам.
training-second = Второй человек
training-second-nobody = Введите имя
training-with-me = Кто будет с вами
training-with-me-hint = Эл. почта, с которой этот человек входит. Он должен состоять в лаборатории.
