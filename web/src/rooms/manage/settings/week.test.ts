import { expect, it } from 'vitest';
import { comingAfter, dayFaults, holdingOn, isRight, nextSpan, sameWeek, spansOf, stretches, weekOf } from './week';

const span = (weekday: 'monday' | 'tuesday' | 'saturday', opens: string, closes: string) => ({
  weekday,
  opens,
  closes,
});

it('sends back the week that it was given, with midnight as the end of its day', () => {
  const spans = [
    span('monday', '09:00', '12:00'),
    span('monday', '13:00', '24:00'),
    span('saturday', '10:00', '16:00'),
  ];
  const week = weekOf([...spans].reverse());
  expect(week.monday[1]).toEqual({ opens: '13:00', closes: '00:00' });
  expect(spansOf(week)).toEqual(spans);
});

it('finds spans that lack a time, close before they open, or overlap', () => {
  const open = (opens: string, closes: string) => ({ opens, closes });
  expect(dayFaults([open('09:00', ''), open('12:00', '11:00'), open('12:00', '12:00')])).toEqual([
    'missing',
    'order',
    'order',
  ]);
  expect(dayFaults([open('09:00', '12:00'), open('11:30', '14:00')])).toEqual([undefined, 'overlap']);
  expect(dayFaults([open('09:00', '12:00'), open('12:00', '00:00')])).toEqual([undefined, undefined]);
  expect(dayFaults([open('00:00', '00:00')])).toEqual([undefined]);
  const week = weekOf([span('monday', '09:00', '18:00')]);
  expect(isRight(week)).toBe(true);
  week.sunday.push(open('', ''));
  expect(isRight(week)).toBe(false);
});

it('says days with the same hours together, and spans that touch as one', () => {
  const week = weekOf([
    span('monday', '09:00', '12:00'),
    span('monday', '12:00', '18:00'),
    span('tuesday', '09:00', '18:00'),
  ]);
  expect(stretches(week)).toEqual([
    { first: 'monday', last: 'tuesday', open: [{ opens: '09:00', closes: '18:00' }] },
    { first: 'wednesday', last: 'sunday', open: [] },
  ]);
  expect(sameWeek(week, weekOf([span('monday', '09:00', '18:00'), span('tuesday', '09:00', '18:00')]))).toBe(true);
});

it('offers the next span an hour after the last, as long as the day lasts', () => {
  expect(nextSpan([])).toEqual({ opens: '09:00', closes: '18:00' });
  expect(nextSpan([{ opens: '09:00', closes: '12:00' }])).toEqual({ opens: '13:00', closes: '16:00' });
  expect(nextSpan([{ opens: '09:00', closes: '20:00' }])).toEqual({ opens: '21:00', closes: '00:00' });
  expect(nextSpan([{ opens: '09:00', closes: '22:00' }])).toEqual({ opens: '23:00', closes: '00:00' });
  expect(nextSpan([{ opens: '09:00', closes: '00:00' }])).toEqual({ opens: '', closes: '' });
});

it('knows which week holds on a day, and which are to come', () => {
  const weeks = ['0001-01-01', '2026-09-01', '2027-01-01'].map((from) => ({ from, hours: [] }));
  expect(holdingOn(weeks, '2026-11-29')?.from).toBe('2026-09-01');
  expect(holdingOn(weeks.slice(1), '2026-01-01')?.from).toBe('2026-09-01');
  expect(holdingOn([], '2026-01-01')).toBeUndefined();
  expect(comingAfter(weeks, '2026-11-29').map((week) => week.from)).toEqual(['2027-01-01']);
});
