import { expect, it } from 'vitest';
import { askIncidents, askOrders, incidentFilter, orderFilter } from './filter';

const query = (text: string) => new URLSearchParams(text);

it('asks for what is open unless another state is stated', () => {
  expect(askIncidents(incidentFilter(query('')), 'bishkek')).toEqual({ lab: 'bishkek', status: 'open' });
  expect(askOrders(orderFilter(query('state=odd')), 'bishkek')).toEqual({ lab: 'bishkek', status: 'open' });
});

it('asks for all, narrowed by what is stated, and drops what it does not know', () => {
  const faults = incidentFilter(query('state=all&severity=safety&machine=m'));
  expect(askIncidents(faults, 'bishkek')).toEqual({ lab: 'bishkek', severity: 'safety', machine: 'm' });
  expect(incidentFilter(query('severity=odd')).severity).toBe('');
  const orders = orderFilter(query('state=done&plan=p&assignee=a'));
  expect(askOrders(orders, 'bishkek')).toEqual({ lab: 'bishkek', status: 'done', assignee: 'a', plan: 'p' });
});
