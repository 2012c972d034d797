import { clock, dayOf, instantOf } from '../../../words/zone';

/** An instant as a lab's clock on the wall shows it: `2026-12-02T10:15`, as `<input type="datetime-local">` takes it. */
export function wallOf(instant: string | number, zone: string): string {
  return `${dayOf(instant, zone)}T${clock(instant, zone)}`;
}

/** The instant that a clock on the wall shows; nothing while it is not wholly entered. */
export function instantOfWall(wall: string, zone: string): string | undefined {
  const [day, time] = wall.split('T');
  return day && time ? instantOf(day, time.slice(0, 5), zone) : undefined;
}

/** The end when the start goes elsewhere: as long after it as before. */
export function slide(from: string, until: string, to: string): string {
  const [was, end, is] = [from, until, to].map((wall) => Date.parse(`${wall}Z`)) as [number, number, number];
  if (Number.isNaN(was + end + is)) return until;
  return new Date(end + is - was).toISOString().slice(0, 16);
}
