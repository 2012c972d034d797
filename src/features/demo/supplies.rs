use std::collections::BTreeMap;

use super::calendar::Calendar;
use super::cast::TECHNICIANS;
use super::equipment::{Kind, MACHINES, text};
use super::error::DemoError;
use super::model::{Manner, Visit};
use super::stage::Stage;
use crate::features::labs::Lab;
use crate::features::stock::Used;
use crate::features::stock::actions::items::{self, ItemAsk};
use crate::features::stock::actions::movement::{MoveAsk, move_stock};
use crate::features::stock::actions::orders::{self, LineAsk, OrderAsk, ReceiveAsk};
use crate::features::stock::actions::suppliers::{self, SupplierAsk};
use crate::features::stock::actions::takes::{self, CountAsk};
use crate::features::stock::{self, Filament, MovementKind, Unit, UnitCost};
use crate::platform::db::Fault;
use crate::platform::values::{Id, Instant, Money, Quantity};
use crate::platform::write::{Call, Write};

/// What becomes of the lab's stock, beside what sessions use.
#[derive(Clone, Copy, Debug)]
pub enum Supply {
    /// The items are written down and the first delivery is put on the shelves.
    Begin,
    Deliver(usize),
    /// Some of it is spoilt.
    Spoil(usize),
    /// Some sheets go to where the class works, and one comes back.
    Move,
    /// What is cheap because it does not keep.
    Bargain,
    /// The shelf of sheets is counted, and one is missing.
    Count,
    Order,
    /// What never comes.
    OrderInVain,
    /// Part of what was ordered comes; the rest is still to come when the story ends.
    Receive,
    /// Water spoils most of the black PLA of both brands: all of it together is low, although of one there is enough.
    Soak,
    /// A technician asks for more of it. Nobody has placed the order when the story ends.
    Ask,
}

