import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import { t } from '../../../words/index.svelte';
import { clock, dateFull } from '../../../words/when';
import { aged } from './rules';

export type Asset = Schemas['Asset'];
export type Place = Schemas['MachineLocation'];
export type Way = Schemas['DisposalWay'];
export type Check = Schemas['InventoryCheck'];
export type WholeCheck = Schemas['WholeInventoryCheck'];
export type Line = Schemas['InventoryMachine'];
export type Outcome = Schemas['InventoryOutcome'];

export const WAYS: Way[] = ['scrapped', 'sold', 'given_away', 'returned', 'lost', 'stolen'];

/** All that a lab owns or owned. */
export const assetsOf = (lab: string): Promise<Asset[]> =>
  all((query) => want(api.GET('/api/v1/labs/{lab}/assets', { params: { path: { lab }, query } })));

/** Where a lab's machines stand, each place once. */
export function placesIn(assets: Pick<Asset, 'location'>[]): string[] {
  const places = assets.map((one) => one.location).filter((one): one is string => !!one);
  return [...new Set(places)].sort((a, b) => a.localeCompare(b, undefined, { numeric: true }));
}

/** A local date in words. */
export const dayText = (day: string): string => dateFull(`${day}T12:00:00Z`, 'UTC');

/** A day and a time of the lab. */
export const moment = (instant: string, zone: string): string => `${dateFull(instant, zone)}, ${clock(instant, zone)}`;

/** How old something is, e.g. `2 years 3 months`. */
export function ageText(days: number): string {
  const { years, months } = aged(days);
  if (years + months === 0) return t('assets-age-new');
  const parts = [years > 0 && t('assets-years', { n: years }), months > 0 && t('assets-months', { n: months })];
  return parts.filter(Boolean).join(' ');
}

/** What stands on its label: the tag, else the inventory number. */
export const tagOf = (one: Pick<Asset, 'asset_tag' | 'inventory_number'>): string =>
  one.asset_tag ?? one.inventory_number ?? '';
