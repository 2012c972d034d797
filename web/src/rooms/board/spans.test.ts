import { describe, expect, it } from 'vitest';
import { frame, frameOfWeek, gaps, offer, ofTime, place, reaches, snap } from './spans';

const H = 3_600_000;
const day = { from: 0, until: 24 * H };
const at = (hour: number) => new Date(hour * H).toISOString();

describe('gaps', () => {
  it('are what is open and neither busy nor past', () => {
    const busy = [
      { from: 12 * H, until: 13 * H },
      { from: 9 * H, until: 10 * H },
      { from: 12.5 * H, until: 14 * H },
    ];
    expect(gaps([{ from: 8 * H, until: 18 * H }], busy, 8.5 * H)).toEqual([
      { from: 8.5 * H, until: 9 * H },
      { from: 10 * H, until: 12 * H },
      { from: 14 * H, until: 18 * H },
    ]);
  });
  it('are none when the day is over', () => {
    expect(gaps([{ from: 8 * H, until: 18 * H }], [], 19 * H)).toEqual([]);
  });
});

it('takes of a longer board what is open on a day, cut, and what is busy on it, whole', () => {
  const span = (from: string, until: string) => ({ starts_at: `2026-12-${from}:00Z`, ends_at: `2026-12-${until}:00Z` });
  const machine = {
    id: 'm',
    name: { en: 'Printer' },
    status: 'in_service' as const,
    open: [span('01T03:00', '01T12:00'), span('02T03:00', '03T12:00')],
    busy: [{ ...span('01T11:00', '02T05:00'), kind: 'reservation' as const }],
  };
  const { open, busy } = ofTime(machine, '2026-12-01T18:00:00Z', '2026-12-02T18:00:00Z');
  expect(open).toEqual([span('02T03:00', '02T18:00')]);
  expect(busy).toEqual(machine.busy);
});

describe('the frame of a day', () => {
  const machine = (open: [number, number][], busy: [number, number][] = []) => ({
    id: 'a',
    name: { en: 'a' },
    status: 'in_service' as const,
    open: open.map(([from, until]) => ({ starts_at: at(from), ends_at: at(until) })),
    busy: busy.map(([from, until]) => ({ starts_at: at(from), ends_at: at(until), kind: 'reservation' as const })),
  });
  it('holds all that is open, in whole hours', () => {
    expect(frame([machine([[9.5, 17]], [[0, 24]]), machine([[9, 17.5]])], day)).toEqual({ from: 9 * H, until: 18 * H });
  });
  it('holds what begins outside of opening hours, and not what is left of the night or goes on into the next', () => {
    expect(
      frame(
        [
          machine(
            [[9, 17]],
            [
              [-2, 2],
              [16, 26],
            ],
          ),
        ],
        day,
      ),
    ).toEqual({ from: 9 * H, until: 17 * H });
    expect(frame([machine([[9, 17]], [[7, 8.5]])], day)).toEqual({ from: 7 * H, until: 17 * H });
  });
  it('holds what is busy on a day that is closed', () => {
    expect(frame([machine([], [[7.25, 8]])], day)).toEqual({ from: 7 * H, until: 8 * H });
  });
  it('is the whole day when nothing is open, and ends with the day', () => {
    expect(frame([machine([])], day)).toEqual(day);
    expect(frame([machine([[20, 30]])], day)).toEqual({ from: 20 * H, until: 24 * H });
  });
});

it('shows in a week the hours of the days that have any', () => {
  const days = [0, 1, 2].map((at) => ({ from: at * 24 * H, until: (at + 1) * 24 * H }));
  const open = (from: number, until: number) => ({ starts_at: at(from), ends_at: at(until) });
  const machine = {
    id: 'a',
    name: { en: 'a' },
    status: 'in_service' as const,
    open: [open(9, 17), open(24 + 10, 24 + 19.5)],
    busy: [{ ...open(24 + 1, 24 + 2), kind: 'event' as const }],
  };
  expect(frameOfWeek([machine], days)).toEqual({ from: 9 * H, until: 20 * H });
  expect(frameOfWeek([{ ...machine, open: [] }], days)).toEqual({ from: 1 * H, until: 2 * H });
  expect(frameOfWeek([{ ...machine, open: [], busy: [] }], days)).toEqual({ from: 0, until: 24 * H });
  expect(frameOfWeek([{ ...machine, open: [open(0, 24)] }], days)).toEqual({ from: 0, until: 24 * H });
});

describe('where a row can be pressed', () => {
  const hours = { from: 0, until: 10 * H };
  const reach = (...spans: [number, number][]) =>
    reaches(
      spans.map(([from, until]) => ({ from: from * H, until: until * H })),
      hours,
      H,
    ).map(({ from, until }) => [from / H, until / H]);
  it('is its own time where that is long enough', () => {
    expect(reach([0, 2], [2, 3], [5, 10])).toEqual([
      [0, 2],
      [2, 3],
      [5, 10],
    ]);
  });
  it('goes over what follows where it is short, which gives way', () => {
    expect(reach([1, 1.25], [1.25, 1.5], [1.5, 4])).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ]);
  });
  it('goes back where the day ends', () => {
    expect(reach([4, 8], [8, 9.5], [9.5, 9.75], [9.75, 12])).toEqual([
      [4, 7],
      [7, 8],
      [8, 9],
      [9, 10],
    ]);
  });
});

it('places a span in percent and cuts what sticks out', () => {
  const hours = { from: 8 * H, until: 18 * H };
  expect(place({ from: 9 * H, until: 10 * H }, hours)).toEqual({ left: 10, width: 10 });
  expect(place({ from: 6 * H, until: 9 * H }, hours)).toEqual({ left: 0, width: 10 });
  expect(place({ from: 18 * H, until: 19 * H }, hours)).toBeUndefined();
});

it('snaps to whole steps from the start of the day', () => {
  expect(snap(9.4 * H, 0, 30)).toBe(9 * H);
  expect(snap(9.4 * H, 0, 30, true)).toBe(9.5 * H);
});

describe('what is offered in a gap', () => {
  const gap = { from: 9.2 * H, until: 11 * H };
  it('begins where one points, and stays inside', () => {
    expect(offer(gap, 10.1 * H, 0, 30, 60)).toEqual({ from: 10 * H, until: 11 * H });
    expect(offer(gap, 9.2 * H, 0, 30, 60)).toEqual({ from: 9.5 * H, until: 10.5 * H });
    expect(offer(gap, 10.9 * H, 0, 30, 60)).toEqual({ from: 10.5 * H, until: 11 * H });
  });
  it('is nothing where no step fits', () => {
    expect(offer({ from: 9.2 * H, until: 9.6 * H }, 9.3 * H, 0, 30, 60)).toBeUndefined();
  });
});
