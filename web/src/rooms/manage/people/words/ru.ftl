# Люди за столом сотрудников: участники, их допуски, списки, листки с кодами.
people-lead = Кто состоит в лаборатории и что здесь может.
people-members = Участники
people-name = Имя
people-role = Роль
people-signs-in-by = Для входа
people-search = Имя, адрес или номер
people-found = { $n ->
    [one] { $n } человек
    [few] { $n } человека
   *[other] { $n } человек
  }
people-first = Первые { $n }
people-show-all = Показать всех
people-none-found = Никто не подходит. Уберите слово или условие.
people-shown = { $n } из { $of }
people-holders-of = У кого сейчас есть допуск «{ $name }».
people-no-such = Такого участника нет
people-no-such-what = Этот человек не состоит в лаборатории или больше не ждёт подтверждения.
people-not-saved = Не сохранено

people-standing-pending = Ждёт подтверждения
people-standing-suspended = Приостановлен
people-standing-unclaimed = Профиль не получен
people-standing-active = Участник

people-may-student = Бронирует машины и работает на них, просит оборудование.
people-may-technician = Также бронирует за других, освобождает машины, записывает и исправляет сеансы, принимает новых участников.
people-may-manager = Также меняет машины, часы, правила, людей и допуски, одобряет брони и читает журнал.
people-may-funder = Видит показатели и обоснования без имён; ни доски, ни участников.
people-may-device = Ключ самой машины.

people-waiting = { $n ->
    [one] { $n } человек ждёт подтверждения
    [few] { $n } человека ждут подтверждения
   *[other] { $n } человек ждут подтверждения
  }
people-waiting-what = До подтверждения они могут смотреть, но не бронировать. Убедитесь, что это те, за кого они себя выдают.
people-confirm = Принять
people-confirm-name = Принять: { $name }
people-confirmed = { $name } теперь участник.
people-decline = Отклонить
people-decline-name = Отклонить: { $name }
people-declined = { $name } больше не ждёт.
people-decline-what = Человек не будет принят; его профиль останется, и он может попроситься снова.
people-reason-hint = Останется в журнале.

people-facts = Что известно лаборатории
people-field-full-name = Имя и фамилия
people-field-affiliation = Подразделение
people-field-student-number = Номер студента
people-field-email = Эл. почта
people-field-phone = Телефон
people-field-role = Роль
people-field-locale = Язык
people-since = Участник с
people-suspended-until = Приостановлен до
people-change = Изменить
people-change-of = Изменить: { $name }
people-affiliation-hint = Факультет, школа или компания.
people-number-hint = По нему входит тот, у кого нет почты.
people-audit-hint = Попадёт в журнал.

people-suspend = Приостановить
people-suspension = Приостановка
people-suspend-of = Приостановить: { $name }
people-suspend-what = Пока участие приостановлено, человек не может ни бронировать, ни начинать работу. Уже сделанные брони остаются; если нужно, отмените их отдельно.
people-left-what = Участие не удаляется: его история идёт в счёт. Кто ушёл насовсем, того приостанавливают до далёкого дня.
people-suspend-reason = Его сообщат участнику
people-suspend-last = Последний день приостановки
people-day-ahead = Выберите сегодняшний или более поздний день.
people-suspended = { $name }: участие приостановлено.
people-lift = Снять приостановку
people-lifted = { $name }: приостановка снята.

people-unclaimed-what = Этот профиль создала лаборатория, человек ещё не получил его. Для этого нужен листок с кодом.
people-slip-print = Напечатать листок
people-slips = Листки с кодами
people-slips-what = По коду с листка человек получает профиль, который создала лаборатория: десять листков на странице A4, их разрезают и раздают. Код действует 90 дней.
people-slips-none = Все уже получили свои профили.
people-slips-whose = Чьи листки
people-nobody = Никто
people-slips-old = Ранее напечатанные листки тех же людей перестанут действовать.
people-slips-print = { $n ->
    [one] Напечатать { $n } листок
    [few] Напечатать { $n } листка
   *[other] Напечатать { $n } листков
  }
