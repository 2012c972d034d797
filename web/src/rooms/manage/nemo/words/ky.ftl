# NEMO сактаганды көчүрүп алуу.
nemo-title = NEMO системасынан көчүрүп алуу
nemo-what = Адамдар, аспаптар, уруксаттар, токтоолор, ээлөөлөр жана иштер баары чогуу көчүрүлөт же эч бири көчүрүлбөйт. Ошол эле файл экинчи жолу эч нерсени өзгөртпөйт.
nemo-file = Файл тандоо
nemo-file-hint = 1 МБга чейин JSON. Чоңураагын администратор серверде көчүрөт.
nemo-how = NEMO серверинде аны бул буйрук жасайт:
nemo-take = { $n ->
    [0] Көчүрө турган эч нерсе жок
   *[other] { $n } жазууну көчүрүү
  }
nemo-took = { $n } жазуу көчүрүлдү
nemo-stays = { $n } жазуу көчүрүлбөйт: себеби төмөндө.
nemo-kind = Эмне
nemo-read = Файлда
nemo-new = Көчүрүлөт
nemo-came = Көчүрүлдү
nemo-there = Буга чейин бар
nemo-out = Көчүрүлбөйт
nemo-kind-user = Адамдар
nemo-kind-tool = Машиналар
nemo-kind-qualification = Адамдардын окуулары
nemo-kind-scheduledoutage = Токтоолор
nemo-kind-reservation = Ээлөөлөр
nemo-kind-usageevent = Иштер
nemo-left = Четте калганы: { $n }
nemo-left-what = Мындай жазууларга бул жерде орун жок.
nemo-quarantine = Эмне көчүрүлбөйт жана эмне үчүн
nemo-record = № { $n }
