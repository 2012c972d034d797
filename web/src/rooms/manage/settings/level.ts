import { api, want, wantTagged, type Schemas } from '../../../api/client';
import { local } from '../../../words/index.svelte';
import type { Patch, Policy } from '../../policy/policy';
import type { Asked } from '../../policy/sentences';
import { saysAnything } from './fields';
import { readLab, readMachines, readClasses } from './data';

export type LevelKind = 'lab' | 'class' | 'machine';

/** One level that may state rules, with those above it, the highest first. */
export interface Level {
  kind: LevelKind;
  id: string;
  /** The name of a class or a machine; the lab's own. */
  name: Schemas['LocalText'];
  own: Patch;
  /** What is to be seen to before a machine starts; classes and labs have none. */
  checklist?: Schemas['LocalText'][];
  above: { kind: LevelKind; own: Patch }[];
  etag: string;
}

/** What the rules are about, and who states some: for the choice of the level. */
export interface Ground {
  classes: Schemas['MachineClass'][];
  machines: Schemas['Machine'][];
  trainings: Schemas['Qualification'][];
}

export async function readGround(lab: string): Promise<Ground> {
  const params = { path: { lab }, query: { limit: 200 } };
  const [classes, machines, trainings] = await Promise.all([
    readClasses(lab),
    readMachines(lab),
    want(api.GET('/api/v1/labs/{lab}/qualifications', { params })),
  ]);
  return { classes, machines: machines.filter((one) => one.status !== 'retired'), trainings: trainings.items };
}

/** What the qualifications that rules ask for are called. */
export function askedOf(policy: Policy, { trainings }: Pick<Ground, 'trainings'>): Asked {
  const name = (id: string | null) => local(trainings.find((one) => one.id === id)?.name) || undefined;
  return { training: name(policy.requires_qualification), supervisor: name(policy.requires_supervisor) };
}

/** A level by its key in the address: `lab`, `class-…` or `machine-…`. */
export async function readLevel(lab: string, key: string): Promise<Level> {
  const [kind, id] = [key.slice(0, key.indexOf('-')), key.slice(key.indexOf('-') + 1)];
  const top = await readLab(lab);
  const above: Level['above'] = [{ kind: 'lab', own: top.data.policy }];
  if (kind === 'class') {
    const { data, etag } = await wantTagged(api.GET('/api/v1/machine-classes/{id}', { params: { path: { id } } }));
    return { kind, id, name: data.name, own: data.policy, above, etag };
  }
  if (kind === 'machine') {
    const { data, etag } = await wantTagged(api.GET('/api/v1/machines/{id}', { params: { path: { id } } }));
    const between = data.class
      ? await want(api.GET('/api/v1/machine-classes/{id}', { params: { path: { id: data.class } } }))
      : undefined;
    if (between) above.push({ kind: 'class', own: between.policy });
    return { kind, id, name: data.name, own: data.policy, checklist: data.checklist, above, etag };
  }
  return { kind: 'lab', id: lab, name: top.data.name, own: top.data.policy, above: [], etag: top.etag };
}

/** Sends a change of a level's own rules, a machine's with its checklist where that changes; null takes all rules from above again. */
export function sendPolicy(
  level: Level,
  policy: Patch | null,
  checklist?: Schemas['LocalTextInput'][],
): Promise<unknown> {
  const header = { 'If-Match': level.etag };
  const body = { policy };
  const { id } = level;
  switch (level.kind) {
    case 'lab':
      return want(api.PATCH('/api/v1/labs/{lab}', { params: { path: { lab: id }, header }, body }));
    case 'class':
      return want(api.PATCH('/api/v1/machine-classes/{id}', { params: { path: { id }, header }, body }));
    case 'machine':
      return want(
        api.PATCH('/api/v1/machines/{id}', {
          params: { path: { id }, header },
          body: { ...body, ...(checklist && { checklist }) },
        }),
      );
  }
}

/** The machines that have rules of their own. */
export const withOwnRules = (machines: readonly Schemas['Machine'][]) =>
  machines.filter((one) => saysAnything(one.policy));
