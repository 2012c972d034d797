import type { Schemas } from '../../../api/client';
import type { Bar } from '../../../design/charts/bars';
import { t } from '../../../words/index.svelte';
import { dayName, monthName, number, percent, plusDays } from '../../../words/when';
import { MEASURES, type Group, type Grouping, type Measure } from './data';
import { mondayOfWeek } from './period';

/** What a row of a table is called. */
export function nameOf(group: Group, by: Grouping): string {
  const { key } = group;
  if (key === null || key === undefined) return t('statistics-none');
  switch (by) {
    case 'process':
      return t(`process-${key}`);
    case 'role':
      return t(`role-${key}`);
    case 'day':
      return dayName(key, 'short');
    case 'week': {
      const monday = mondayOfWeek(key);
      return `${dayName(monday, 'short')} – ${dayName(plusDays(monday, 6), 'short')}`;
    }
    case 'month':
      return monthName(key);
    default:
      return group.label;
  }
}

/** A bar of a chart; a column of time carries its day or month, with the month or year that it belongs to. */
export function barOf(group: Group, by: Grouping, measure: Measure): Bar {
  const key = group.key ?? '';
  const value = MEASURES[measure].of(group);
  if (by === 'month') return { key, label: monthName(key, 'short'), under: key.slice(0, 4), value };
  if (by === 'day' || by === 'week') {
    const day = by === 'day' ? key : mondayOfWeek(key);
    return { key, label: String(Number(day.slice(8))), under: monthName(day, 'short'), value };
  }
  return { key, label: nameOf(group, by), value };
}

/** A value of a measure as it is written. */
export function told(value: number | null, measure: Measure): string {
  if (value === null) return '–';
  const { kind } = MEASURES[measure];
  if (kind === 'share') return percent(value);
  return number(value, { maximumFractionDigits: kind === 'hours' && value < 10 ? 1 : 0 });
}

/** What was asked for, e.g. `Laser cutting: Wood, Paper`; a search may have named only one of the two. */
export function askedFor(asks: Pick<Schemas['Ask'], 'process' | 'material_class'>[]): string {
  const materials = new Map<string, string[]>();
  for (const { process, material_class } of asks) {
    const name = process ? t(`process-${process}`) : '';
    const found = materials.get(name) ?? [];
    if (material_class) found.push(t(`material-${material_class}`));
    materials.set(name, found);
  }
  return [...materials]
    .map(([process, list]) => [process, list.join(', ')].filter(Boolean).join(': ') || t('statistics-none'))
    .join('; ');
}
