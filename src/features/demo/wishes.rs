use super::calendar::Calendar;
use super::equipment::text;
use super::error::DemoError;
use super::stage::Stage;
use crate::features::requests::{
    self, Alternative, Content, CostKind, CostLine, Limits, Need, Per, RequestStatus, Route, Standing, Want,
};
use crate::platform::values::{Instant, MaterialClass, Money, Process};
use crate::platform::write::Write;

/// What happens to the two requests: [`METAL`] and [`WOOD`].
#[derive(Clone, Copy, Debug)]
pub enum Wish {
    Submit { request: usize, person: usize },
    Endorse { request: usize, person: usize, reason: &'static str, need: Option<(&'static str, u32, u32)> },
    Step { request: usize, to: RequestStatus },
}

pub const METAL: usize = 0;
const WOOD: usize = 1;
const ABROAD: &str = "Parts are ordered from Almaty and come after six weeks.";

pub fn steps(calendar: &Calendar) -> Vec<(Instant, Wish)> {
    let at = |before: u64, minutes| calendar.at(Calendar::before_end(before), minutes);
    let mut steps = vec![
        (at(78, 845), Wish::Submit { request: METAL, person: 5 }),
        (at(40, 700), Wish::Submit { request: WOOD, person: 9 }),
        (at(37, 640), Wish::Step { request: METAL, to: RequestStatus::UnderReview }),
        (at(29, 980), Wish::Step { request: METAL, to: RequestStatus::Flagged }),
        (at(12, 620), Wish::Step { request: WOOD, to: RequestStatus::UnderReview }),
    ];
    for (request, person, before, reason, need) in ENDORSEMENTS {
        let minutes = 560 + 37 * u32::try_from(*person).unwrap_or(0) % 600;
        let wish = Wish::Endorse { request: *request, person: *person, reason, need: *need };
        steps.push((at(*before, minutes), wish));
    }
    steps
}

type Endorsement = (usize, usize, u64, &'static str, Option<(&'static str, u32, u32)>);

#[rustfmt::skip]
const ENDORSEMENTS: &[Endorsement] = &[
    (METAL, 10, 77, "Пробы руды и образцы сплавов для диссертации", Some(("Alloy samples for tensile tests, dissertation", 40, 14))),
    (METAL, 13, 75, "Polymer does not stand the temperature of our burner.", Some(("Burner nozzles of small boilers, research", 24, 10))),
    (METAL, 20, 71, "Трансмиссиянын тетиктери керек", Some(("Gears of the student race car", 60, 18))),
    (METAL, 22, 66, "Наш стартап делает протезы", Some(("Prosthetic joints, incubator project", 36, 12))),
    (METAL, 30, 61, "Лопатки микротурбины", Some(("Micro hydro turbine blades, dissertation", 30, 16))),
    (METAL, 15, 58, "Нужны штампы для практикума", None),
    (METAL, 26, 55, "Тоо-кен кафедрасына керек", Some(("Drill bit inserts, course project", 20, 6))),
    (METAL, 37, 50, "Образцы порошковой металлургии", Some(("Powder metallurgy laboratory course", 50, 20))),
    (METAL, 25, 47, "Я веду курс деталей машин", Some(("Machine elements, course of 60 students", 60, 8))),
    (METAL, 33, 44, "Инкубатордогу долбоорубуз үчүн", None),
    (METAL, 11, 41, "Heat sinks with inner channels cannot be milled.", None),
    (WOOD, 12, 38, "Для макетов кварталов поле нынешнего станка мало", Some(("Models of quarters 1:500, studio course", 45, 10))),
    (WOOD, 21, 33, "Эмерек долбоору", None),
    (WOOD, 32, 27, "Our chairs need parts longer than a metre.", None),
];

fn dollars(amount: i64) -> Money {
    Money { amount_minor: amount * 100, currency: "USD".to_owned() }
}

fn line(kind: CostKind, amount: i64, per: Per, quote: Option<&str>) -> CostLine {
    CostLine { kind, amount: dollars(amount), per, quote: quote.map(str::to_owned) }
}

