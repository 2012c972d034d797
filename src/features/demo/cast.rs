use crate::platform::values::{Lang, Role};

/// Somebody of the demo lab.
#[derive(Clone, Copy, Debug)]
pub struct Figure {
    /// Before `@example.org`.
    pub mailbox: &'static str,
    pub full_name: &'static str,
    pub lang: Lang,
    pub role: Role,
    pub affiliation: &'static str,
    /// Days after the story's beginning.
    pub joins_on_day: u64,
    pub may_use_lasers: bool,
}

impl Figure {
    pub fn email(&self) -> String {
        format!("{}@example.org", self.mailbox)
    }
}

/// How to sign in as somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sign {
    pub role: &'static str,
    pub email: String,
}

const IT: &str = "Information Technologies, bachelor";
const IT_MASTER: &str = "Information Technologies, master";
const MECHANICS: &str = "Transport and Mechanical Engineering, bachelor";
const MECHANICS_MASTER: &str = "Transport and Mechanical Engineering, master";
const MECHANICS_PHD: &str = "Transport and Mechanical Engineering, PhD";
const ENERGY: &str = "Energy, bachelor";
const TECHNOLOGY: &str = "Technology, bachelor";
const DESIGN: &str = "Architecture and Design, bachelor";
const MINING: &str = "Mining and Metallurgy, bachelor";
const MINING_MASTER: &str = "Mining and Metallurgy, master";
const TEACHING: &str = "Teaching staff";
const STARTUP: &str = "Incubator, start-ups";
const LAB: &str = "FabLab";

/// The address of the administrator who is made where there is none.
pub const ADMIN: (&str, &str) = ("admin@example.org", "Данияр Осмонов");
pub const MANAGER: usize = 0;
pub const TECHNICIANS: [usize; 2] = [1, 2];
/// Where the members who come to work begin.
pub const FIRST_STUDENT: usize = 5;

macro_rules! figures {
    ($($mailbox:literal $name:literal $lang:ident $role:ident $from:ident $day:literal $laser:literal;)+) => {
        &[$(Figure {
            mailbox: $mailbox, full_name: $name, lang: Lang::$lang, role: Role::$role, affiliation: $from,
            joins_on_day: $day, may_use_lasers: $laser,
        }),+]
    };
}

const KOICA: &str = "KOICA";
const SIFO: &str = "SIFO";

