# Курсы, их даты и итоги, график дежурств.
courses-lead = Занятия курсов: кто придёт, кто ждёт и какой итог.
courses-dates = Занятия
courses-date = Занятие курса
courses-courses = Курсы
courses-courses-lead = Чему учат в лаборатории и какой допуск это даёт.
courses-duties = Дежурства
courses-duties-lead = Кто из сотрудников когда дежурит. По этому графику проверяют машины, где нужен дежурный.
courses-qualifications = Допуски
courses-which = Какие занятия
courses-ahead = Сейчас и впереди
courses-past = Прошедшие
courses-none-ahead = Занятия не назначены.
courses-none-past = За последние полгода занятий не было.
courses-cancelled = Отменено
courses-running = Идёт
courses-taken = Занято { $n } из { $of } мест
courses-waiting-n = { $n ->
    [one] ждёт { $n } человек
    [few] ждут { $n } человека
   *[other] ждут { $n } человек
  }
courses-plan = Назначить занятие
courses-planned = Занятие назначено.
courses-change = Изменить
courses-change-date = Изменить занятие
courses-course = Курс
courses-capacity = Мест
courses-capacity-else = Если пусто: { $n }, как у курса.
courses-capacity-kept = У назначенных занятий остаётся своё число.
courses-capacity-wrong = Целое число от 1 до 500.
courses-trainer = Кто ведёт
courses-trainer-none = Пока никто; введите имя
courses-location = Место
courses-machines = Свободные для занятия машины
courses-machines-what = Выбранные машины будут оставлены в календаре свободными для курса.
courses-places = Места
courses-call-off = Отменить занятие
courses-call-off-what = Занятие не состоится. Всем записанным сообщат, машины снова свободны.
courses-call-off-hint = Её прочитают записанные.
courses-called-off = Занятие отменено.
courses-enrolled = Записаны: { $n }
courses-nobody = Пока никто не записан.
courses-queue = Очередь
courses-queue-what = Освободившееся место получает тот, кто ждёт дольше всех.
courses-results-gives = Одно нажатие на человека. Кто сдал, сразу получает допуск; новое нажатие исправляет.
courses-results-what = Одно нажатие на человека; новое нажатие исправляет.
courses-results-later = Посещение и итоги отмечают здесь, когда занятие началось.
courses-all-present = { $n ->
    [one] Отметить оставшегося как пришедшего
   *[other] Отметить оставшихся ({ $n }) как пришедших
  }
courses-recorded = Записано.
courses-result-of = Итог: { $name }
courses-result-passed = Сдано
courses-result-failed = Не сдано
courses-result-present = Был(а)
courses-result-absent = Не был(а)
courses-take-out = Убрать
courses-take-out-of = Убрать из записи: { $name }
courses-left = Больше не в записи: { $name }
courses-add-person = Записать человека
courses-add-what = Есть свободное место.
courses-add-full = Все места заняты: человек встанет в очередь.
courses-added = Записан человек: { $name }
courses-type-name = Введите имя
courses-none = Курсов пока нет.
courses-new = Новый курс
courses-change-course = Изменить курс
courses-change-of = Изменить «{ $name }»
courses-name = Название
courses-name-needed = Дайте название хотя бы на одном языке.
courses-about = О чём он
courses-minutes = Длительность в минутах
courses-minutes-hint = Столько длится новое занятие, если не указать иначе.
courses-minutes-wrong = Целое число от 5 до 10080.
courses-for = { $n ->
    [one] на { $n } человека
   *[other] на { $n } человек
  }
courses-gives = Кто сдал, получает
courses-gives-these = Кто сдал, получает: { $names }
courses-gives-none = Допуска не даёт.
courses-asks = Что нужно, чтобы прийти
courses-asks-these = Чтобы прийти, нужно: { $names }
courses-level-of = Уровень «{ $name }»
courses-level-none = Без уровня
courses-archive = В архив
courses-archive-of = В архив: «{ $name }»
courses-archive-what = Новых занятий не назначить. Назначенные состоятся, выданные допуски останутся.
courses-archived = В архиве
courses-archived-done = Курс убран в архив.
courses-week-before = Предыдущая неделя
courses-week-after = Следующая неделя
courses-this-week = Эта неделя
courses-choose = Выберите…
courses-duty-who = Кто
courses-duty-nobody = Никого
courses-duty-add = Назначить дежурство
courses-duty-add-on = Назначить дежурство: { $day }
courses-duty-added = Дежурство назначено.
courses-duty-remove = Снять дежурство: { $name }, { $day }
courses-duty-removed = Дежурство снято: { $name }
courses-repeat = { $n ->
    [one] Повторить { $n } дежурство прошлой недели
    [few] Повторить { $n } дежурства прошлой недели
   *[other] Повторить { $n } дежурств прошлой недели
  }
courses-repeated = Неделя заполнена, как предыдущая.
