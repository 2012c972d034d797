import { expect, it } from 'vitest';
import { rebase } from '../rebase';
import type { Asset } from './data';
import { draftOf, patch } from './papers';

const asset = { inventory_number: '01-0457', invoice: null, warranty_until: '2027-03-01', custodian: 'a' } as Asset;

it('sends only what was changed, and takes away what was emptied', () => {
  expect(patch(draftOf(asset), asset)).toEqual({});
  const draft = { ...draftOf(asset), inventory_number: ' ', invoice: ' INV-88 ', custodian: null };
  expect(patch(draft, asset)).toEqual({ inventory_number: null, invoice: 'INV-88', custodian: null });
});

it('keeps what was typed when somebody else was faster', () => {
  const draft = { ...draftOf(asset), invoice: 'INV-88' };
  const theirs = { ...asset, inventory_number: '02', invoice: 'INV-1' };
  const now = rebase(draft, draftOf(asset), draftOf(theirs));
  expect(now).toMatchObject({ inventory_number: '02', invoice: 'INV-88', custodian: 'a' });
});
