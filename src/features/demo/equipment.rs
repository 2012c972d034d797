use std::collections::BTreeMap;

use super::error::DemoError;
use crate::features::machines::catalogue::{self, CatalogueMachine};
use crate::platform::values::{Capability, Lang, LocalText, MaterialClass, Process};

/// A text in Kyrgyz, Russian, English and Korean.
pub fn text([ky, ru, en, ko]: [&str; 4]) -> LocalText {
    let map = [(Lang::Ky, ky), (Lang::Ru, ru), (Lang::En, en), (Lang::Ko, ko)];
    let map: BTreeMap<_, _> = map.into_iter().map(|(lang, text)| (lang, text.to_owned())).collect();
    LocalText::from_map(map).unwrap_or_else(|| LocalText::plain(Lang::En, en))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Filament,
    Resin,
    Laser,
    Mill,
    Other,
}

impl Kind {
    /// What is to be seen to before it starts, in four languages.
    pub const fn checklist(self) -> &'static [[&'static str; 4]] {
        match self {
            Self::Laser => &[
                ["Сордургуч иштеп турат", "Вытяжка работает", "The extraction is running", "배기 장치가 켜져 있음"],
                [
                    "Өрт өчүргүч кол жеткен жерде",
                    "Огнетушитель под рукой",
                    "The extinguisher is within reach",
                    "소화기가 손 닿는 곳에 있음",
                ],
                [
                    "Материалга уруксат бар: ПВХ эмес",
                    "Материал разрешён: это не ПВХ",
                    "The material is allowed: no PVC",
                    "허용된 재료임(PVC 아님)",
                ],
            ],
            Self::Mill => &[
                ["Көз айнек тагылган", "Защитные очки надеты", "Safety glasses are on", "보안경을 썼음"],
                [
                    "Тетик бекем кысылган",
                    "Заготовка надёжно зажата",
                    "The workpiece is clamped",
                    "공작물이 단단히 고정됨",
                ],
            ],
            _ => &[],
        }
    }

    /// What a machine of the kind is for, in four languages.
    pub const fn description(self) -> Option<[&'static str; 4]> {
        match self {
            Self::Filament => Some([
                "PLA менен PETG жиптерин басат. Файлды PrusaSlicer'де даярдап, USB флешкага салып келиңиз.",
                "Печатает нитью PLA и PETG. Подготовьте файл в PrusaSlicer и принесите его на USB-флешке.",
                "Prints PLA and PETG filament. Prepare your file in PrusaSlicer and bring it on a USB stick.",
                "PLA와 PETG 필라멘트로 출력합니다. PrusaSlicer에서 파일을 준비해 USB에 담아 오세요.",
            ]),
            Self::Resin => Some([
                "Майда деталдар үчүн чайыр принтери. Кол кап кийип, бүткөндө деталды спиртке жууңуз.",
                "Фотополимерный принтер для мелких деталей. Работайте в перчатках, готовую деталь промойте в спирте.",
                "A resin printer for fine detail. Wear gloves, and wash the finished part in alcohol.",
                "정밀한 부품을 위한 레진 프린터입니다. 장갑을 끼고, 완성품은 알코올로 세척하세요.",
            ]),
            Self::Laser => Some([
                "Жыгачты, кагазды жана акрилди кесет. ПВХга тыюу салынат: ал хлор бөлүп чыгарат.",
                "Режет дерево, бумагу и акрил. ПВХ запрещён: он выделяет хлор.",
                "Cuts wood, paper and acrylic. PVC is forbidden: it gives off chlorine.",
                "목재, 종이, 아크릴을 절단합니다. PVC는 염소가 나오므로 금지입니다.",
            ]),
            Self::Mill => Some([
                "Пластик, жыгач жана мом үчүн фрезер. Биринчи жолу техник менен чогуу иштеңиз.",
                "Фрезерный станок для пластика, дерева и воска. В первый раз работайте вместе с техником.",
                "Mills plastic, wood and wax. Work together with the technician the first time.",
                "플라스틱, 목재, 왁스를 가공합니다. 처음에는 기술자와 함께 작업하세요.",
            ]),
            Self::Other => None,
        }
    }
}

/// What a machine is: a row of the catalogue, by make and model, or told here.
#[derive(Clone, Copy, Debug)]
pub enum Known {
    Catalogue(&'static str, &'static str),
    Here(&'static str, &'static str, &'static [(Process, MaterialClass)], &'static [f64]),
}

