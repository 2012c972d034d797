waiting-title = Что требует внимания
waiting-count = { $n ->
    [one] Ждёт { $n } дело.
    [few] Ждут { $n } дела, самое срочное сверху.
   *[other] Ждёт { $n } дел, самое срочное сверху.
  }
waiting-of = ({ $n })
waiting-nothing = Вас ничего не ждёт
waiting-nothing-what = Всё решено, и все машины в хороших руках. Новое появится здесь само.
waiting-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[other] { $n } дней
  }
waiting-asked = Ждёт { $span }
waiting-approvals = Брони, которые ждут одобрения
waiting-approve = Одобрить
waiting-approved = Бронь одобрена: { $name }.
waiting-turn-down = Отклонить
waiting-turn-down-what = Бронь ({ $name }) не состоится, время сразу освободится. Причина сохранится вместе с бронью.
waiting-turned-down = Бронь отклонена: { $name }.
waiting-open = Сеансы, открытые слишком долго
waiting-late = Дольше срока на { $span }
waiting-long = Открыт уже { $span }
waiting-since-until = Начало: { $since }, ожидаемый конец: { $until }
waiting-settle = Сеансы, во время которых сервис не работал
waiting-desk = Ждут у стойки
waiting-confirm = Принять
waiting-confirmed = Теперь участник: { $name }.
waiting-decline = Отказать
waiting-decline-what = { $name } не станет участником. Учётная запись останется.
waiting-declined = Больше не ждёт: { $name }.
waiting-corrections = Предложенные исправления
waiting-wishes = Заявки на рассмотрение
waiting-wish-new = Новая
waiting-wish-review = На рассмотрении
waiting-wish-support = { $n ->
    [one] { $n } сторонник
    [few] { $n } сторонника
   *[other] { $n } сторонников
  }
waiting-wish-look = Рассмотреть
waiting-out = Машины, которые не работают
waiting-machine = К машине
waiting-for-managers = Одобрения и заявки видят здесь руководители.
waiting-since = С { $day } ({ $span })
waiting-look = Посмотреть
waiting-person = К человеку
waiting-all = Показать все ({ $n })
waiting-left-out = Есть ещё: показана первая сотня.
waiting-urgency-high = Немедленно
waiting-urgency-medium = Скоро
waiting-urgency-low = Когда будет время
waiting-faults = Серьёзные неисправности
waiting-small = Мелкие неисправности
waiting-work = Работы с опозданием или без времени
waiting-closing = Работа после закрытия
waiting-outside = Работа без брони за семь дней
waiting-expiring = Допуски, которые скоро кончаются
waiting-records = Не сказано, кто пришёл и кто сдал
waiting-stock = Склад и заказы
waiting-property = Имущество
waiting-other = Прочее
