export { default as DayList } from './DayList.svelte';
export { default as WeekBoard } from './WeekBoard.svelte';
