import type { Schemas } from '../../../api/client';
import { local, t } from '../../../words/index.svelte';
import { number } from '../../../words/when';
import { long } from '../../policy/sentences';
import { inherited, sourceOf, type Fault, type FieldSpec } from './fields';
import type { Level } from './level';

export const dashed = (name: string) => name.replaceAll('_', '-');

/** A qualification from one of its levels up. */
export const atLeast = (name: string, level: string) => t('settings-at-least', { name, level });

/** The value of a field in words. */
export function valueOf(spec: FieldSpec, value: unknown, trainings: readonly Schemas['Qualification'][]): string {
  if (value === null || value === undefined) return t(`settings-none-${dashed(spec.name)}`);
  switch (spec.kind) {
    case 'length':
    case 'step':
      return value === 0 ? t('settings-zero') : long(Number(value));
    case 'count':
      return spec.name === 'max_days_ahead' ? t('policy-span-days', { n: Number(value) }) : number(Number(value));
    case 'yes-no':
      return t(value ? 'settings-yes' : 'settings-no');
    case 'training':
      return local(trainings.find((one) => one.id === value)?.name);
  }
}

/** What holds where a field is left empty, and which level says so. */
export function whereFrom(spec: FieldSpec, level: Level, trainings: readonly Schemas['Qualification'][]): string {
  const above = level.above.map((one) => one.own);
  const from = level.above[sourceOf(spec.name, above)]?.kind ?? 'usual';
  const value = valueOf(spec, inherited(spec.name, above), trainings);
  const least = spec.name === 'requires_qualification' ? inherited('requires_level', above) : null;
  return t(`settings-from-${from}`, { value: typeof least === 'string' ? atLeast(value, least) : value });
}

export function faultOf(spec: FieldSpec, fault: Fault): string {
  const write = (value: number) => (spec.kind === 'count' ? number(value) : long(value, 'of'));
  switch (fault.kind) {
    case 'empty':
    case 'number':
      return t('settings-fault-number');
    case 'whole':
      return t(spec.kind === 'count' ? 'settings-fault-whole' : 'settings-fault-minutes');
    case 'range':
      return t('settings-fault-range', {
        least: fault.least === 0 ? number(0) : write(fault.least),
        most: write(fault.most),
      });
    case 'above':
      return t('settings-fault-above', { least: long(fault.least), most: long(fault.most) });
    case 'no-length':
      return t('settings-fault-no-length', { span: long(fault.grid) });
  }
}
