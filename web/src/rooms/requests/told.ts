/** A count as it is said: `<5` where so few are not told to a funder, a dash where it would tell how few others are. */
export function told(count: number | '<5' | null): number | string {
  return count ?? '–';
}