people-slips-made = Листки готовы. Их кодов больше нигде нет: храните файл до печати, потом удалите.
people-slips-theirs = Напечатать их листки

people-code = Одноразовый код
people-code-of = Одноразовый код: { $name }
people-code-what = С ним человек задаёт новый пароль. Давайте его только самому человеку: с кодом можно войти под его именем. Он действует сутки, показывается один раз и записывается в журнал.
people-code-make = Создать код
people-code-until = Действует один раз, до: { $until }.
people-code-once = Вы видите его только сейчас. Новый код отменит этот.
people-code-say = Что сказать человеку
people-code-say-open = Откройте { $page } на телефоне или компьютере.
people-code-say-name = Введите как имя: { $name }
people-code-say-code = Введите этот код и свой новый пароль.
people-code-told = Код передан
people-copy = Скопировать
people-copied = Скопировано

people-qualification = Допуск
people-qualifications = Допуски
people-qualifications-lead = Что даёт обучение: право работать на машинах, правила которых его требуют.
people-qualifications-none = В лаборатории их пока нет.
people-give = Дать допуск
people-give-to = Дать допуск: { $name }
people-give-do = Дать
people-given = Допуск «{ $name }» дан.
people-given-on = Дан { $day }
people-level = Уровень
people-last-day = Действует по этот день включительно
people-last-day-else = { $n ->
    [one] Если пусто: { $n } день от сегодня.
    [few] Если пусто: { $n } дня от сегодня.
   *[other] Если пусто: { $n } дней от сегодня.
  }
people-last-day-ever = Если пусто: без срока.
people-evidence = Чем подтверждён
people-evidence-hint = Зачёт, курс, документ.
people-holds-until = Действует до { $day }
people-holds-ever = Действует без срока
people-ended-on = Закончился { $day }
people-revoked-on = Отозван { $day }
people-by-course = Получен на курсе
people-holds-none = Пока нет.
people-revoke = Отозвать
people-revoke-of = Отозвать «{ $name }»
people-papers = Документы
people-papers-of = Документы: { $name }
people-revoke-what = Допуск закончится сейчас; вернуть его нельзя, только дать заново. Сделанные брони остаются, их владельцу сообщат.
people-revoked = Отозвано.
people-add = Добавить допуск
people-added = Допуск добавлен.
people-name-of-it = Название
people-name-needed = Назовите хотя бы на одном языке.
people-days = Сколько дней действует
people-days-hint = Со дня выдачи. Если пусто: без срока.
people-days-wrong = Целое число дней от 1 до 36500.
people-levels = Уровни
people-levels-hint = По одному в строке, от низшего к высшему.
people-levels-are = Уровни: { $levels }
people-valid-days = { $n ->
    [one] Действует { $n } день
    [few] Действует { $n } дня
   *[other] Действует { $n } дней
  }
people-valid-ever = Действует без срока
people-holders = { $n ->
    [0] Сейчас ни у кого нет
    [one] Есть у { $n } человека
   *[other] Есть у { $n } человек
  }

people-coming = Ближайшие брони
people-coming-none = Ничего не забронировано.
people-recent = Последние сеансы
people-trail = Все записи журнала
people-recent-none = Сеансов ещё не было.
people-session-open = Работает сейчас

