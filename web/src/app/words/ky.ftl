app-skip = Мазмунга өтүү
app-menu = Меню
app-account = Профиль
app-language = Тил
app-choose-lab = Лабораторияны тандаңыз
app-labs-none = Бул жерде сиз көрө ала турган лаборатория жок.
app-labs-make = Биринчи лабораторияны түзүү
app-change-lab = Башка лаборатория

nav-today = Бүгүн
nav-board = Тактай
nav-find = Издөө
nav-my = Меники
nav-requests = Өтүнмө
nav-manage = Башкаруу
nav-funding = Донорлорго
nav-sign-in = Кирүү
nav-register = Биринчи жолубу?
nav-sign-out = Чыгуу
nav-profile = Профиль
nav-inbox = { $n ->
    [0] Билдирүүлөр
   *[other] Билдирүүлөр, { $n } окула элек
  }
nav-training = Окуу

page-not-found = Мындай барак жок
page-not-found-what = Дарек эскирген же ката терилген болушу мүмкүн.
page-not-yours = Бул барак сиз үчүн эмес
page-not-yours-what = { $for ->
    [staff] Ал лабораториянын кызматкерлери үчүн.
    [manager] Ал лабораториянын жетекчилери үчүн.
    [funder] Ал донорлор жана лабораториянын жетекчилери үчүн.
   *[other] Көрүү үчүн кириңиз.
  }
page-home = Башкы бетке

say-loading = Жүктөлүүдө…
say-offline = Байланыш жок. Сиз мурунку абалды көрүп жатасыз: { $time }.
say-renewing = Абал: { $time }. Жаңыртылып жатат…
say-unreachable = Кызматка жетүүгө болбой жатат
say-unreachable-what = Байланышты текшериңиз. Киргизгениңиз жоголбойт.
say-no-answer = Кызмат жооп бербей жатат
say-no-answer-what = Балким, ага жүктөм көп же ал жаңыртылып жатат. Бир мүнөт күтүп, кайра аракет кылыңыз: киргизгениңиз жоголбойт.
say-kept-out = Суроо-талап кызматка жеткен жок
say-kept-out-what = Жолдо аны өткөрбөй койду (код { $status }). Кайра аракет кылыңыз же башка тармактан көрүңүз.
say-broken = Бул баракта ката кетти
say-broken-what = Баракты жаңыртып, кайра аракет кылыңыз. Кайталанса, лабораториянын кызматкерлерине айтыңыз.
say-again = Кайра аракет кылуу
say-sending-again = Байланыш начар: кайра жөнөтүлүүдө ({ $number })…
say-fate-unknown = Аткарылганын айткан жооп келген жок: кайра жөнөтүүдөн мурун текшериңиз.
say-fate-look = Ээлөө бар-жогун көрүү
say-lab-time = Лабораториянын убактысы, { $zone }
say-request-id = Кызматкерлер үчүн: { $id }
say-definition = кантип эсептелет

do-cancel = Баш тартуу
do-close = Жабуу
do-save = Сактоо
do-back = Артка
do-next = Кийинки
do-undo = Кайтаруу
do-renew = Жаңыртуу
do-more = Дагы көрсөтүү
do-confirm = Ырастоо
do-search = Издөө
field-required = Милдеттүү
field-wrong = Муну текшериңиз
field-optional = милдеттүү эмес
field-reason = Себеби
field-from = Башталышы
field-until = Аягы
field-day = Күн

sign-in-again = Сеансыңыз аяктады
sign-in-again-what = Улантуу үчүн кириңиз. Киргизгениңиз ушул жерде калат.

status-in-service = Иштеп турат
status-degraded = Чектөө менен иштейт
status-out-of-service = Иштебейт
status-retired = Эсептен чыгарылган

role-student = Студент
role-technician = Техник
role-manager = Жетекчи
role-funder = Донор
role-device = Түзмөк
role-admin = Администратор

time-today = бүгүн
time-tomorrow = эртең
time-yesterday = кечээ
time-minutes = { $n } мүн
time-hours = { $n } саат
time-hours-minutes = { $h } саат { $m } мүн
time-until = { $time } чейин
time-day-change = эртеси күнү

reservation-pending = Макулдукту күтүүдө
reservation-confirmed = Ээленди
reservation-checked-in = Иштеп жатат
reservation-completed = Аяктады
reservation-cancelled = Жокко чыгарылды
reservation-rejected = Четке кагылды
reservation-expired = Жоопсуз калды
reservation-no-show = Келбей калды

purpose-coursework = Окуу иши
purpose-thesis = Диплом иши
purpose-research = Изилдөө
purpose-personal = Жеке долбоор
purpose-startup = Стартап
purpose-outreach = Агартуу
purpose-training = Окутуу
purpose-engineering = Инженердик иш

block-reservation = Ээленген
block-walk-in = Иштеп жатат
block-maintenance = Тейлөө
block-event = Иш-чара
block-work-order = Оңдоо
block-hold = Кармалган
block-buffer = Даярдоо

outcome-success = Ийгиликтүү
outcome-failure = Ишке ашкан жок
outcome-aborted = Токтотулган
outcome-unknown = Айтылган эмес

process-PBF = Порошокту эритип бириктирүү
process-MEX = Филамент менен басуу
process-VPP = Чайыр менен басуу
process-MJT = Бүрккүч 3D басуу
process-BJT = Бүркүп бириктирүү
process-DED = Энергияны түз берүү
process-SHL = Барактан ламинаттоо
process-laser_cutting = Лазер менен кесүү
process-cnc_milling = ЧПУ фрезалоо
process-cnc_turning = ЧПУ токардык иштетүү
process-waterjet_cutting = Суу агымы менен кесүү
process-edm = Электрэрозия
process-vinyl_cutting = Плёнка кесүү
process-pcb_fabrication = Басма платалар
process-electronics = Электроника
process-metrology = Өлчөө
process-characterisation = Материалды сыноо
process-scanning = 3D сканерлөө
process-casting = Куюу
process-woodworking = Жыгач иштетүү
process-welding = Ширетүү
process-sewing = Тигүү
process-furnace = Меш
process-other = Башка

material-polymer = Пластик
material-metal = Металл
material-ceramic = Керамика
material-composite = Композит
material-wood = Жыгач
material-paper = Кагаз
material-textile = Кездеме
material-leather = Булгаары
material-glass = Айнек
material-stone = Таш
material-sand = Кум
material-wax = Мом
material-other = Башка

sign-in-name = Почта, телефон же студенттик номер
sign-in-name-hint = Телефон номери +996 менен башталат.
sign-in-password = Сырсөз
sign-in-shared = Бул жалпы түзмөк
sign-in-shared-hint = Он мүнөт колдонулбаса сеанс аяктайт; бул жерде эч нерсе сакталбайт.
