app-skip = К содержанию
app-menu = Меню
app-account = Профиль
app-language = Язык
app-choose-lab = Выберите лабораторию
app-labs-none = Здесь нет лаборатории, которую вы можете видеть.
app-labs-make = Создать первую лабораторию
app-change-lab = Другая лаборатория

nav-today = Сегодня
nav-board = Доска
nav-find = Поиск
nav-my = Моё
nav-requests = Заявки
nav-manage = Управление
nav-funding = Донорам
nav-sign-in = Войти
nav-register = Впервые здесь?
nav-sign-out = Выйти
nav-profile = Профиль
nav-inbox = { $n ->
    [0] Уведомления
   *[other] Уведомления, непрочитанных: { $n }
  }
nav-training = Обучение

page-not-found = Такой страницы нет
page-not-found-what = Адрес мог устареть или быть набран с ошибкой.
page-not-yours = Эта страница не для вас
page-not-yours-what = { $for ->
    [staff] Она для сотрудников лаборатории.
    [manager] Она для руководителей лаборатории.
    [funder] Она для доноров и руководителей лаборатории.
   *[other] Войдите, чтобы её увидеть.
  }
page-home = На главную

say-loading = Загрузка…
say-offline = Нет связи. Вы видите то, что было в { $time }.
say-renewing = Данные на { $time }; обновляются…
say-unreachable = Сервис недоступен
say-unreachable-what = Проверьте связь. Всё, что вы ввели, сохранится.
say-no-answer = Сервис не отвечает
say-no-answer-what = Возможно, он перегружен или обновляется. Подождите минуту и повторите: всё, что вы ввели, сохранится.
say-kept-out = Запрос не дошёл до сервиса
say-kept-out-what = Его отклонили по пути (код { $status }). Повторите или попробуйте через другую сеть.
say-broken = На этой странице что-то пошло не так
say-broken-what = Обновите страницу и повторите. Если не поможет, скажите сотрудникам лаборатории.
say-again = Повторить
say-sending-again = Связь плохая: отправляем снова ({ $number })…
say-fate-unknown = Не пришло ответа, который сказал бы, сделано ли это: проверьте, прежде чем отправлять заново.
say-fate-look = Проверить, есть ли бронь
say-lab-time = Время лаборатории, { $zone }
say-request-id = Для сотрудников: { $id }
say-definition = как определяется

do-cancel = Отмена
do-close = Закрыть
do-save = Сохранить
do-back = Назад
do-next = Далее
do-undo = Отменить
do-renew = Обновить
do-more = Показать ещё
do-confirm = Подтвердить
do-search = Искать
field-required = Обязательно
field-wrong = Проверьте, что здесь написано
field-optional = необязательно
field-reason = Причина
field-from = С
field-until = До
field-day = День

sign-in-again = Ваш сеанс завершён
sign-in-again-what = Войдите, чтобы продолжить. Введённое останется здесь.

status-in-service = Работает
status-degraded = Работает с ограничениями
status-out-of-service = Не работает
status-retired = Списан

role-student = Студент
role-technician = Техник
role-manager = Руководитель
role-funder = Донор
role-device = Устройство
role-admin = Администратор

time-today = сегодня
time-tomorrow = завтра
time-yesterday = вчера
time-minutes = { $n } мин
time-hours = { $n } ч
time-hours-minutes = { $h } ч { $m } мин
time-until = до { $time }
time-day-change = на следующий день

reservation-pending = Ждёт одобрения
reservation-confirmed = Забронировано
reservation-checked-in = Идёт работа
reservation-completed = Завершено
reservation-cancelled = Отменено
reservation-rejected = Отклонено
reservation-expired = Осталось без ответа
reservation-no-show = Неявка

purpose-coursework = Учебная работа
purpose-thesis = Дипломная работа
purpose-research = Исследование
purpose-personal = Личный проект
purpose-startup = Стартап
purpose-outreach = Просвещение
purpose-training = Обучение
purpose-engineering = Инженерная работа

block-reservation = Занято
block-walk-in = Идёт работа
block-maintenance = Обслуживание
block-event = Мероприятие
block-work-order = Ремонт
block-hold = Придержано
block-buffer = Подготовка

outcome-success = Удалось
outcome-failure = Не удалось
outcome-aborted = Прервано
outcome-unknown = Не указано

process-PBF = Сплавление порошка
process-MEX = Печать филаментом
process-VPP = Печать смолой
process-MJT = Струйная 3D-печать
process-BJT = Струйное связывание
process-DED = Прямой подвод энергии
process-SHL = Листовая ламинация
process-laser_cutting = Лазерная резка
process-cnc_milling = Фрезерование на ЧПУ
process-cnc_turning = Токарная обработка на ЧПУ
process-waterjet_cutting = Гидроабразивная резка
process-edm = Электроэрозия
process-vinyl_cutting = Резка плёнки
process-pcb_fabrication = Печатные платы
process-electronics = Электроника
process-metrology = Измерения
process-characterisation = Испытания материалов
process-scanning = 3D-сканирование
process-casting = Литьё
process-woodworking = Работа по дереву
process-welding = Сварка
process-sewing = Шитьё
process-furnace = Печь
process-other = Другое

material-polymer = Пластик
material-metal = Металл
material-ceramic = Керамика
material-composite = Композит
material-wood = Дерево
material-paper = Бумага
material-textile = Ткань
material-leather = Кожа
material-glass = Стекло
material-stone = Камень
material-sand = Песок
material-wax = Воск
material-other = Другое

sign-in-name = Почта, телефон или номер студента
sign-in-name-hint = Номер телефона начинается с +996.
sign-in-password = Пароль
sign-in-shared = Это общее устройство
sign-in-shared-hint = Выход через десять минут бездействия; здесь ничего не сохраняется.
