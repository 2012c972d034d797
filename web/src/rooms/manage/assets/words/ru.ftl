# Чем владеет лаборатория: реестр, одна машина как имущество, этикетки, инвентаризации.
assets-register = Реестр
assets-checks = Инвентаризации
assets-lead = Чем владеет лаборатория, кто это передал, кто за это отвечает и где оно стоит.
assets-export = Реестр в CSV
assets-donor = Кто передал
assets-donor-none = Неизвестно
assets-by-donor = По донорам
assets-gone = Выбыло
assets-custodian = Ответственный
assets-custodian-any = Любой
assets-custodian-none = Пока никто
assets-state = Показать
assets-state-here = В лаборатории
assets-state-gone = Выбывшее
assets-state-all = Всё
assets-warranty = Гарантия
assets-warranty-any = Любая
assets-warranty-over = Кончилась
assets-warranty-soon = Кончилась или кончится за 3 месяца
assets-warranty-year = Кончилась или кончится за год
assets-warranty-until = до { $day }
assets-warranty-was = кончилась { $day }
assets-warranty-last = Последний день гарантии
assets-location = Где стоит
assets-cost = Стоимость
assets-cost-unknown = Стоимость неизвестна
assets-acquired = В лаборатории с
assets-age = Возраст
assets-age-new = меньше месяца
assets-years = { $n ->
    [one] { $n } год
    [few] { $n } года
    [many] { $n } лет
   *[other] { $n } года
  }
assets-months = { $n ->
    [one] { $n } месяц
    [few] { $n } месяца
    [many] { $n } месяцев
   *[other] { $n } месяца
  }
assets-tag = Метка
assets-serial = Серийный номер
assets-count = { $n ->
    [one] { $n } машина
    [few] { $n } машины
    [many] { $n } машин
   *[other] { $n } машины
  }
assets-count-more = Показаны первые: { $n }
assets-none = Ничего не подходит. Попробуйте меньше слов или другие условия.
assets-tick = Отметить { $name }
assets-tick-all = Отметить всё показанное
assets-tick-none = Снять отметки
assets-labels-all = Этикетки всех машин
assets-labels-of = { $n ->
    [one] Этикетка { $n } машины
   *[other] Этикетки { $n } машин
  }
assets-labels-what = PDF для листов A4, по 24 этикетки 70 × 37 мм. Отметьте машины, чтобы напечатать только их этикетки.

assets-machine = Сама машина
assets-standing = Как имущество
assets-standing-where = Донор, стоимость, дата и метка меняются на странице машины.
assets-papers = Документы
assets-papers-none = Пока ничего не записано.
assets-inventory-number = Инвентарный номер
assets-donor-agreement = Договор с донором
assets-transfer-act = Акт передачи
assets-invoice = Счёт
assets-restrictions = Ограничения
assets-restrictions-hint = Чего донор не разрешает: например, продать или перевезти в другое здание.
assets-restrictions-until = Действуют до
assets-drop = Отменить правки
assets-places = Где стояла
assets-place-unknown = Место не записано
assets-since = с { $time }
assets-move = Переместить
assets-move-where = Где стоит теперь
assets-move-hint = Комната или угол, теми же словами, что у соседних машин. Оставьте пустым, если никто не знает.
assets-moved = Новое место записано
assets-label = Этикетка
assets-label-of = QR-код: { $name }
assets-label-what = Код ведёт на страницу машины; его же сканируют при инвентаризации.
assets-label-print = Напечатать
assets-label-svg = Картинкой SVG
assets-passport = Паспорт
assets-passport-what = Одна страница для проверяющего: документы, часы работы, число людей, простои, ремонты.
assets-passport-english = Печатается по-английски: корейских букв в печати пока нет.
assets-passport-from = Первый день
assets-passport-last = Последний день
assets-passport-wrong = Первый день не может быть позже последнего.
assets-passport-print = Паспорт в PDF
assets-choose = Выберите…
assets-dispose = Списать
assets-dispose-of = Списать: { $name }
assets-dispose-what = Машина уходит навсегда и сегодня же выводится из работы: забронировать её больше нельзя. Вернуть это невозможно. История и документы остаются.
assets-dispose-bound = Ограничения донора действуют до { $day }. Сначала спросите донора.
assets-dispose-way = Что с ней стало
assets-dispose-day = В какой день
assets-dispose-paper = Акт или письмо
assets-dispose-paper-hint = Номер и дата. Сам документ можно добавить в файлы.
assets-disposed = Записано, что машина выбыла
assets-way-scrapped = Утилизирована
assets-way-sold = Продана
assets-way-given-away = Передана безвозмездно
assets-way-returned = Возвращена
assets-way-lost = Утеряна
assets-way-stolen = Украдена
assets-left-on = { $how }: { $day }
assets-left-paper = Основание: { $paper }

assets-check = Инвентаризация
assets-checks-lead = Дважды в год пройдите по комнатам с телефоном и отсканируйте каждую машину.
assets-checks-none = Проверок ещё не было.
assets-check-start = Начать инвентаризацию
assets-check-go-on = Продолжить инвентаризацию
assets-check-due = Следующая – до { $day }.
assets-check-overdue = Следующая должна была пройти до { $day }.
assets-check-next = Следующая – до { $day }.
assets-check-runs = Идёт
assets-check-ended = Завершена
assets-check-since = Начата { $from }
assets-check-was = С { $from } по { $until }
assets-check-share = Осмотрено: { $seen } из { $all }
assets-check-finish = Завершить
assets-check-finish-what = { $n ->
    [0] Осмотрены все машины. Отчёт больше нельзя будет изменить.
    [one] { $n } машина не найдена: она будет записана как отсутствующая. Отчёт больше нельзя будет изменить.
    [few] { $n } машины не найдены: они будут записаны как отсутствующие. Отчёт больше нельзя будет изменить.
    [many] { $n } машин не найдено: они будут записаны как отсутствующие. Отчёт больше нельзя будет изменить.
   *[other] { $n } машины не найдены: они будут записаны как отсутствующие. Отчёт больше нельзя будет изменить.
  }
assets-check-finished = Инвентаризация завершена
assets-scan = Этикетка, метка или название
assets-scan-hint = Сканер напечатает её здесь. Вручную: метка или часть названия и Enter.
assets-scan-none = В этой лаборатории нет машины с такой этикеткой, меткой или названием.
assets-scan-gone = По записям она выбыла из лаборатории.
assets-scan-before = Уже записано: { $outcome }. Считается последнее.
assets-scan-where-hint = Измените, если она стоит в другом месте: теперь она будет числиться там.
assets-scan-damaged = Повреждена
assets-scan-here = Она здесь
assets-scan-other = Другая машина
assets-kept-at = должна стоять: { $place }
assets-is-found = Найдена
assets-is-moved = Перемещена
assets-is-damaged = Повреждена
assets-is-missing = Отсутствует
assets-n-found = найдено: { $n }
assets-n-moved = перемещено: { $n }
assets-n-damaged = повреждено: { $n }
assets-n-missing = отсутствует: { $n }
assets-unseen = Осталось найти: { $n }
assets-unseen-none = Осмотрены все машины.
assets-no-tag = без метки
assets-here = Здесь
assets-here-one = Здесь: { $name }
assets-seen = Что найдено
assets-seen-none = Отсканируйте или найдите первую машину.
assets-again = Изменить
assets-again-one = Изменить: { $name }
