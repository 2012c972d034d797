# Что видят при бронировании только сотрудники.
book-for = Для кого
book-for-myself = Для себя; для другого введите имя
book-person-none = Никого с таким именем
book-person-gone = Уже не участник
book-override = Причина отступить от правила
book-override-hint = Она останется в журнале.
