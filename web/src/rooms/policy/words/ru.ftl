# Правила брони так, как их говорят люди.
policy-span-minutes = { $n ->
    [one] { $n } минуту
    [few] { $n } минуты
   *[other] { $n } минут
  }
policy-span-hours = { $n ->
    [one] { $n } час
    [few] { $n } часа
   *[other] { $n } часов
  }
policy-span-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[other] { $n } дней
  }
policy-of-minutes = { $n ->
    [one] { $n } минуты
   *[other] { $n } минут
  }
policy-of-hours = { $n ->
    [one] { $n } часа
   *[other] { $n } часов
  }
policy-of-days = { $n ->
    [one] { $n } дня
   *[other] { $n } дней
  }
policy-headline = Студенты могут бронировать { $length }, { $ahead }.
policy-clause-longest = не дольше чем на { $most } за раз
policy-clause-length = от { $least } до { $most } за раз
policy-clause-ahead = не раньше чем за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  }
policy-clause-same-day = только на тот же день
policy-training = Нужно обучение: { $name }.
policy-training-level = Нужно обучение: { $name }, уровень — { $level } или выше.
policy-approval = Каждую бронь одобряют сотрудники.
policy-staff-on-duty = Только при дежурном сотруднике.
policy-supervisor = Только при дежурном наставнике с допуском: { $name }.
policy-second-person = Не в одиночку: указывают второго человека.
policy-hazard = Опасная машина: несовершеннолетние не работают на ней одни.
policy-checklist = Перед каждым началом проверяют { $n ->
    [one] { $n } пункт
    [few] { $n } пункта
   *[other] { $n } пунктов
  }.
policy-longest = Не дольше чем на { $most } за раз.
policy-length = От { $least } до { $most } за раз.
policy-ahead = Не раньше чем за { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[other] { $days } дней
  }.
policy-same-day = Только на тот же день.
policy-grid = Начало и конец – с шагом в { $span }.
policy-notice = Не позже чем за { $span } до начала.
policy-active = Не больше { $n ->
    [one] { $n } предстоящей брони
   *[other] { $n } предстоящих броней
  } одновременно.
policy-week = Не больше { $span } в неделю.
policy-check-in = Отметиться нужно не раньше чем за { $span } до начала и не позже чем через { $span } после него, иначе время отдают другим.
policy-cancel = Отменить можно не позже чем за { $span } до начала.
policy-buffer = После каждой брони { $span } оставлено на подготовку.
policy-after-closing = Начатая работа может идти до { $span } после закрытия.
