import { local, localLang, t } from '../../words/index.svelte';
import { MATERIALS, PROCESSES } from './wanted';
import type { Ground } from './data';
import type { Names } from './names';
import type { Thing } from './suggest';

/** All that can be looked for in a lab: what its machines do come before what they do not. */
export function things(ground: Ground, names: Names | undefined): Thing[] {
  const has = new Set(ground.machines.flatMap((one) => one.capabilities.map((can) => can.process as string)));
  const own = [...PROCESSES].sort((a, b) => Number(has.has(b)) - Number(has.has(a)));
  const inAll = (...ids: string[]) => ids.map((id) => names?.get(id) ?? '').join(' ');
  return [
    ...own.map((one): Thing => {
      const [name, also] = [`process-${one}`, `find-also-${one}`];
      return { kind: 'process', value: one, label: t(name), also: `${one} ${t(also)} ${inAll(name, also)}` };
    }),
    ...MATERIALS.map((one): Thing => {
      const [name, also] = [`material-${one}`, `find-made-of-${one}`];
      return { kind: 'material_class', value: one, label: t(name), also: `${t(also)} ${inAll(name, also)}` };
    }),
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
