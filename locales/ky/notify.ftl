# Адамдарга айтылчу кабарлар: `notify-ТҮРҮ` – аталышы, `.text` – кененирээк. Төрт тилде бир эле билдирүүлөр, бир эле
# аргументтер менен: муну тест салыштырат.

read-which = Же ids, же until жөнөтүңүз.
quiet-hours-empty = Тынч сааттар башталган убагында эле бүтпөйт.

notify-span = { $day }, { $hours }
notify-gap = Андагы жакынкы бош убакыт { $from } башталат.
notify-equivalents = Ошол убакта бош: { $machines }.
notify-several = { $count ->
    [one] { $lab }: { $count } кабар
   *[other] { $lab }: { $count } кабар
}
notify-hello = Саламатсызбы!
notify-settings = Эмнени кантип билдирүүнү тандаңыз: { $link }

notify-reservation-confirmation = { $machine }: убакыт ээленди
    .text = Сиз ээледиңиз: { $time }.
notify-reservation-booked = { $machine }: сиз үчүн убакыт ээленди
    .text = { $lab } кызматкерлери сиз үчүн ээлешти: { $time }.
notify-reservation-approved = { $machine }: ээлеген убактыңыз ырасталды
    .text = { $time }.
notify-reservation-rejected = { $machine }: ээлеген убактыңыз четке кагылды
    .text = { $time }. Кызматкерлер себебин жазышса, ал ээлөөнүн жанында турат.
notify-reservation-expired = { $machine }: ээлеген убактыңыз өз убагында ырасталган жок
    .text = { $time }. Ал жараксыз болуп калды. Кызматкерлерден сураңыз же башка убакыт тандаңыз.
notify-reservation-moved = { $machine }: ээлеген убактыңыз өзгөрдү
    .text = Аны { $lab } кызматкерлери өзгөрттү. Эми: { $machine }, { $time }.
notify-reservation-cancelled = { $machine }: ээлеген убактыңыз жокко чыгарылды
    .text = { $time }. { $cause ->
        [closure] Ал убакта лаборатория жабык.
        [machine_locked] Машинаны колдонуу мүмкүн болбоду.
        [overrun] Сизге чейинки иш созулуп кетти.
        [outage] Ээлөө кызматы иштебей калган.
        [not_qualified] Машинага керектүү уруксат жараксыз болчу.
       *[none] Аны кызматкерлер жокко чыгарышты.
    } Бул келбей калуу деп эсептелбейт.
notify-reservation-missed = { $machine }: ээлеген убактыңызга келген жоксуз
    .text = { $time }. Эч ким белгиленген жок, ошондуктан калган убакыт башкаларга бош. Келе албасаңыз, алдын ала жокко чыгарыңыз.
notify-reservation-held-open = { $machine } азырынча бош эмес
    .text = Ээлеген убактыңыз: { $time }. { $cause ->
        [machine_locked] Машина кулпуланган.
        [overrun] Сизге чейинки иш созулуп жатат.
       *[outage] Ээлөө кызматы иштебей калган.
    } { $until } чейин белгилене аласыз; колдоно албасаңыз, келбей калуу деп эсептелбейт.
notify-reservation-reminder = Жакында: { $machine }
    .text = Ээлеген убактыңыз: { $time }. Келе албасаңыз, жокко чыгарыңыз.
notify-machine-down = { $machine } азыр иштебейт
    .text = { $count ->
        [one] Анда сиз ээлеген убакыт бар: { $time }.
       *[other] Анда сиз ээлеген { $count } убакыт бар, биринчиси: { $time }.
    } Сиз жылдырмайынча же жокко чыгармайынча ал сакталат.
notify-machine-back = { $machine } кайра иштейт
    .text = Ээлеген убактыңыз күчүндө: { $time }.
notify-reservation-second-person = Сиз экинчи киши катары көрсөтүлдүңүз: { $machine }
    .text = Ошол убакта иштеген адам сизге ишенет: { $time }. Келе албасаңыз, ага же кызматкерлерге айтыңыз.
notify-session-taken-over = { $machine }: сеансыңыз аяктатылды
    .text = Анын убактысы бүтүп, кийинки адам иш баштады. Аягы туура эмес болсо, сеансты оңдоңуз.
notify-session-closed-forgotten = { $machine }: сеансыңыз жабылды
    .text = Аны эч ким аяктаткан жок, ошондуктан күтүлгөн аягына чейин эсептелет. Туура эмес болсо, сеансты оңдоңуз.
notify-session-corrected = { $machine }: сеансыңыз оңдолду
    .text = Аны кызматкерлер оңдошту. Эми эмне жазылганын караңыз.
notify-session-correction-rejected = Оңдооңуз кабыл алынган жок
    .text = { $machine }: сеанс жазылган бойдон калат.
