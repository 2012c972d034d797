import { expect, it, vi } from 'vitest';
import { Problem } from '../../../api/problem';
import { toasts } from '../../../design/toasts.svelte';
import { Import } from './import.svelte';

/** An import whose answers come when the test says so. */
function begin() {
  const answers: { resolve: (report: string) => void; reject: (cause: Problem) => void }[] = [];
  const ask = vi.fn(
    (_body: Blob, _key?: string) => new Promise<string>((resolve, reject) => answers.push({ resolve, reject })),
  );
  return { answers, ask, running: new Import<string>(ask, ask) };
}
/** Begins to look at a file; resolves when the service is asked. */
async function looking(text: string) {
  const all = begin();
  const look = all.running.see(new Blob([text]));
  await vi.waitFor(() => expect(all.ask).toHaveBeenCalledTimes(1));
  return { ...all, look };
}

it('shows nothing of a file that another was chosen instead of, and takes in none of it', async () => {
  const { answers, ask, running, look } = await looking('A');
  running.forget();
  answers[0]?.resolve('of A');
  await look;
  expect(running.report).toBeNull();
  expect(running.busy).toBe(false);
  expect(await running.takeIn()).toBeNull();
  expect(ask).toHaveBeenCalledTimes(1);
});

it('does not blame a file for what was wrong with the one before', async () => {
  const { answers, running, look } = await looking('A');
  running.forget();
  answers[0]?.reject(new Problem(422, { detail: 'A is wrong.' }));
  await look;
  expect(running.failure).toBeNull();
});

it('takes in what was looked at, byte for byte', async () => {
  const { answers, ask, running, look } = await looking('B');
  answers[0]?.resolve('would');
  await look;
  expect(running.report).toBe('would');
  const taking = running.takeIn();
  answers[1]?.resolve('was');
  expect(await taking).toBe('was');
  expect(running.report).toBe('was');
  expect(await ask.mock.calls[1]?.[0].text()).toBe('B');
});

it('tells what became of a taking in that another file has overtaken', async () => {
  const { answers, running, look } = await looking('A');
  answers[0]?.resolve('would');
  await look;
  const taking = running.takeIn();
  running.forget();
  answers[1]?.reject(new Problem(409, { detail: 'No.' }));
  expect(await taking).toBeNull();
  expect(running.failure).toBeNull();
  expect(toasts().map((one) => one.text)).toEqual(['No.']);
});
