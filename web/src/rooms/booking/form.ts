/** The form of a booking, which no screen waits for. */
export const bookForm = async () => (await import('./BookForm.svelte')).default;