#[derive(Clone, Copy, Debug)]
pub struct Spec {
    pub known: Known,
    pub name: [&'static str; 4],
    pub kind: Kind,
    pub tag: &'static str,
    pub serial: &'static str,
    pub location: &'static str,
    pub grant: Option<&'static str>,
    /// In cents of US dollars.
    pub cost_minor: i64,
    /// Year, month, day; none for the one that comes during the story.
    pub acquired_on: Option<(i32, u32, u32)>,
    /// How much of a busy day it is asked for, in percent.
    pub load: i64,
    /// How long people work at it, in minutes.
    pub minutes: (i64, i64),
    /// It tells of its sessions itself.
    pub has_device: bool,
}

const KOICA: Option<&str> = Some("KOICA 2024-KG-07 FabLab Bishkek");
const SIFO: Option<&str> = Some("SIFO Makers 2025");
/// The day on which the last machine comes.
pub const ARRIVES_ON_DAY: u64 = 70;
pub const FIRST_LASER: usize = 8;
pub const SECOND_LASER: usize = 9;
pub const MILL: usize = 10;
pub const PCB_MILL: usize = 12;

#[rustfmt::skip]
pub const MACHINES: &[Spec] = &[
    Spec { known: Known::Catalogue("Prusa 3D", "Original Prusa i3 MK3S+"), name: ["Пруша 1, терезе жанында", "Пруша 1, у окна", "Prusa 1 by the window", "프루사 1 (창가)"], kind: Kind::Filament, tag: "FAB-001", serial: "CZPX4221X004", location: "Room 1/104", grant: KOICA, cost_minor: 109_900, acquired_on: Some((2024, 9, 16)), load: 92, minutes: (210, 480), has_device: true },
    Spec { known: Known::Catalogue("Prusa 3D", "Original Prusa i3 MK3S+"), name: ["Пруша 2", "Пруша 2", "Prusa 2", "프루사 2"], kind: Kind::Filament, tag: "FAB-002", serial: "CZPX4221X005", location: "Room 1/104", grant: KOICA, cost_minor: 109_900, acquired_on: Some((2024, 9, 16)), load: 90, minutes: (210, 480), has_device: true },
    Spec { known: Known::Catalogue("Prusa 3D", "MINI"), name: ["Пруша Мини", "Пруша Мини", "Prusa MINI", "프루사 미니"], kind: Kind::Filament, tag: "FAB-003", serial: "CZPX1722X018", location: "Room 1/104", grant: SIFO, cost_minor: 45_900, acquired_on: Some((2025, 3, 3)), load: 86, minutes: (180, 360), has_device: false },
    Spec { known: Known::Catalogue("Ultimaker", "Ultimaker 3"), name: ["Ультимейкер", "Ультимейкер", "Ultimaker", "얼티메이커"], kind: Kind::Filament, tag: "FAB-004", serial: "UM3-118-0447", location: "Room 1/104", grant: KOICA, cost_minor: 349_500, acquired_on: Some((2024, 9, 16)), load: 80, minutes: (240, 480), has_device: false },
    Spec { known: Known::Catalogue("Creality", "Creality Ender 3"), name: ["Эндер", "Эндер", "Ender", "엔더"], kind: Kind::Filament, tag: "FAB-005", serial: "E3-20190611", location: "Room 1/104", grant: None, cost_minor: 24_900, acquired_on: Some((2023, 10, 2)), load: 62, minutes: (180, 360), has_device: false },
    Spec { known: Known::Catalogue("Ultimaker", "S5"), name: ["Чоң принтер S5", "Большой принтер S5", "Large printer S5", "대형 프린터 S5"], kind: Kind::Filament, tag: "FAB-014", serial: "S5-2207-0912", location: "Room 1/104", grant: SIFO, cost_minor: 599_000, acquired_on: None, load: 80, minutes: (240, 480), has_device: false },
    Spec { known: Known::Catalogue("Formlabs", "Form 3"), name: ["Чайыр принтери Form 3", "Фотополимерный принтер Form 3", "Resin printer Form 3", "레진 프린터 폼 3"], kind: Kind::Resin, tag: "FAB-006", serial: "F3-GiddyStoat", location: "Room 1/105", grant: KOICA, cost_minor: 349_900, acquired_on: Some((2024, 10, 7)), load: 80, minutes: (195, 360), has_device: false },
    Spec { known: Known::Catalogue("Formlabs", "Form 2"), name: ["Чайыр принтери Form 2", "Фотополимерный принтер Form 2", "Resin printer Form 2", "레진 프린터 폼 2"], kind: Kind::Resin, tag: "FAB-007", serial: "F2-TidyHeron", location: "Room 1/105", grant: None, cost_minor: 210_000, acquired_on: Some((2023, 10, 2)), load: 60, minutes: (195, 360), has_device: false },
    Spec { known: Known::Catalogue("Trotec", "Speedy-100"), name: ["Лазер Speedy 100", "Лазерный станок Speedy 100", "Laser cutter Speedy 100", "레이저 커터 스피디 100"], kind: Kind::Laser, tag: "FAB-008", serial: "S100-55871", location: "Room 1/107", grant: KOICA, cost_minor: 1_850_000, acquired_on: Some((2024, 11, 11)), load: 90, minutes: (90, 210), has_device: false },
    Spec { known: Known::Catalogue("Trotec Laser", "SP500"), name: ["Чоң лазер SP500", "Большой лазерный станок SP500", "Large laser cutter SP500", "대형 레이저 커터 SP500"], kind: Kind::Laser, tag: "FAB-009", serial: "SP500-20117", location: "Room 1/107", grant: SIFO, cost_minor: 3_980_000, acquired_on: Some((2025, 4, 14)), load: 72, minutes: (90, 240), has_device: false },
    Spec { known: Known::Here("Roland DG", "MODELA PRO II MDX-540", &[(Process::CncMilling, MaterialClass::Polymer), (Process::CncMilling, MaterialClass::Wood), (Process::CncMilling, MaterialClass::Wax)], &[500.0, 400.0, 155.0]), name: ["Фрезер MDX-540", "Фрезерный станок MDX-540", "CNC mill MDX-540", "CNC 밀링 MDX-540"], kind: Kind::Mill, tag: "FAB-010", serial: "ZX50418", location: "Room 1/108", grant: KOICA, cost_minor: 2_240_000, acquired_on: Some((2024, 11, 11)), load: 80, minutes: (180, 360), has_device: false },
    Spec { known: Known::Here("Roland DG", "CAMM-1 GS-24", &[(Process::VinylCutting, MaterialClass::Polymer), (Process::VinylCutting, MaterialClass::Paper)], &[584.0, 25_000.0]), name: ["Винил кескич", "Виниловый плоттер", "Vinyl cutter", "비닐 커터"], kind: Kind::Other, tag: "FAB-011", serial: "KCR3310", location: "Room 1/106", grant: SIFO, cost_minor: 199_500, acquired_on: Some((2025, 4, 14)), load: 50, minutes: (90, 180), has_device: false },
    Spec { known: Known::Here("Bantam Tools", "Desktop PCB Milling Machine", &[(Process::PcbFabrication, MaterialClass::Composite)], &[140.0, 114.0]), name: ["Басма плата станогу", "Станок для печатных плат", "PCB mill", "PCB 밀링기"], kind: Kind::Other, tag: "FAB-012", serial: "BT-4471", location: "Room 1/106", grant: KOICA, cost_minor: 349_900, acquired_on: Some((2024, 11, 11)), load: 58, minutes: (120, 240), has_device: false },
    Spec { known: Known::Here("Shining 3D", "EinScan-SE", &[(Process::Scanning, MaterialClass::Other)], &[700.0, 700.0, 700.0]), name: ["3D сканер", "3D-сканер", "3D scanner", "3D 스캐너"], kind: Kind::Other, tag: "FAB-013", serial: "SE-190823", location: "Room 1/106", grant: SIFO, cost_minor: 119_900, acquired_on: Some((2025, 4, 14)), load: 50, minutes: (90, 240), has_device: false },
];

const PRINTERS: &[u8] = include_bytes!("data/printers.csv");
const LASERS: &[u8] = include_bytes!("data/lasers.csv");

/// The machines of the extracts, read as an import reads them.
pub fn catalogue() -> Result<Vec<CatalogueMachine>, DemoError> {
    let mut all = Vec::new();
    for file in [PRINTERS, LASERS] {
        let rows = catalogue::read(file).map_err(|problem| DemoError::Refused(problem.to_string()))?;
        all.extend(rows.into_iter().filter_map(|row| row.outcome.ok()));
    }
    Ok(all)
}

/// Make, model, capabilities and size of a machine.
pub type Facts = (String, String, Vec<Capability>, Option<Vec<f64>>);

pub fn facts(spec: &Spec, catalogue: &[CatalogueMachine]) -> Result<Facts, DemoError> {
    match spec.known {
        Known::Here(make, model, can, size) => {
            let can = can.iter().map(|(process, class)| Capability::new(*process, *class)).collect();
            Ok((make.to_owned(), model.to_owned(), can, Some(size.to_vec())))
        }
        Known::Catalogue(make, model) => {
            let row = catalogue.iter().find(|row| row.make == make && row.model == model);
            let row = row.ok_or_else(|| DemoError::Refused(format!("{make} {model} is not in the catalogue")))?;
            let volume = row.build_volume_mm.map(|size| size.to_vec());
            let size = volume.or_else(|| row.working_area_mm.map(|size| size.to_vec()));
            Ok((row.make.clone(), row.model.clone(), row.capabilities.clone(), size))
        }
    }
}