fn metal() -> Content {
    Content {
        title: text([
            "Металл үчүн 3D принтер",
            "3D-принтер для печати металлом",
            "A 3D printer for metal",
            "금속 3D 프린터",
        ]),
        justification: text([
            "Диссертациялар жана студенттердин долбоорлору үчүн металл үлгүлөр керек; азыр аларды чет өлкөгө заказ кылабыз.",
            "Для диссертаций и студенческих проектов нужны металлические образцы; сейчас их заказывают за границей.",
            "Theses and student projects need metal samples; today they are ordered abroad and come after weeks.",
            "학위 논문과 학생 프로젝트에 금속 시편이 필요하지만 지금은 해외에 주문하여 몇 주를 기다립니다.",
        ]),
        want: Want {
            process: Some(Process::Pbf),
            material_class: Some(MaterialClass::Metal),
            limits: Limits { build_volume_mm: Some([100.0, 100.0, 100.0]), tolerance_mm: Some(0.1) },
        },
        expected_users: Some(45),
        hours_per_month: Some(120.0),
        estimated_cost: Some(dollars(198_000)),
        cost_lines: vec![
            line(CostKind::Printer, 140_000, Per::Once, Some("Offer 2026-114")),
            line(CostKind::Furnace, 12_000, Per::Once, None),
            line(CostKind::PowderSafety, 9_500, Per::Once, None),
            line(CostKind::RoomPower, 14_000, Per::Once, None),
            line(CostKind::FreightCustoms, 11_500, Per::Once, None),
            line(CostKind::Training, 5_000, Per::Once, None),
            line(CostKind::Gas, 2_400, Per::Year, None),
            line(CostKind::Consumables, 7_800, Per::Year, None),
            line(CostKind::Service, 9_000, Per::Year, Some("Offer 2026-114")),
        ],
        alternatives: vec![
            Alternative {
                route: Route::Outsource,
                unit_cost: Some(dollars(380)),
                lead_days: Some(45),
                why_not: Some("A semester has room for two tries at most.".to_owned()),
            },
            Alternative {
                route: Route::Cnc,
                unit_cost: Some(dollars(120)),
                lead_days: Some(14),
                why_not: Some("Inner channels and lattices cannot be milled.".to_owned()),
            },
        ],
        links: vec!["https://example.org/metal-printer".to_owned()],
    }
}

fn wood() -> Content {
    Content {
        title: text([
            "Чоң форматтагы жыгач фрезер",
            "Широкоформатный фрезер по дереву",
            "A large-format wood router",
            "대형 목재 라우터",
        ]),
        justification: text([
            "Макеттер жана эмерек үчүн азыркы станоктун талаасы кичине.",
            "Поле нынешнего станка мало для макетов и мебели.",
            "The bed of the present mill is too small for models and furniture.",
            "현재 장비의 작업 영역은 모형과 가구에 너무 작습니다.",
        ]),
        want: Want {
            process: Some(Process::CncMilling),
            material_class: Some(MaterialClass::Wood),
            limits: Limits { build_volume_mm: Some([1300.0, 900.0, 100.0]), tolerance_mm: Some(0.5) },
        },
        expected_users: Some(20),
        hours_per_month: Some(60.0),
        estimated_cost: Some(dollars(16_000)),
        cost_lines: vec![line(CostKind::Extraction, 2_500, Per::Once, None)],
        alternatives: Vec::new(),
        links: Vec::new(),
    }
}

impl Stage {
    pub async fn wish(&mut self, wish: &Wish) -> Result<(), DemoError> {
        match *wish {
            Wish::Submit { request, person } => self.submit(request, person).await,
            Wish::Endorse { request, person, reason, need } => self.endorse(request, person, reason, need).await,
            Wish::Step { request, to } => self.step(request, to).await,
        }
    }

    async fn submit(&mut self, request: usize, person: usize) -> Result<(), DemoError> {
        let (Some(call), Some(author)) = (self.as_figure(person), self.people.get(&person).copied()) else {
            return Ok(());
        };
        let (lab, content) = (self.lab.clone(), if request == METAL { metal() } else { wood() });
        let write = move |w: &mut Write<'_>| Ok::<_, DemoError>(requests::create(w, &lab, author, &content, false)?);
        let row = self.service.write(call, write).await?;
        self.requests.insert(request, row);
        Ok(())
    }

    async fn endorse(
        &mut self,
        request: usize,
        person: usize,
        reason: &'static str,
        need: Option<(&str, u32, u32)>,
    ) -> Result<(), DemoError> {
        let (Some(call), Some(id)) = (self.as_figure(person), self.people.get(&person).copied()) else {
            return Ok(());
        };
        let Some(row) = self.requests.get(&request).cloned() else { return Ok(()) };
        let need = need.map(|(project, parts, hours)| Need {
            project: project.to_owned(),
            parts_per_year: Some(parts),
            hours_per_month: Some(f64::from(hours)),
            workaround: Some(ABROAD.to_owned()),
        });
        let write = move |w: &mut Write<'_>| Ok(requests::endorse(w, &row, id, Some(reason), need.as_ref()).map(drop)?);
        self.service.write(call, write).await
    }

    async fn step(&mut self, request: usize, to: RequestStatus) -> Result<(), DemoError> {
        let (Some(row), lab) = (self.requests.get(&request).cloned(), self.lab.clone()) else { return Ok(()) };
        let by = Standing { author: false, manager: true };
        let write = move |w: &mut Write<'_>| Ok::<_, DemoError>(requests::step(w, &lab, row.clone(), by, to, None)?);
        let row = self.service.write(self.as_manager(), write).await?;
        self.requests.insert(request, row);
        Ok(())
    }
}
