import { api, want, type Schemas } from '../../../api/client';
import { all } from '../../../api/pages';
import { holder } from '../../booking/staff/people';
import { reservations, type Reservation } from '../../manage/reservations/data';
import type { Shown, Tell } from '../shown';
import { spanOf } from '../spans';
import { gather, type Kept } from './gather';

/** What staff know of a board: whose its blocks are. */
export interface Known {
  reservations: Map<string, Reservation>;
  tell: Tell;
}

const ALL = 2000;

export async function knownOf(board: Pick<Shown, 'lab' | 'machines'>, from: string, until: string): Promise<Known> {
  const walkIns = board.machines.some((machine) => machine.busy.some((busy) => busy.kind === 'walk_in'));
  const [page, sessions] = await Promise.all([
    reservations({ lab: board.lab, from, until }, ALL),
    walkIns ? sessionsOf(board.lab, from, until) : [],
  ]);
  const known = new Map(page.items.map((one) => [one.id, one]));
  const tell: Tell = (machine, busy) => {
    if (busy.kind === 'reservation' && busy.reservation) {
      const one = known.get(busy.reservation);
      const href = `/manage/reservations/${busy.reservation}`;
      return { who: busy.group?.name ?? (one ? holder(one) : ''), href, pending: one?.status === 'pending' };
    }
    if (busy.kind !== 'walk_in') return undefined;
    const start = spanOf(busy).from;
    const session = sessions.find((one) => one.machine === machine.id && Date.parse(one.started_at) === start);
    return session && { who: holder(session), href: `/manage/sessions/${session.id}` };
  };
  return { reservations: known, tell };
}

async function sessionsOf(lab: string, from: string, until: string): Promise<Schemas['UsageSession'][]> {
  const query = { lab, from, until, limit: 200 };
  return (await want(api.GET('/api/v1/usage-sessions', { params: { query } }))).items;
}

/** What is kept free from now on, by start. */
export async function keptOf(lab: string): Promise<Kept[]> {
  const path = { lab };
  return gather(await all((query) => want(api.GET('/api/v1/labs/{lab}/blackouts', { params: { path, query } }))));
}
