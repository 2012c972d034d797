import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { follow } from './live.svelte';

class Stream extends EventTarget {
  static open: Stream[] = [];
  constructor(readonly url: string) {
    super();
    Stream.open.push(this);
  }
  close(): void {
    Stream.open = Stream.open.filter((one) => one !== this);
  }
}
const page = Object.assign(new EventTarget(), { hidden: false });
const turn = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', {});
  Stream.open = [];
  page.hidden = false;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('tells several changes at once as one', () => {
  const changed = vi.fn();
  const stop = follow('osh', changed);
  expect(Stream.open.map(({ url }) => url)).toEqual(['/api/v1/labs/osh/events']);
  Stream.open[0]?.dispatchEvent(new Event('reservation.changed'));
  Stream.open[0]?.dispatchEvent(new Event('machine.changed'));
  vi.runAllTimers();
  expect(changed).toHaveBeenCalledTimes(1);
  stop();
  expect(Stream.open).toEqual([]);
});

it('stops while the page is hidden, and looks once on coming back', () => {
  const changed = vi.fn();
  const stop = follow('osh', changed);
  turn(true);
  expect(Stream.open).toEqual([]);
  turn(false);
  expect(Stream.open).toHaveLength(1);
  vi.runAllTimers();
  expect(changed).toHaveBeenCalledTimes(1);
  stop();
  turn(false);
  expect(Stream.open).toEqual([]);
});

it('opens nothing on a page that was hidden from the start until it is seen', () => {
  page.hidden = true;
  const stop = follow('osh', vi.fn());
  expect(Stream.open).toEqual([]);
  turn(false);
  expect(Stream.open).toHaveLength(1);
  stop();
});

it('streams nothing where data is to be spared', () => {
  vi.stubGlobal('navigator', { connection: { saveData: true } });
  follow('osh', vi.fn())();
  turn(false);
  expect(Stream.open).toEqual([]);
});