struct Good {
    name: [&'static str; 4],
    category: &'static str,
    material: &'static str,
    colour: Option<&'static str>,
    unit: Unit,
    /// Thousandths of g/cm³ and of mm.
    filament: Option<(i64, i64)>,
    barcode: &'static str,
    reorder_level: i64,
    /// Tyiyn for so many of the unit.
    price: (i64, i64),
    /// Of each of the regular deliveries; of the first alone where it is told so.
    delivery: i64,
    once: bool,
    location: &'static str,
}

/// Where some goods stand in the list.
const FILAMENTS: usize = 3;
/// The black ones, with how many grams water leaves of each: less than its reorder level, and more, also after some days
/// of printing; together less than both.
const BLACK: [(usize, i64); 2] = [(0, 100), (1, 1850)];
const RESIN: usize = 3;
const PLYWOOD: usize = 4;
const ACRYLIC: usize = 5;
const BITS: usize = 6;
const VINYL: usize = 8;
pub const RESIN_TANK: usize = 10;

/// The filaments' densities are those of SpoolmanDB (Donkie/SpoolmanDB @ ca55347, MIT).
#[rustfmt::skip]
const GOODS: &[Good] = &[
    Good { name: ["eSun PLA-lite кара, 1,75 мм", "eSun PLA-lite чёрный, 1,75 мм", "eSun PLA-lite black, 1.75 mm", "eSun PLA-lite 검정 1.75 mm"], category: "filament", material: "PLA", colour: Some("black"), unit: Unit::Gram, filament: Some((1230, 1750)), barcode: "6934561000017", reorder_level: 1000, price: (165_000, 1000), delivery: 1000, once: false, location: "Room 1/104, shelf A" },
    Good { name: ["Prusament PLA Galaxy Black, 1,75 мм", "Prusament PLA Galaxy Black, 1,75 мм", "Prusament PLA Galaxy Black, 1.75 mm", "프루사먼트 PLA 갤럭시 블랙 1.75 mm"], category: "filament", material: "PLA", colour: Some("black"), unit: Unit::Gram, filament: Some((1240, 1750)), barcode: "8594173670017", reorder_level: 1000, price: (290_000, 1000), delivery: 1000, once: false, location: "Room 1/104, shelf A" },
    Good { name: ["Creality CR-PETG ак, 1,75 мм", "Creality CR-PETG белый, 1,75 мм", "Creality CR-PETG white, 1.75 mm", "크리얼리티 CR-PETG 흰색 1.75 mm"], category: "filament", material: "PETG", colour: Some("white"), unit: Unit::Gram, filament: Some((1250, 1750)), barcode: "6971636400017", reorder_level: 1000, price: (180_000, 1000), delivery: 2500, once: false, location: "Room 1/104, shelf A" },
    Good { name: ["Тунук чайыр", "Смола прозрачная", "Clear resin", "투명 레진"], category: "resin", material: "photopolymer", colour: Some("clear"), unit: Unit::Millilitre, filament: None, barcode: "0851976007017", reorder_level: 1500, price: (1_400_000, 1000), delivery: 1500, once: false, location: "Room 1/105, cabinet" },
    Good { name: ["Фанера 3 мм, 600 × 400", "Фанера 3 мм, 600 × 400", "Plywood 3 mm, 600 × 400", "합판 3 mm, 600 × 400"], category: "sheet", material: "plywood", colour: None, unit: Unit::Sheet, filament: None, barcode: "4700000000014", reorder_level: 10, price: (22_000, 1), delivery: 45, once: false, location: "Room 1/107, rack" },
    Good { name: ["Акрил 3 мм, 600 × 400", "Акрил 3 мм, 600 × 400", "Acrylic 3 mm, 600 × 400", "아크릴 3 mm, 600 × 400"], category: "sheet", material: "acrylic", colour: Some("clear"), unit: Unit::Sheet, filament: None, barcode: "4700000000021", reorder_level: 10, price: (48_000, 1), delivery: 45, once: false, location: "Room 1/107, rack" },
    Good { name: ["Фреза 3 мм", "Фреза 3 мм", "End mill 3 mm", "엔드밀 3 mm"], category: "bit", material: "carbide", colour: None, unit: Unit::Piece, filament: None, barcode: "4700000000038", reorder_level: 5, price: (65_000, 1), delivery: 12, once: true, location: "Room 1/108, drawer 2" },
    Good { name: ["Жез сопло 0,4 мм", "Сопло латунное 0,4 мм", "Brass nozzle 0.4 mm", "황동 노즐 0.4 mm"], category: "spare_part", material: "brass", colour: None, unit: Unit::Piece, filament: None, barcode: "4700000000045", reorder_level: 4, price: (35_000, 1), delivery: 10, once: true, location: "Room 1/104, drawer 1" },
    Good { name: ["Винил пленкасы, 610 мм", "Виниловая плёнка, 610 мм", "Vinyl film, 610 mm", "비닐 필름 610 mm"], category: "sheet", material: "vinyl", colour: Some("white"), unit: Unit::Metre, filament: None, barcode: "4700000000052", reorder_level: 10, price: (19_000, 1), delivery: 25, once: false, location: "Room 1/106, rack" },
    Good { name: ["Сандык штангенциркуль", "Штангенциркуль цифровой", "Digital calipers", "디지털 캘리퍼스"], category: "tool", material: "steel", colour: None, unit: Unit::Piece, filament: None, barcode: "4700000000069", reorder_level: 2, price: (150_000, 1), delivery: 4, once: true, location: "Room 1/104, drawer 3" },
    Good { name: ["Чайыр ваннасы", "Ванночка для смолы", "Resin tank", "레진 탱크"], category: "spare_part", material: "acrylic", colour: None, unit: Unit::Piece, filament: None, barcode: "4700000000076", reorder_level: 1, price: (480_000, 1), delivery: 3, once: true, location: "Room 1/105, cabinet" },
];

const DELIVERIES: usize = 12;
const DAYS_BETWEEN: u64 = 14;

pub fn steps(calendar: &Calendar) -> Vec<(Instant, Supply)> {
    let mut steps = vec![(calendar.at(0, 600), Supply::Begin)];
    for (number, day) in (1..DELIVERIES).zip((1..).map(|number: u64| number * DAYS_BETWEEN)) {
        steps.push((calendar.at(day, 590), Supply::Deliver(number)));
    }
    let end = Calendar::before_end;
    steps.extend([
        (calendar.at(61, 1000), Supply::Spoil(RESIN)),
        (calendar.at(103, 980), Supply::Spoil(ACRYLIC)),
        (calendar.at(90, 1010), Supply::Count),
        (calendar.at(95, 610), Supply::Move),
        (calendar.at(end(44), 620), Supply::OrderInVain),
        (calendar.at(end(9), 600), Supply::Bargain),
        (calendar.at(end(12), 640), Supply::Order),
        (calendar.at(end(4), 655), Supply::Receive),
        (calendar.at(end(2), 545), Supply::Soak),
        (calendar.at(end(1), 620), Supply::Ask),
    ]);
    steps
}

const fn whole(units: i64) -> Quantity {
    Quantity::from_thousandths(units * 1000)
}

fn som(amount_minor: i64) -> Money {
    Money { amount_minor, currency: "KGS".to_owned() }
}

fn ask(good: &Good, supplier: Id, keeper: Option<Id>) -> ItemAsk {
    ItemAsk {
        name: text(good.name),
        category: good.category.to_owned(),
        material: Some(good.material.to_owned()),
        colour: good.colour.map(str::to_owned),
        unit: good.unit,
        reorder_level: Some(whole(good.reorder_level)),
        allow_negative: false,
        barcode: Some(good.barcode.to_owned()),
        filament: good.filament.map(|(density_mg_cm3, diameter_um)| Filament { density_mg_cm3, diameter_um }),
        unit_cost: Some(UnitCost { amount: som(good.price.0), per: whole(good.price.1) }),
        supplier: Some(supplier),
        keeper,
    }
}

/// A delivery of one good under a lot of its own.
fn deliver(w: &mut Write<'_>, item: Id, good: &Good, number: usize) -> Result<(), DemoError> {
    let receipt = MoveAsk {
        lot: Some(format!("{}-{:02}", good.material.to_uppercase(), number + 1)),
        expires_on: (good.category == "resin").then(|| w.now.plus_days(365).utc().date_naive()),
        location: Some(good.location.to_owned()),
        ..MoveAsk::new(MovementKind::Receipt, whole(good.delivery))
    };
    move_stock(w, item, &receipt)?;
    Ok(())
}

/// What somebody's session uses, by its machine and how long it was meant to be. A machine's own device knows of nothing.
pub fn used(stage: &Stage, index: usize, visit: &Visit) -> Vec<Used> {
    let minutes = visit.span.minutes_ceil();
    let kind = MACHINES.get(visit.machine).map(|spec| spec.kind);
    let (good, quantity) = match kind {
        _ if visit.manner != Manner::Own => return Vec::new(),
        Some(Kind::Filament) => (index % FILAMENTS, Quantity::from_thousandths(minutes * 1000 / 6)),
        Some(Kind::Resin) => (RESIN, Quantity::from_thousandths(minutes * 1000 / 4)),
        Some(Kind::Laser) => (if index.is_multiple_of(2) { PLYWOOD } else { ACRYLIC }, whole(1)),
        Some(Kind::Mill) if index.is_multiple_of(9) => (BITS, whole(1)),
        Some(Kind::Other) if MACHINES.get(visit.machine).is_some_and(|spec| spec.tag == "FAB-011") => {
            (VINYL, Quantity::from_thousandths(minutes * 1000 / 90))
        }
        _ => return Vec::new(),
    };
    let item = stage.goods.get(&good);
    item.map(|item| Used { stock_item: *item, quantity, unit: None }).into_iter().collect()
}

/// The sheets that the lasers cut.
pub fn plywood(stage: &Stage) -> Option<Id> {
    stage.goods.get(&PLYWOOD).copied()
}

/// The item of a good that was put on the shelves.
fn of(goods: &BTreeMap<usize, Id>, good: usize) -> Result<Id, DemoError> {
    goods.get(&good).copied().ok_or(DemoError::Fault(Fault::NotFound))
}

impl Stage {
    pub async fn supply(&mut self, supply: Supply) -> Result<(), DemoError> {
        let Some(call) = self.as_figure(TECHNICIANS[0]) else { return Ok(()) };
        match supply {
            Supply::Begin => self.stock_up(call).await,
            Supply::Deliver(number) => self.delivered(call, number).await,
            Supply::Spoil(good) => self.spoilt(call, good).await,
            Supply::Count => {
                let (lab, item) = (self.lab.clone(), of(&self.goods, PLYWOOD)?);
                self.service.write(call, move |w| Ok(count_sheets(w, &lab, item)?)).await
            }
            Supply::Move => self.moved(call).await,
            Supply::Bargain => self.bargain(call).await,
            Supply::Order => {
                let winter = [(RESIN, 5000, 6_900_000), (BITS, 20, 1_250_000)];
                self.order = Some(self.ordered(call, "For the winter courses", winter.into()).await?);
                Ok(())
            }
            Supply::OrderInVain => {
                self.ordered(call, "From the old seller", vec![(VINYL, 50, 900_000)]).await.map(drop)
            }
            Supply::Receive => self.partly_received(call).await,
            Supply::Soak => self.soaked(call).await,
            Supply::Ask => {
                let black = BLACK.map(|(good, _)| (good, 4000, 900_000));
                self.asked(call, "All black PLA is nearly gone", black.into()).await.map(drop)
            }
        }
    }

