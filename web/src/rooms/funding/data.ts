import { api, want, type Schemas } from '../../api/client';
import type { Bar } from '../../design/charts/bars';
import { t } from '../../words/index.svelte';
import { number } from '../../words/when';
import { fileQuery } from '../figures/file';
import { lastMonths, type Period } from './period';

export type Grouping = 'machine' | 'class' | 'process' | 'affiliation' | 'role' | 'month';
/** Also what several labs are grouped by. */
export type Naming = Grouping | 'lab';
export type Group = Schemas['Group'];

export const GROUPINGS = ['machine', 'process', 'class'] as const;
const MONTHS_BACK = 12;

export type Span = Pick<Period, 'id' | 'from' | 'until'>;

export async function utilization(lab: string, { from, until }: Span, group_by: Grouping): Promise<Schemas['Figures']> {
  const query = { from, until, group_by };
  const answer = await want(api.GET('/api/v1/labs/{lab}/utilization', { params: { path: { lab }, query } }));
  return answer as Schemas['Figures'];
}

/** The last twelve whole months that end by the local date `end`, from the first in which something was used; the earliest first. */
export async function months(lab: string, end: string): Promise<Group[]> {
  const { groups } = await utilization(lab, lastMonths(end, MONTHS_BACK), 'month');
  const first = groups.findIndex((group) => (group.used_seconds ?? 0) > 0);
  return first < 0 ? [] : groups.slice(first);
}

const FORMATS = ['csv', 'xlsx'] as const;

/** Files of the same figures. */
export function files(lab: string, { from, until, id }: Span, group_by: Grouping) {
  return FORMATS.map((format) => ({
    format,
    href: `/api/v1/labs/${encodeURIComponent(lab)}/utilization?${fileQuery({ from, until, group_by }, format)}`,
    name: `utilization-${group_by}-${id}.${format}`,
  }));
}

/** All labs whose figures the reader may see, each with what is told of it. */
export async function ofAllLabs({ from, until }: Span): Promise<Schemas['Figures']> {
  const query = { from, until, group_by: 'lab' as const };
  return (await want(api.GET('/api/v1/funding/statistics', { params: { query } }))) as Schemas['Figures'];
}

export function labsFiles({ from, until, id }: Span) {
  return FORMATS.map((format) => ({
    format,
    href: `/api/v1/funding/statistics?${fileQuery({ from, until, group_by: 'lab' }, format)}`,
    name: `utilization-lab-${id}.${format}`,
  }));
}

/** Files of what is asked of donors, with the evidence for it. */
export function lackingFiles(lab: string) {
  return FORMATS.map((format) => ({
    format,
    href: `/api/v1/funding/portfolio?${fileQuery({ lab }, format)}`,
    name: `portfolio.${format}`,
  }));
}

/** What a group is called: the service's words for a rest are English. */
export function nameOf(group: Group, by: Naming): string {
  if (group.key === null || group.key === undefined) return t('funding-none');
  if (by === 'process') return t(`process-${group.key}`);
  if (group.key === 'others') return t('funding-others');
  return group.label;
}

export function bars(groups: Group[], by: Naming): Bar[] {
  return groups.map((group) => ({
    key: group.key ?? '',
    label: nameOf(group, by),
    value: group.utilization ?? null,
  }));
}

const HOUR = 3600;
export const hours = (seconds: number | null | undefined) =>
  seconds === null || seconds === undefined ? null : seconds / HOUR;

/** Hours of machine time as they are written. */
export function hoursTold(seconds: number | null | undefined): string {
  const value = hours(seconds);
  return value === null ? '–' : number(value, { maximumFractionDigits: 0 });
}
