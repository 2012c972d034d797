import { expect, it } from 'vitest';
import { changes, draftOf, FIELDS, inUnit, saysAnything, sourceOf, stated } from './fields';
import { DEFAULTS } from '../../policy/policy';

it('has every field of a policy once', () => {
  // A level is chosen with its training.
  const chosen = [...FIELDS.map(({ name }) => name), 'requires_level'];
  expect(chosen.sort()).toEqual(Object.keys(DEFAULTS).sort());
});

it('states again what it was given', () => {
  const own = {
    max_minutes: 1200,
    min_minutes: 45,
    max_minutes_per_week: null,
    check_in_window_minutes: 30,
    requires_approval: false,
    requires_qualification: 'laser',
    max_days_ahead: 0,
    granularity_minutes: 15,
  };
  expect(stated(draftOf(own), [])).toEqual({ own, faults: {} });
  expect(stated(draftOf({}), [])).toEqual({ own: {}, faults: {} });
});

it('writes a length in the largest unit that fits, and reads each unit', () => {
  expect(inUnit(90)).toEqual({ value: '90', unit: 'minutes' });
  expect(inUnit(240)).toEqual({ value: '4', unit: 'hours' });
  expect(inUnit(2880)).toEqual({ value: '2', unit: 'days' });
  expect(inUnit(0)).toEqual({ value: '0', unit: 'minutes' });
  const draft = draftOf({});
  draft.max_minutes = { mode: 'own', value: '1,5', unit: 'hours' };
  draft.min_notice_minutes = { mode: 'inherit', value: '2', unit: 'days' };
  expect(stated(draft, []).own).toEqual({ max_minutes: 90, min_notice_minutes: 2880 });
});

it('finds what cannot be, and lets the preview go on without it', () => {
  const draft = draftOf({});
  draft.max_minutes.value = 'four';
  draft.buffer_minutes.value = '2000';
  draft.min_minutes.value = '0.25';
  draft.max_minutes_per_week = { mode: 'own', value: '', unit: 'hours' };
  const { own, faults } = stated(draft, []);
  expect(own).toEqual({});
  expect(faults).toEqual({
    max_minutes: { kind: 'number' },
    buffer_minutes: { kind: 'range', least: 0, most: 1440 },
    min_minutes: { kind: 'whole' },
    max_minutes_per_week: { kind: 'empty' },
  });
});

it('minds the lengths of the levels above', () => {
  expect(stated(draftOf({ min_minutes: 300 }), [{ max_minutes: 240 }])).toEqual({
    own: {},
    faults: { min_minutes: { kind: 'above', least: 300, most: 240 } },
  });
  expect(stated(draftOf({ max_minutes: 20 }), [{ min_minutes: 30 }]).faults).toEqual({
    max_minutes: { kind: 'above', least: 30, most: 20 },
  });
  expect(stated(draftOf({ granularity_minutes: 60 }), [{ min_minutes: 65, max_minutes: 100 }]).faults).toEqual({
    granularity_minutes: { kind: 'no-length', grid: 60 },
  });
});

it('sends only what changes', () => {
  const before = { max_minutes: 240, max_days_ahead: 14, max_minutes_per_week: null };
  expect(changes(before, before)).toEqual({});
  expect(changes(before, { max_minutes: 300, max_minutes_per_week: 600, requires_qualification: null })).toEqual({
    max_minutes: 300,
    max_days_ahead: null,
    max_minutes_per_week: 600,
    requires_qualification: null,
  });
  expect(changes({}, { max_minutes_per_week: null })).toEqual({ max_minutes_per_week: null });
});

it('knows where an empty field is taken from', () => {
  expect(sourceOf('max_minutes', [{ max_minutes: 240 }, { max_minutes: 60 }])).toBe(1);
  expect(sourceOf('max_minutes', [{ max_minutes: 240 }, {}])).toBe(0);
  expect(sourceOf('max_minutes', [{}])).toBe(-1);
  expect(
    sourceOf('requires_qualification', [{ requires_qualification: 'laser' }, { requires_qualification: null }]),
  ).toBe(1);
  expect(saysAnything({ max_minutes: null })).toBe(false);
  expect(saysAnything({ max_minutes_per_week: null })).toBe(true);
});

it('asks for a training from a level up, as one choice', () => {
  const own = { requires_qualification: 'laser', requires_level: 'very good' };
  const comma = { requires_qualification: 'laser', requires_level: 'Mill, II' };
  expect(stated(draftOf(comma), []).own).toEqual(comma);
  const draft = draftOf(own);
  expect(draft.requires_qualification).toMatchObject({ mode: 'own', value: 'laser very good' });
  expect(stated(draft, []).own).toEqual(own);
  expect(changes(own, own)).toEqual({});
  expect(changes({ requires_qualification: 'laser' }, own)).toEqual({ requires_level: 'very good' });
  expect(changes(own, { requires_qualification: 'laser' })).toEqual({ requires_level: null });
  const other = { requires_qualification: 'mill', requires_level: 'very good' };
  expect(changes(own, other)).toEqual(other);
  expect(changes(own, { requires_qualification: 'mill' })).toMatchObject({
    requires_qualification: 'mill',
    requires_level: null,
  });
});