    async fn stock_up(&mut self, call: Call) -> Result<(), DemoError> {
        let (lab, keeper) = (self.lab.clone(), self.people.get(&TECHNICIANS[0]).copied());
        let made = self.service.write(call, move |w| {
            let seller = SupplierAsk {
                name: "3D Market Bishkek".to_owned(),
                contact: Some("+996 312 000000".to_owned()),
                note: None,
            };
            let supplier = suppliers::create(w, &lab, &seller)?.id;
            let mut made = Vec::new();
            for good in GOODS {
                let item = items::create(w, &lab, &ask(good, supplier, keeper))?.item.id;
                deliver(w, item, good, 0)?;
                made.push(item);
            }
            Ok::<_, DemoError>(made)
        });
        let made = made.await?;
        self.goods.extend(made.into_iter().enumerate());
        Ok(())
    }

    async fn delivered(&self, call: Call, number: usize) -> Result<(), DemoError> {
        let goods = self.goods.clone();
        let write = move |w: &mut Write<'_>| {
            for (index, good) in GOODS.iter().enumerate().filter(|(_, good)| !good.once) {
                deliver(w, of(&goods, index)?, good, number)?;
            }
            Ok::<_, DemoError>(())
        };
        self.service.write(call, write).await
    }

    async fn spoilt(&self, call: Call, good: usize) -> Result<(), DemoError> {
        let item = of(&self.goods, good)?;
        let write = move |w: &mut Write<'_>| {
            let reason = Some("Left open over the weekend".to_owned());
            let waste = MoveAsk { reason, ..MoveAsk::new(MovementKind::Waste, whole(2)) };
            move_stock(w, item, &waste)?;
            Ok::<_, DemoError>(())
        };
        // What is used up cannot spoil.
        DemoError::tolerated(self.service.write(call, write).await).map(drop)
    }

    async fn moved(&self, call: Call) -> Result<(), DemoError> {
        let item = of(&self.goods, PLYWOOD)?;
        let write = move |w: &mut Write<'_>| {
            let there = MoveAsk {
                location: Some("Room 1/107, rack".to_owned()),
                to_location: Some("Room 204".to_owned()),
                reason: Some("For the class".to_owned()),
                ..MoveAsk::new(MovementKind::Transfer, whole(4))
            };
            move_stock(w, item, &there)?;
            Ok::<_, DemoError>(())
        };
        DemoError::tolerated(self.service.write(call.clone(), write).await)?;
        // The last who cut plywood took a sheet too many.
        for session in self.sessions.values().rev().copied() {
            let back = MoveAsk {
                usage_session: Some(session),
                reason: Some("Not cut after all".to_owned()),
                ..MoveAsk::new(MovementKind::Return, whole(1))
            };
            let write = move |w: &mut Write<'_>| Ok::<_, DemoError>(move_stock(w, item, &back).map(drop)?);
            if DemoError::tolerated(self.service.write(call.clone(), write).await)?.is_some() {
                break;
            }
        }
        Ok(())
    }

    async fn bargain(&self, call: Call) -> Result<(), DemoError> {
        let item = of(&self.goods, RESIN)?;
        let write = move |w: &mut Write<'_>| {
            let receipt = MoveAsk {
                lot: Some("CLEAR-BARGAIN".to_owned()),
                expires_on: Some(w.now.plus_days(24).utc().date_naive()),
                location: Some("Room 1/105, cabinet".to_owned()),
                ..MoveAsk::new(MovementKind::Receipt, whole(4000))
            };
            move_stock(w, item, &receipt)?;
            Ok::<_, DemoError>(())
        };
        self.service.write(call, write).await
    }

    async fn soaked(&self, call: Call) -> Result<(), DemoError> {
        let goods = self.goods.clone();
        let write = move |w: &mut Write<'_>| {
            for (good, left) in BLACK {
                let item = of(&goods, good)?;
                let soaked = stock::stocked(w.c, item)?.balance - left * 1000;
                if soaked > 0 {
                    let reason = Some("The roof leaked over the shelf, the spools are wet".to_owned());
                    let soaked = Quantity::from_thousandths(soaked);
                    move_stock(w, item, &MoveAsk { reason, ..MoveAsk::new(MovementKind::Waste, soaked) })?;
                }
            }
            Ok::<_, DemoError>(())
        };
        self.service.write(call, write).await
    }

    async fn ordered(&self, call: Call, note: &str, goods: Vec<(usize, i64, i64)>) -> Result<Id, DemoError> {
        let order = self.asked(call.clone(), note, goods).await?;
        self.service.write(call, move |w| Ok::<_, DemoError>(orders::place(w, order).map(drop)?)).await?;
        Ok(order)
    }

    /// Goods, how much of them and what it costs in tyiyn.
    async fn asked(&self, call: Call, note: &str, goods: Vec<(usize, i64, i64)>) -> Result<Id, DemoError> {
        let (lab, known, note) = (self.lab.clone(), self.goods.clone(), Some(note.to_owned()));
        let made = self.service.write(call, move |w| {
            let mut lines = Vec::new();
            for &(good, units, cost) in &goods {
                let cost = Some(som(cost));
                lines.push(LineAsk { item: of(&known, good)?, quantity: whole(units), unit: None, cost });
            }
            Ok::<_, DemoError>(orders::create(w, &lab, &OrderAsk { supplier: None, note: note.clone(), lines })?.id)
        });
        made.await
    }

    async fn partly_received(&self, call: Call) -> Result<(), DemoError> {
        let (Some(order), resin) = (self.order, of(&self.goods, RESIN)?) else { return Ok(()) };
        let write = move |w: &mut Write<'_>| {
            let lines = stock::order_lines(w.c, order)?;
            let Some(line) = lines.iter().find(|line| line.item == resin) else { return Ok(()) };
            let part = ReceiveAsk {
                line: line.id,
                quantity: whole(2000),
                unit: None,
                lot: Some("CLEAR-WINTER".to_owned()),
                expires_on: Some(w.now.plus_days(365).utc().date_naive()),
                location: Some("Room 1/105, cabinet".to_owned()),
            };
            orders::receive(w, order, &[part])?;
            Ok::<_, DemoError>(())
        };
        self.service.write(call, write).await
    }
}

/// One sheet is missing.
fn count_sheets(w: &mut Write<'_>, lab: &Lab, item: Id) -> Result<(), stock::Error> {
    let take = takes::open(w, lab, None, Some("The rack of sheets".to_owned()))?.id;
    let there = stock::stocked(w.c, item)?.balance;
    let found = CountAsk {
        item: Some(item),
        barcode: None,
        lot: None,
        location: None,
        quantity: Quantity::from_thousandths((there - 1000).max(0)),
        unit: None,
    };
    takes::count(w, take, &found)?;
    takes::close(w, take)?;
    Ok(())
}