people-import = Загрузить список
people-import-title = Участники из списка
people-import-lead = Сначала вы увидите, что произойдёт, строка за строкой; потом примете людей.
people-columns-what = Файл CSV; первая строка называет столбцы. Нужны имя и одно из трёх: почта, телефон или номер студента.
people-column-full-name = Имя и фамилия
people-column-email = Адрес эл. почты
people-column-phone = С кодом страны, как +996 555 123456
people-column-student-number = Как в студенческом билете
people-column-affiliation = Факультет, школа или компания
people-column-role = student, technician, manager или funder; пусто значит student
people-column-locale = Язык писем: ky, ru, en или ko
people-sample = Образец файла
people-source = Где список
people-source-file = Файл
people-source-paste = Вставить текст
people-file = Выбрать файл
people-file-hint = Сохранён как CSV UTF-8; между столбцами запятая, точка с запятой или табуляция.
people-paste = Список
people-paste-hint = Скопируйте из таблицы вместе с первой строкой.
people-look = Посмотреть, что произойдёт
people-would = Что произойдёт
people-did = Что произошло
people-would-created = Новый
people-would-changed = Изменится
people-would-unchanged = Без изменений
people-would-failed = Не получится
people-was-created = Принят
people-was-changed = Изменён
people-was-unchanged = Без изменений
people-was-failed = Не принят
people-rows = Строки списка
people-line = Строка
people-in-file = В списке
people-failed-stay = { $n ->
    [one] { $n } строка не войдёт. Примите остальных, исправьте её и загрузите список снова: принятое от этого не изменится.
    [few] { $n } строки не войдут. Примите остальных, исправьте их и загрузите список снова: принятое от этого не изменится.
   *[other] { $n } строк не войдут. Примите остальных, исправьте их и загрузите список снова: принятое от этого не изменится.
  }
people-take = { $n ->
    [one] Принять { $n } человека
   *[other] Принять { $n } человек
  }
people-take-nobody = Принимать некого.
people-taken = { $n ->
    [one] Принят { $n } человек.
    [few] Принято { $n } человека.
   *[other] Принято { $n } человек.
  }
people-minor = Возраст и опекуны
people-minor-none = Ничего не отмечено: считается совершеннолетним.
people-minor-is = Несовершеннолетний
people-minor-until = До { $day }
people-minor-grown = Совершеннолетний с { $day }
people-minor-what = Несовершеннолетние приходят одни только с согласия опекуна, которое есть в деле, и никогда не работают одни на машине, отмеченной как опасная.
people-minor-mark = Отметить несовершеннолетним
people-minor-change = Изменить
people-minor-remove = Снять отметку
people-minor-removed = { $name } снова считается совершеннолетним.
people-minor-of = Несовершеннолетний: { $name }
people-minor-adult-on = День совершеннолетия
people-minor-adult-hint = С этого дня человек совершеннолетний.
people-minor-adult-wrong = День впереди, в пределах 18 лет.
people-consents = Что разрешают опекуны
people-consent-comes-alone = Приходить и работать одному
people-consent-personal-data = Хранить данные в лаборатории
people-consent-photographs = Фотографировать
people-consent-given = Дано { $day }
people-consent-none = Нет в деле
people-consent-nameless = имя удалено
people-consent-was = { $who }: дано { $day }, отозвано { $end }
people-consent-give = Внести
people-consent-give-of = Внести согласие: { $what }
people-consent-give-what = Как стоит на бумаге, которую подписал опекун: { $name }.
people-consent-guardian = Кто подписал
people-consent-guardian-hint = Имя и кем приходится: мать, отец, опекун.
people-consent-form = Бланк для подписи
people-consent-text = текст { $version }
people-consent-version = Версия текста
people-consent-version-hint = Стоит внизу бланка.
people-consent-day = Дата на бумаге
people-consent-day-late = Сегодня или раньше.
people-consent-withdraw = Отозвать
people-consent-withdraw-of = Отозвать согласие: { $what }
people-consent-withdraw-what = Оно прекращается сейчас. Брони остаются, но при начале работы его спросят снова.
people-consent-withdrawn = Согласие отозвано.
people-erase-title = Удаление навсегда
people-erase-what = Просьба может прийти на бумаге или от того, кто не воспользовался талоном. Имя, адреса, заметки и причины удаляются; работа остаётся в статистике безымянной.
people-erase = Удалить
people-erase-of = Удалить: { $name }
people-erase-sure = Это произойдёт через семь дней. До тех пор вы или этот человек можете отменить; потом — никто.
people-erase-hint = Как об этом попросили, например «письмо от 3 сентября». Без имён.
people-erase-waits = Данные будут удалены { $day }.
people-erase-keep = Не удалять
