/** What other rooms show where a training, a supervision or a checklist stands in the way, in one file. */
export { default as Advice } from './Advice.svelte';
export { default as Checklist } from './Checklist.svelte';
export { default as ChecklistFirst } from './ChecklistFirst.svelte';
export { default as WithMe } from './WithMe.svelte';
