import type { Schemas } from '../../../api/client';
import { typedNumber, typedOf, type Item, type Unit } from '../../materials/amount';
import { moneyOf, typedOf as typedMoney } from '../../requests/money';
import { bodyOf as textBody, sameTexts, textsOf, type Texts } from '../lab-text';

export const UNITS: Unit[] = ['gram', 'metre', 'millilitre', 'piece', 'sheet'];

/** An item as it is being written: all as typed. */
export interface Draft {
  name: Texts;
  category: string;
  material: string;
  colour: string;
  unit: Unit;
  level: string;
  below: boolean;
  barcode: string;
  density: string;
  diameter: string;
  cost: string;
  currency: string;
  per: string;
  supplier: string;
  keeper: string | null;
}

const typed = (value: number | null | undefined) => (value === null || value === undefined ? '' : typedOf(value));

/** An item as the form shows it; without one, an empty form. */
export function draftOf(item?: Item): Draft {
  return {
    name: textsOf(item?.name),
    category: item?.category ?? '',
    material: item?.material ?? '',
    colour: item?.colour ?? '',
    unit: item?.unit ?? 'piece',
    level: typed(item?.reorder_level),
    below: item?.allow_negative ?? false,
    barcode: item?.barcode ?? '',
    density: typed(item?.filament?.density_g_cm3),
    diameter: typed(item?.filament?.diameter_mm),
    cost: typedMoney(item?.unit_cost?.amount),
    currency: item?.unit_cost?.amount.currency ?? 'KGS',
    per: typed(item?.unit_cost?.per ?? 1),
    supplier: item?.supplier ?? '',
    keeper: item?.keeper ?? null,
  };
}

/** Whether lengths and masses of it can make each other. */
export const ofSpools = (draft: Draft): boolean => draft.unit === 'gram' || draft.unit === 'metre';

/** A draft with what the catalogue says of a filament; what was named by hand keeps its name. */
export function filled(draft: Draft, filament: Schemas['CatalogueFilament']): Draft {
  const name = `${filament.manufacturer} ${filament.material} ${filament.name}`;
  const unnamed = Object.values(draft.name).every((text) => !text.trim());
  return {
    ...draft,
    name: unnamed ? { ...draft.name, en: name } : draft.name,
    material: filament.material,
    density: typedOf(filament.density_milligrams_per_cm3 / 1000),
    diameter: typedOf(filament.diameter_micrometres / 1000),
  };
}

const wrongNumber = (text: string) => text.trim() !== '' && typedNumber(text) === undefined;

/** What the form sees by itself, by the field's pointer, as the id of a message. */
export function faults(draft: Draft): Map<string, string> {
  const found = new Map<string, string>();
  const bad = 'stock-number-bad';
  if (!textBody(draft.name)) found.set('/name', 'stock-name-needed');
  if (!draft.category.trim()) found.set('/category', 'field-required');
  if (wrongNumber(draft.level)) found.set('/reorder_level', bad);
  if (ofSpools(draft)) {
    const both = !!draft.density.trim() === !!draft.diameter.trim();
    if (wrongNumber(draft.density) || (!both && !draft.density.trim())) found.set('/filament/density_g_cm3', bad);
    if (wrongNumber(draft.diameter) || (!both && !draft.diameter.trim())) found.set('/filament/diameter_mm', bad);
  }
  if (draft.cost.trim() && !moneyOf(draft.cost, draft.currency)) found.set('/unit_cost/amount', bad);
  if (draft.cost.trim() && !typedNumber(draft.per)) found.set('/unit_cost/per', bad);
  return found;
}

const said = (text: string): string | null => text.trim() || null;

/** What is sent of it: null where nothing is said. */
function sent(draft: Draft) {
  const amount = moneyOf(draft.cost, draft.currency);
  const [density, diameter] = [typedNumber(draft.density), typedNumber(draft.diameter)];
  return {
    category: draft.category.trim(),
    material: said(draft.material),
    colour: said(draft.colour),
    reorder_level: typedNumber(draft.level) ?? null,
    allow_negative: draft.below,
    barcode: said(draft.barcode),
    filament:
      ofSpools(draft) && density !== undefined && diameter !== undefined
        ? { density_g_cm3: density, diameter_mm: diameter }
        : null,
    unit_cost: amount ? { amount, per: typedNumber(draft.per) ?? 1 } : null,
    supplier: draft.supplier || null,
    keeper: draft.keeper,
  };
}

export function body(draft: Draft): Schemas['NewStockItem'] {
  return { name: textBody(draft.name) ?? {}, unit: draft.unit, ...sent(draft) };
}

/** What a form changes of an item. */
export function patch(draft: Draft, item: Item): Schemas['StockItemPatch'] {
  const was = draftOf(item);
  const [before, now] = [sent(was), sent(draft)];
  const changed = (Object.keys(now) as (keyof typeof now)[]).filter(
    (field) => JSON.stringify(now[field]) !== JSON.stringify(before[field]),
  );
  return {
    ...(!sameTexts(draft.name, was.name) && { name: textBody(draft.name) }),
    ...Object.fromEntries(changed.map((field) => [field, now[field]])),
  };
}
