# Что сообщают людям: `notify-ВИД` — заголовок, `.text` — подробности. Во всех языках одни и те же сообщения с одними и теми
# же аргументами: это сравнивает тест.

read-which = Отправьте либо ids, либо until.
quiet-hours-empty = Тихие часы заканчиваются не тогда же, когда начинаются.

notify-span = { $day }, { $hours }
notify-gap = Ближайшее свободное время на ней начинается { $from }.
notify-equivalents = Свободны в это время: { $machines }.
notify-several = { $count ->
    [one] { $count } сообщение от { $lab }
    [few] { $count } сообщения от { $lab }
   *[other] { $count } сообщений от { $lab }
}
notify-hello = Здравствуйте!
notify-settings = Выберите, что и как вам сообщать: { $link }

notify-reservation-confirmation = { $machine }: бронь создана
    .text = Вы забронировали: { $time }.
notify-reservation-booked = { $machine }: для вас забронировано время
    .text = Сотрудники { $lab } забронировали для вас: { $time }.
notify-reservation-approved = { $machine }: ваша бронь подтверждена
    .text = { $time }.
notify-reservation-rejected = { $machine }: ваша бронь отклонена
    .text = { $time }. Если сотрудники указали причину, она стоит в брони.
notify-reservation-expired = { $machine }: вашу бронь не подтвердили вовремя
    .text = { $time }. Бронь больше не действует. Спросите сотрудников или выберите другое время.
notify-reservation-moved = { $machine }: ваша бронь изменена
    .text = Её изменили сотрудники { $lab }. Теперь: { $machine }, { $time }.
notify-reservation-cancelled = { $machine }: ваша бронь отменена
    .text = { $time }. { $cause ->
        [closure] Лаборатория в это время закрыта.
        [machine_locked] Машиной нельзя было пользоваться.
        [overrun] Работа перед вами затянулась.
        [outage] Сервис бронирования не работал.
        [not_qualified] Допуск, нужный для машины, не действовал.
       *[none] Её отменили сотрудники.
    } Пропуском это не считается.
notify-reservation-missed = { $machine }: вы пропустили бронь
    .text = { $time }. Никто не отметился, и остаток времени свободен для других. Если не можете прийти, отменяйте бронь заранее.
notify-reservation-held-open = { $machine }: машина пока занята
    .text = Ваша бронь: { $time }. { $cause ->
        [machine_locked] Машина заблокирована.
        [overrun] Работа перед вами затянулась.
       *[outage] Сервис бронирования не работал.
    } Отметиться можно до { $until }; если не получится, пропуском это не считается.
notify-reservation-reminder = Скоро: { $machine }
    .text = Ваша бронь: { $time }. Если не можете прийти, отмените её.
notify-machine-down = { $machine } сейчас не работает
    .text = { $count ->
        [one] У вас бронь на эту машину: { $time }.
        [few] У вас { $count } брони на эту машину, первая: { $time }.
       *[other] У вас { $count } броней на эту машину, первая: { $time }.
    } Бронь остаётся, пока вы её не перенесёте или не отмените.
notify-machine-back = { $machine } снова работает
    .text = Ваша бронь в силе: { $time }.
notify-reservation-second-person = Вы названы вторым человеком: { $machine }
    .text = Тот, кто там будет работать, рассчитывает на вас: { $time }. Если вы не сможете прийти, скажите ему или сотрудникам.
notify-session-taken-over = { $machine }: ваш сеанс завершён
    .text = Его время вышло, и начал работу следующий. Если окончание записано неверно, исправьте сеанс.
notify-session-closed-forgotten = { $machine }: ваш сеанс закрыт
    .text = Его никто не завершил, поэтому он считается до ожидаемого окончания. Если это неверно, исправьте сеанс.
notify-session-corrected = { $machine }: ваш сеанс исправлен
    .text = Его исправили сотрудники. Посмотрите, что записано теперь.
notify-session-correction-rejected = Ваше исправление не принято
    .text = { $machine }: сеанс остаётся таким, каким был записан.
