export { default as StaffBar } from './StaffBar.svelte';
export { default as StaffDay } from './StaffDay.svelte';
export { knownOf } from './data';
