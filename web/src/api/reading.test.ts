import { beforeEach, expect, it, vi } from 'vitest';

const KEPT_AT = '2026-11-30T03:00:00Z';
/** Every page begins with a line of its own. */
async function page() {
  vi.resetModules();
  const [{ line }, { Reading }, { Unreachable }] = await Promise.all([
    import('./line.svelte'),
    import('./reading.svelte'),
    import('./problem'),
  ]);
  /** What the addresses answer that are asked; false when nothing comes. */
  const asked: { answers: [string, string | null][] | false } = { answers: [] };
  const read = (fill?: (now: number, was?: number) => void) =>
    new Reading(
      async () => {
        if (!asked.answers) throw new Unreachable('unreachable');
        for (const [url, keptAt] of asked.answers) line.heard(url, keptAt);
        return asked.answers.length;
      },
      { anew: false, fill },
    );
  return { line, asked, read };
}
let at: Awaited<ReturnType<typeof page>>;
beforeEach(async () => (at = await page()));

it('does not say that a day was kept when another is shown that is fresh', async () => {
  const board = at.read();
  at.asked.answers = [['/board?day=2', KEPT_AT]];
  await board.load();
  expect(at.line.keptAt).toBe(KEPT_AT);
  at.asked.answers = false;
  await board.load();
  expect(at.line.keptAt).toBe(KEPT_AT);
  at.asked.answers = [['/board?day=3', null]];
  await board.load();
  expect(at.line.keptAt).toBeNull();
});

it('says that another day was kept, and of what was read beside it too', async () => {
  const [board, beside] = [at.read(), at.read()];
  at.asked.answers = [['/board?day=2', '2026-11-30T04:00:00Z']];
  await board.load();
  at.asked.answers = [['/beside', null]];
  await beside.load();
  expect(at.line.keptAt).toBe('2026-11-30T04:00:00Z');
  at.asked.answers = [['/board?day=3', KEPT_AT]];
  await board.load();
  expect(at.line.keptAt).toBe(KEPT_AT);
});

it('tells a form what came, with what was there before, but nothing that did not come', async () => {
  const fill = vi.fn();
  const form = at.read(fill);
  at.asked.answers = [];
  await form.load();
  at.asked.answers = false;
  await form.load();
  at.asked.answers = [['/a', null]];
  await form.load();
  expect(fill.mock.calls).toEqual([
    [0, undefined],
    [1, 0],
  ]);
});

it('reads nothing more for a screen that is gone, whatever is asked of it then', async () => {
  const fill = vi.fn();
  const screen = at.read(fill);
  at.asked.answers = [['/machines/1', KEPT_AT]];
  const underWay = screen.load();
  screen.leave();
  await underWay;
  // It was shown from an earlier time, and now the service has answered.
  at.line.settled('/machines/1', true);
  await screen.load();
  expect(fill).not.toHaveBeenCalled();
  expect([screen.data, screen.failure]).toEqual([undefined, null]);
});