notify-certification-granted = У вас есть допуск: { $what }
    .text = { $state ->
        [ends] Он действует до { $until }.
       *[none] Он бессрочный.
    }
notify-certification-revoked = Допуск отозван: { $what }
    .text = Машинами, для которых он нужен, пользоваться нельзя, брони на них не сработают. Спросите сотрудников, как получить его снова.
notify-certification-expires-soon = Скоро заканчивается допуск: { $what }
    .text = Он действует до { $until }. Заранее узнайте о ближайшем курсе.
notify-enrolment-promoted = Для вас нашлось место на курсе
    .text = Место освободилось, и оно ваше. Если не можете прийти, откажитесь от него.
notify-course-session-cancelled = Занятие отменено
    .text = { $time }. Вы были на него записаны. Выберите другую дату.
notify-course-session-moved = Занятие изменилось: { $what }
    .text = Теперь: { $time }. Если не можете прийти, откажитесь от места.
notify-course-session-reminder = Скоро занятие: { $what }
    .text = Ваше занятие: { $time }. Если не можете прийти, откажитесь от места.
notify-enrolment-created = { $state ->
    [waiting] Вы в очереди на курс: { $what }
   *[enrolled] Вы записаны на курс: { $what }
}
    .text = Вас записали сотрудники { $lab }: { $time }.
notify-group-booking-created = Забронировано для вашей группы: { $what }
    .text = { $time }.
notify-group-booking-cancelled = Бронь вашей группы отменена: { $what }
    .text = { $time }.
notify-membership-confirmed = Добро пожаловать в { $lab }
    .text = Вас приняли: теперь можно бронировать.
notify-membership-declined = { $lab }: вас не приняли
    .text = Ваша учётная запись остаётся. Спросите у сотрудников.
notify-membership-suspended = { $lab }: доступ приостановлен
    .text = До { $until } вы не можете там бронировать и начинать работу. Спросите у сотрудников.
notify-membership-restored = { $lab }: доступ снова открыт
    .text = Приостановка закончилась.
notify-equipment-request-moved = { $state ->
    [under_review] Заявку рассматривают
    [flagged] Заявка готова для доноров
    [published] Заявку показывают донорам
    [pledged] Донор обещал средства
    [funded] Средства на заявку выделены
    [ordered] Оборудование заказано
    [delivered] Оборудование доставлено
    [in_service] Оборудование введено в работу
    [reported] Донор получил отчёт
    [declined] Заявка отклонена
    [withdrawn] Заявка отозвана
   *[answered_otherwise] Заявку решили иначе
}
    .text = «{ $what }». Вы подали или поддержали эту заявку.
notify-duty-planned = Вы дежурите в { $lab }
    .text = { $time }.
notify-duty-removed = Ваше дежурство в { $lab } снято
    .text = { $time }.
notify-reservation-waiting = Бронь ждёт подтверждения
    .text = { $machine }, { $time }.
notify-member-waiting = Новый человек ждёт приёма
    .text = { $lab }: кто-то хочет стать участником.
notify-correction-waiting = Исправление ждёт решения
    .text = Кто-то сообщает, что сеанс был другим.
notify-equipment-request-waiting = Новая заявка на оборудование
    .text = «{ $what }» ждёт рассмотрения.
notify-incident-reported = Сообщили о неисправности: { $machine }
    .text = { $state ->
        [safety] Речь о безопасности. Машина заблокирована.
        [major] Неисправность серьёзная. Машина заблокирована.
       *[minor] Неисправность небольшая. Машиной можно пользоваться.
    }
notify-incident-resolved = Неисправность, о которой вы сообщили, устранена
    .text = { $machine }. Спасибо, что сообщили.
notify-work-order-opened = Открыт наряд на работу: { $machine }
    .text = Посмотрите, что нужно сделать.
notify-stock-item-low = Заканчивается: { $what }
    .text = Запас опустился до уровня дозаказа.
