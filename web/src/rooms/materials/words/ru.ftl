# Материалы: единицы и что ушло за сеанс.
unit-milligram = мг
unit-gram = г
unit-kilogram = кг
unit-millimetre = мм
unit-centimetre = см
unit-metre = м
unit-millilitre = мл
unit-litre = л
unit-piece = штуки
unit-sheet = листы
unit-so-many-milligram = { $n } мг
unit-so-many-gram = { $n } г
unit-so-many-kilogram = { $n } кг
unit-so-many-millimetre = { $n } мм
unit-so-many-centimetre = { $n } см
unit-so-many-metre = { $n } м
unit-so-many-millilitre = { $n } мл
unit-so-many-litre = { $n } л
unit-so-many-piece = { $n } шт.
unit-so-many-sheet = { $n ->
    [one] { $n } лист
    [few] { $n } листа
    [many] { $n } листов
   *[other] { $n } листа
  }

materials-title = Израсходованные материалы
materials-what = Что ушло на работу. Это спишется со склада.
materials-again = Как в прошлый раз на этой машине: проверьте количество.
materials-told = Как указано в начале. Если ушло больше, напишите, сколько всего.
materials-item = Материал
materials-choose = Выберите…
materials-amount = Количество
materials-unit = Единица
materials-add = Добавить материал
materials-remove = Убрать: { $name }
materials-left = На складе { $quantity }
materials-wrong-item = Выберите, что израсходовано, или уберите строку.
materials-wrong-amount = Напишите число, например 42,5.
materials-wrong-less = В начале взято { $quantity }. Остаток вернут сотрудники.
materials-none = В лаборатории пока нет склада.
