# Группы на рабочем столе: кто в них состоит, сколько они бронируют, кто пришёл.
desk-groups-list = Группы
desk-groups-lead = Классы с преподавателем, команды с руководителем и визиты, о которых известно только число гостей.
desk-groups-attendance = Посещения
desk-groups-attendance-lead = Кто пришёл на то, что забронировано для групп. Это отдельно от охвата: он считает людей за машинами.
desk-groups-new = Новая группа
desk-groups-kind = Вид
desk-groups-current = Действующие
desk-groups-archived = В архиве
desk-groups-is-archived = в архиве
desk-groups-none = Таких групп пока нет.
desk-groups-n-heads = { $n ->
    [one] Придёт { $n } человек
    [few] Придут { $n } человека
   *[other] Придут { $n } человек
  }
desk-groups-n-members = { $n ->
    [one] { $n } участник
    [few] { $n } участника
   *[other] { $n } участников
  }
desk-groups-pool = { $time } в неделю
desk-groups-one = Группа
desk-groups-about = О группе
desk-groups-what-class = Для класса бронирует преподаватель.
desk-groups-what-team = Для команды бронирует любой её участник; у команды может быть общий предел.
desk-groups-what-visit = Гости без учётной записи. Бронируют для них сотрудники, известно только число.
desk-groups-name = Название
desk-groups-members = Участники: { $n }
desk-groups-no-members = Пока никого.
desk-groups-add-member = Введите имя
desk-groups-take-out = Убрать из группы: { $name }
desk-groups-headcount = Сколько придёт
desk-groups-headcount-wrong = Целое число от 1 до 1000.
desk-groups-contact = Кто отвечает за визит
desk-groups-contact-hint = Имя и как связаться. Читают только сотрудники; стирается, когда визит уходит в архив.
desk-groups-hours = Часов в неделю на всех машинах вместе
desk-groups-hours-hint = Пусто: без предела.
desk-groups-hours-wrong = Число часов, не больше 1680.
desk-groups-counts = Считать и за человеком
desk-groups-counts-what = Тогда брони команды входят и в пределы того, кто за них отвечает.
desk-groups-counts-short = Считается
desk-groups-counts-both = и за командой, и за тем, кто отвечает за бронь
desk-groups-counts-team = только за командой
desk-groups-change = Изменить
desk-groups-changed-meanwhile = Пока группа была открыта, её изменил кто-то другой. Его правки внесены в форму, ваши сохранены: проверьте и сохраните ещё раз.
desk-groups-meanwhile-came = Добавлены
desk-groups-meanwhile-left = Убраны
desk-groups-meanwhile-yours = в форме осталось ваше
desk-groups-archive = В архив
desk-groups-archive-of = В архив: { $name }
desk-groups-archive-what = Для неё больше ничего не бронируют. Что забронировано, остаётся.
desk-groups-archive-visit = Для него больше ничего не бронируют, а контакт стирается. Что забронировано, остаётся.
desk-groups-archived-done = Группа убрана в архив.
desk-groups-ahead = Предстоящие брони
desk-groups-past = Последние брони и кто пришёл
desk-groups-booked-by = оформлено: { $who }
desk-groups-kinds-class = Классы
desk-groups-kinds-team = Команды
desk-groups-kinds-visit = Визиты
desk-groups-sum-bookings = Брони
desk-groups-sum-recorded = Записано
desk-groups-sum-people = Участники
desk-groups-sum-visits = Приходы
desk-groups-sum-heads = Остальные
desk-groups-means-bookings = Брони: начались в эти дни и не отменены.
desk-groups-means-recorded = Записано: о скольких из них сказано, кто пришёл.
desk-groups-means-people = Участники: сколько разных участников пришло.
desk-groups-means-visits = Приходы: сколько раз они приходили.
desk-groups-means-heads = Остальные: сосчитаны помимо них, каждый раз заново.
