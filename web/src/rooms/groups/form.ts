/** The form of a group's booking, which no screen waits for. */
export const bookForm = async () => (await import('./BookForm.svelte')).default;
