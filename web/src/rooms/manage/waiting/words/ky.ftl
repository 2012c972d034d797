waiting-title = Эмнеге көңүл буруу керек
waiting-count = { $n ->
    [one] { $n } иш күтүүдө.
   *[other] { $n } иш күтүүдө, эң шашылышы жогоруда.
  }
waiting-of = ({ $n })
waiting-nothing = Сизди эч нерсе күтпөйт
waiting-nothing-what = Баары чечилген, бардык машиналар жакшы колдо. Жаңысы бул жерде өзү пайда болот.
waiting-days = { $n ->
    [one] { $n } күн
   *[other] { $n } күн
  }
waiting-asked = { $span } күтүүдө
waiting-approvals = Макулдук күткөн ээлөөлөр
waiting-approve = Макул болуу
waiting-approved = Ээлөө күчүндө: { $name }.
waiting-turn-down = Четке кагуу
waiting-turn-down-what = Ээлөө ({ $name }) күчүнө кирбейт, убактысы дароо бошойт. Себеби ээлөө менен бирге сакталат.
waiting-turned-down = Ээлөө четке кагылды: { $name }.
waiting-open = Өтө узак ачык турган сеанстар
waiting-late = Мөөнөтү { $span } мурун бүткөн
waiting-long = { $span } бери ачык
waiting-since-until = Башталышы: { $since }, күтүлгөн аягы: { $until }
waiting-settle = Кызмат иштебей турганда өткөн сеанстар
waiting-desk = Каттоодо күткөн адамдар
waiting-confirm = Кабыл алуу
waiting-confirmed = Эми мүчө: { $name }.
waiting-decline = Баш тартуу
waiting-decline-what = { $name } мүчө болбойт. Аккаунту калат.
waiting-declined = Мындан ары күтпөйт: { $name }.
waiting-corrections = Сунушталган оңдоолор
waiting-wishes = Кароону күткөн каалоолор
waiting-wish-new = Жаңы
waiting-wish-review = Каралууда
waiting-wish-support = { $n ->
    [one] { $n } колдоочу
   *[other] { $n } колдоочу
  }
waiting-wish-look = Кароо
waiting-out = Иштебей турган машиналар
waiting-machine = Машинага өтүү
waiting-for-managers = Макулдуктарды жана каалоолорду бул жерден жетекчилер көрөт.
waiting-since = { $day } бери ({ $span })
waiting-look = Кароо
waiting-person = Адамга өтүү
waiting-all = Баарын көрсөтүү ({ $n })
waiting-left-out = Мындан дагы бар: алгачкы жүзү көрсөтүлдү.
waiting-urgency-high = Дароо
waiting-urgency-medium = Жакында
waiting-urgency-low = Убакыт болгондо
waiting-faults = Олуттуу бузулуулар
waiting-small = Майда бузулуулар
waiting-work = Кечиккен же убакыт табылбаган иштер
waiting-closing = Жабылгандан кийин колдонулган
waiting-outside = Ээлөөсүз колдонуу, акыркы жети күн
waiting-expiring = Мөөнөтү бүтүп жаткан уруксаттар
waiting-records = Ким келгени, ким өткөнү жазыла элек
waiting-stock = Кампа жана буйрутмалар
waiting-property = Мүлк
waiting-other = Башка