notify-certification-granted = Уруксатыңыз бар: { $what }
    .text = { $state ->
        [ends] Ал { $until } чейин жарактуу.
       *[none] Анын мөөнөтү чектелбейт.
    }
notify-certification-revoked = Уруксат кайтарылып алынды: { $what }
    .text = Ал керек болгон машиналарды колдоно албайсыз, алардагы ээлеген убактыңыз да жарабайт. Кайра кантип алууну кызматкерлерден сураңыз.
notify-certification-expires-soon = Уруксаттын мөөнөтү бүтүп баратат: { $what }
    .text = Ал { $until } чейин жарактуу. Жакынкы курсту алдын ала сураңыз.
notify-enrolment-promoted = Курстан сизге орун чыкты
    .text = Орун бошоп, ал сиздики болду. Келе албасаңыз, андан баш тартыңыз.
notify-course-session-cancelled = Сабак жокко чыгарылды
    .text = { $time }. Сиз ага жазылган болчусуз. Башка күндү тандаңыз.
notify-course-session-moved = Сабак өзгөрдү: { $what }
    .text = Эми: { $time }. Келе албасаңыз, ордуңуздан баш тартыңыз.
notify-course-session-reminder = Жакында сабак: { $what }
    .text = Сабагыңыз: { $time }. Келе албасаңыз, ордуңуздан баш тартыңыз.
notify-enrolment-created = { $state ->
    [waiting] Курска кезекте турасыз: { $what }
   *[enrolled] Курска жазылдыңыз: { $what }
}
    .text = Сизди { $lab } кызматкерлери жазды: { $time }.
notify-group-booking-created = Тобуңуз үчүн убакыт ээленди: { $what }
    .text = { $time }.
notify-group-booking-cancelled = Тобуңуз ээлеген убакыт жокко чыгарылды: { $what }
    .text = { $time }.
notify-membership-confirmed = { $lab }: кош келиңиз
    .text = Сизди кабыл алышты: эми убакыт ээлей аласыз.
notify-membership-declined = { $lab } сизди кабыл алган жок
    .text = Аккаунтуңуз сакталат. Кызматкерлерден сураңыз.
notify-membership-suspended = { $lab }: мүчөлүгүңүз убактылуу токтотулду
    .text = { $until } чейин ал жерде убакыт ээлей же иш баштай албайсыз. Кызматкерлерден сураңыз.
notify-membership-restored = { $lab }: кайра колдоно аласыз
    .text = Токтотуу мөөнөтү бүттү.
notify-equipment-request-moved = { $state ->
    [under_review] Өтүнмө каралып жатат
    [flagged] Өтүнмө донорлорго даяр
    [published] Өтүнмө донорлорго көрсөтүлдү
    [pledged] Донор каражат убада кылды
    [funded] Өтүнмөгө каражат бөлүндү
    [ordered] Жабдууга буйрутма берилди
    [delivered] Жабдуу жеткирилди
    [in_service] Жабдуу ишке киргизилди
    [reported] Донор отчёт алды
    [declined] Өтүнмө четке кагылды
    [withdrawn] Өтүнмө кайтарылып алынды
   *[answered_otherwise] Өтүнмө башкача чечилди
}
    .text = «{ $what }». Сиз бул өтүнмөнү бергенсиз же колдогонсуз.
notify-duty-planned = { $lab }: сиз нөөмөтчүсүз
    .text = { $time }.
notify-duty-removed = { $lab }: нөөмөтүңүз алынды
    .text = { $time }.
notify-reservation-waiting = Ээлөө макулдук күтүп турат
    .text = { $machine }, { $time }.
notify-member-waiting = Жаңы адам кабыл алууну күтүп турат
    .text = { $lab }: бирөө мүчө болгусу келет.
notify-correction-waiting = Оңдоо чечим күтүп турат
    .text = Бирөө сеанс башкача болгонун билдирет.
notify-equipment-request-waiting = Жабдууга жаңы өтүнмө
    .text = «{ $what }» кароону күтүп турат.
notify-incident-reported = Бузулуу жөнүндө билдирилди: { $machine }
    .text = { $state ->
        [safety] Бул коопсуздукка байланыштуу. Машина кулпуланды.
        [major] Бузулуу олуттуу. Машина кулпуланды.
       *[minor] Бузулуу кичине. Машинаны колдонсо болот.
    }
notify-incident-resolved = Сиз билдирген бузулуу оңдолду
    .text = { $machine }. Билдиргениңиз үчүн рахмат.
notify-work-order-opened = Ишке тапшырма ачылды: { $machine }
    .text = Эмне кылуу керектигин караңыз.
notify-stock-item-low = Түгөнүп баратат: { $what }
    .text = Калдык кайра буйрутма берүү деңгээлине түштү.
