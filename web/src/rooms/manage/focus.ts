import { tick } from 'svelte';

/** Brings the reader to the first field of a form that is wrong, else to what the service said, unless it is closed. */
export async function toFirstError(form: HTMLElement | null | undefined): Promise<void> {
  await tick();
  const field = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  if (field) field.focus();
  else form?.querySelector('[role="alert"]')?.scrollIntoView({ block: 'center' });
}
