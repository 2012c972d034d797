# Загрузка списка из CSV: сначала видно, что будет.
imports-lead = Ничего не записывается, пока вы не увидите, что произойдёт.
imports-way = Откуда список
imports-file = Файл
imports-paste = Вставить
imports-choose = Выбрать файл CSV
imports-text = Список вместе с заголовком
imports-hint = Между ячейками запятые, точки с запятой или табуляция, UTF-8. Первая строка – названия колонок.
imports-look = Посмотреть, что будет
imports-sample = Образец файла
imports-would = Что произойдёт
imports-was = Что сделано
imports-others = { $n ->
    [one] { $n } строка не войдёт: причина ниже.
    [few] { $n } строки не войдут: причины ниже.
   *[other] { $n } строк не войдут: причины ниже.
  }
imports-rows-show = Показать
imports-rows-all = Все строки ({ $n })
imports-rows-created = Новые ({ $n })
imports-rows-unchanged = Уже есть ({ $n })
imports-rows-failed = С ошибками ({ $n })
imports-rows-warned = Проверить ({ $n })
imports-row-line = Строка { $n }
imports-row-created = Будет добавлена
imports-row-added = Добавлена
imports-row-unchanged = Уже есть
imports-row-failed = Не войдёт
imports-row-open = Открыть
imports-columns = Какие бывают колонки
