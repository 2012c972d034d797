import { expect, it } from 'vitest';
import { ageBounds, standing, type Consent } from './minor';

const consent = (purpose: Consent['purpose'], withdrawn_at: string | null) => ({ purpose, withdrawn_at }) as Consent;

it('finds the consent that stands, each purpose by itself', () => {
  const first = consent('comes_alone', '2026-09-03T04:00:00Z');
  const second = consent('comes_alone', null);
  expect(standing([first, second], 'comes_alone')).toBe(second);
  expect(standing([first], 'comes_alone')).toBeUndefined();
  expect(standing([second], 'photographs')).toBeUndefined();
});

it('knows between which days a minor comes of age', () => {
  expect(ageBounds('2026-11-29')).toEqual({ least: '2026-11-30', most: '2044-11-29' });
});
