import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { EVERYTHING, follow } from './live.svelte';

class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static open: Stream[] = [];
  readyState = 1;
  constructor(readonly url: string) {
    super();
    Stream.open.push(this);
  }
  close(): void {
    Stream.open = Stream.open.filter((one) => one !== this);
  }
}
const page = Object.assign(new EventTarget(), { hidden: false });
const stream = () => Stream.open[0] as Stream;
/** The service turns the reader away: the browser does not come back by itself. */
const turnAway = () => {
  stream().readyState = Stream.CLOSED;
  stream().dispatchEvent(new Event('error'));
};
const turn = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('document', page);
  const own = new EventTarget();
  vi.stubGlobal('addEventListener', own.addEventListener.bind(own));
  vi.stubGlobal('removeEventListener', own.removeEventListener.bind(own));
  vi.stubGlobal('dispatchEvent', own.dispatchEvent.bind(own));
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.stubGlobal('navigator', {});
  Stream.open = [];
  page.hidden = false;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
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

it('reads anew what the service no longer keeps', () => {
  const changed = vi.fn();
  const stop = follow('osh', changed);
  stream().dispatchEvent(new Event('ready'));
  vi.runAllTimers();
  expect(changed).not.toHaveBeenCalled();
  stream().dispatchEvent(new Event('reset'));
  vi.runAllTimers();
  expect(changed).toHaveBeenCalledTimes(1);
  stop();
});

it('leaves a broken line to the browser', () => {
  const stop = follow('osh', vi.fn());
  const first = stream();
  first.readyState = 0;
  first.dispatchEvent(new Event('error'));
  vi.advanceTimersByTime(100_000);
  expect(Stream.open).toEqual([first]);
  stop();
});

it('reads anew when the line comes after a page was opened without one', () => {
  const changed = vi.fn();
  const stop = follow('osh', changed);
  stream().readyState = 0;
  stream().dispatchEvent(new Event('error'));
  vi.runAllTimers();
  expect(changed).not.toHaveBeenCalled();
  stream().dispatchEvent(new Event('ready'));
  vi.runAllTimers();
  expect(changed).toHaveBeenCalledTimes(1);
  stop();
});

it('comes back after being turned away, each time later, and looks for what it missed', () => {
  const changed = vi.fn();
  const stop = follow('osh', changed);
  const first = stream();
  turnAway();
  vi.advanceTimersByTime(999);
  expect(stream()).toBe(first);
  vi.advanceTimersByTime(1);
  expect(Stream.open).toHaveLength(1);
  expect(stream()).not.toBe(first);
  vi.advanceTimersByTime(300);
  expect(changed).not.toHaveBeenCalled();

  const second = stream();
  turnAway();
  vi.advanceTimersByTime(2_999);
  expect(stream()).toBe(second);
  vi.advanceTimersByTime(1);
  expect(stream()).not.toBe(second);

  // Who was let in reads what was missed, once, and begins anew.
  stream().dispatchEvent(new Event('ready'));
  stream().dispatchEvent(new Event('ready'));
  vi.advanceTimersByTime(300);
  expect(changed).toHaveBeenCalledTimes(1);
  const third = stream();
  turnAway();
  vi.advanceTimersByTime(1_000);
  expect(stream()).not.toBe(third);

  // A line that is back is not waited for.
  const fourth = stream();
  turnAway();
  dispatchEvent(new Event('online'));
  expect(stream()).not.toBe(fourth);

  turnAway();
  stop();
  vi.advanceTimersByTime(100_000);
  expect(Stream.open).toEqual([]);
});

it('tells of what one looks after, and of nothing else', () => {
  const [times, all] = [vi.fn(), vi.fn()];
  const stops = [follow('osh', times), follow('osh', all, EVERYTHING)];
  for (const one of Stream.open) one.dispatchEvent(new Event('equipment_request.changed'));
  vi.runAllTimers();
  expect(times).not.toHaveBeenCalled();
  expect(all).toHaveBeenCalledTimes(1);
  for (const stop of stops) stop();
});