/// Sixty people: who runs the lab, who pays for it, who comes to work. All are made up.
#[rustfmt::skip]
pub const FIGURES: &[Figure] = figures! {
    "manager" "Айгүл Токтогулова" Ky Manager LAB 0 true;
    "technician" "Сергей Власенко" Ru Technician LAB 0 true;
    "technician2" "Нурбек Жумабаев" Ky Technician LAB 0 true;
    "koica" "Park Ji-hoon" Ko Funder KOICA 0 false;
    "sifo" "Lee Soo-jin" Ko Funder SIFO 0 false;
    "student" "Аида Асанова" Ky Student MECHANICS_MASTER 0 true;
    "bakyt.sydykov" "Бакыт Сыдыков" Ky Student MECHANICS 0 true;
    "elena.kim" "Елена Ким" Ru Student IT 0 true;
    "azamat.bekov" "Азамат Беков" Ky Student IT 0 false;
    "maria.orlova" "Мария Орлова" Ru Student DESIGN 0 true;
    "nurlan.ismailov" "Нурлан Исмаилов" Ky Student MINING_MASTER 0 true;
    "kim.min-jun" "Kim Min-jun" Ko Student IT_MASTER 0 true;
    "gulnara.abdieva" "Гүлнара Абдиева" Ky Student DESIGN 0 true;
    "timur.akhmetov" "Тимур Ахметов" Ru Student MECHANICS_PHD 0 true;
    "cholpon.usenova" "Чолпон Усенова" Ky Student TECHNOLOGY 0 false;
    "ivan.petrenko" "Иван Петренко" Ru Student MECHANICS 0 true;
    "jyldyz.mamatova" "Жылдыз Маматова" Ky Student IT 0 true;
    "ruslan.kasymov" "Руслан Касымов" Ru Student ENERGY 0 false;
    "aizada.turdubaeva" "Айзада Турдубаева" Ky Student MINING 0 false;
    "daniil.sokolov" "Даниил Соколов" Ru Student IT 0 true;
    "ulan.kadyrov" "Улан Кадыров" Ky Student MECHANICS_MASTER 0 true;
    "meerim.alieva" "Мээрим Алиева" Ky Student DESIGN 0 true;
    "alexey.nam" "Алексей Нам" Ru Student STARTUP 0 true;
    "nazgul.osmonova" "Назгүл Осмонова" Ky Student TECHNOLOGY 0 false;
    "erlan.dzhumaliev" "Эрлан Джумалиев" Ky Student ENERGY 0 false;
    "olga.tkachenko" "Ольга Ткаченко" Ru Student TEACHING 0 true;
    "almaz.toktosunov" "Алмаз Токтосунов" Ky Student MINING 0 true;
    "sofia.li" "София Ли" Ru Student IT_MASTER 0 true;
    "talant.moldobaev" "Талант Молдобаев" Ky Student MECHANICS 0 false;
    "begimai.saparova" "Бегимай Сапарова" Ky Student IT 0 true;
    "dmitry.volkov" "Дмитрий Волков" Ru Student MECHANICS_PHD 0 true;
    "aizhan.kubanychbekova" "Айжан Кубанычбекова" Ky Student DESIGN 6 false;
    "choi.yuna" "Choi Yu-na" Ko Student DESIGN 6 true;
    "kanat.ryskulov" "Канат Рыскулов" Ky Student STARTUP 9 true;
    "anna.melnikova" "Анна Мельникова" Ru Student TECHNOLOGY 9 false;
    "samat.orozbekov" "Самат Орозбеков" Ky Student ENERGY 12 false;
    "zarina.yusupova" "Зарина Юсупова" Ru Student IT 12 false;
    "mirlan.baiyshov" "Мирлан Байышов" Ky Student MINING_MASTER 15 true;
    "viktor.tsoi" "Виктор Цой" Ru Student TEACHING 15 true;
    "asel.dzhunusova" "Асель Джунусова" Ky Student IT_MASTER 18 false;
    "artem.kovalev" "Артём Ковалёв" Ru Student MECHANICS 18 false;
    "perizat.nurmatova" "Перизат Нурматова" Ky Student TECHNOLOGY 20 false;
    "chyngyz.aliev" "Чыңгыз Алиев" Ky Student MECHANICS 98 false;
    "dilnoza.rakhimova" "Дилноза Рахимова" Ru Student DESIGN 98 false;
    "emir.sultanov" "Эмир Султанов" Ky Student IT 98 false;
    "kseniya.bondar" "Ксения Бондарь" Ru Student ENERGY 98 false;
    "aktan.zhoroev" "Актан Жороев" Ky Student MINING 99 false;
    "park.so-yeon" "Park So-yeon" Ko Student IT 99 true;
    "tilek.kasymbekov" "Тилек Касымбеков" Ky Student MECHANICS 99 false;
    "alina.pak" "Алина Пак" Ru Student STARTUP 100 true;
    "bermet.asylbekova" "Бермет Асылбекова" Ky Student DESIGN 100 false;
    "maksim.egorov" "Максим Егоров" Ru Student IT 101 false;
    "aidai.temirova" "Айдай Темирова" Ky Student TECHNOLOGY 101 false;
    "ilyas.hasanov" "Ильяс Хасанов" Ru Student MECHANICS_MASTER 102 true;
    "nurgazy.tashiev" "Нургазы Ташиев" Ky Student ENERGY 103 false;
    "veronika.shin" "Вероника Шин" Ru Student IT 104 false;
    "adilet.beishenov" "Адилет Бейшенов" Ky Student MINING 105 false;
    "kanykei.imanova" "Каныкей Иманова" Ky Student MECHANICS_PHD 105 true;
    "roman.litvinov" "Роман Литвинов" Ru Student MINING_MASTER 106 false;
    "saltanat.omurova" "Салтанат Өмүрова" Ky Student DESIGN 107 false;
};

/// Somebody of each role. `admin` is the address that the fill made or found.
pub fn sign_in(admin: Option<&str>) -> Vec<Sign> {
    let roles = [("manager", MANAGER), ("technician", 1), ("funder (KOICA)", 3), ("funder (SIFO)", 4), ("student", 5)];
    let of = |(role, index): (&'static str, usize)| Some(Sign { role, email: FIGURES.get(index)?.email() });
    let admin = admin.map(|email| Sign { role: "administrator", email: email.to_owned() });
    admin.into_iter().chain(roles.into_iter().filter_map(of)).collect()
}
