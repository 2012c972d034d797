import { local, localLang, t } from '../../words/index.svelte';
import { MATERIALS, PROCESSES } from './wanted';
import type { Ground } from './data';
import type { Thing } from './suggest';

/** All that can be looked for in a lab: what its machines do come before what they do not. */
export function things(ground: Ground): Thing[] {
  const has = new Set(ground.machines.flatMap((one) => one.capabilities.map((can) => can.process as string)));
  const own = [...PROCESSES].sort((a, b) => Number(has.has(b)) - Number(has.has(a)));
  return [
    ...own.map((one): Thing => {
      return { kind: 'process', value: one, label: t(`process-${one}`), also: `${one} ${t(`find-also-${one}`)}` };
    }),
    ...MATERIALS.map((one): Thing => ({
      kind: 'material_class',
      value: one,
      label: t(`material-${one}`),
      also: t(`find-made-of-${one}`),
    })),
    ...ground.classes.map((one): Thing => {
      const also = Object.values(one.name).join(' ');
      return { kind: 'class', value: one.id, label: local(one.name), lang: localLang(one.name), also };
    }),
    ...ground.machines.map((one): Thing => {
      const also = [...Object.values(one.name), one.make, one.model].join(' ');
      return { kind: 'machine', value: one.id, label: local(one.name), lang: localLang(one.name), also };
    }),
  ];
}
