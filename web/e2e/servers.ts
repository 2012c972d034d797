/** The tests run side by side, each worker with a server and a demo lab of its own. */
export const WORKERS = Number(process.env['USTAKANA_E2E_WORKERS'] ?? 3);
const FIRST_PORT = Number(process.env['USTAKANA_E2E_PORT'] ?? 18_187);

export const portOf = (worker: number): number => FIRST_PORT + worker;
export const addressOf = (worker: number): string => `http://127.0.0.1:${portOf(worker)}`;
