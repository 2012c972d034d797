/** The address under `/api/v1` of a board of some days, as `board` asks for it: to ask for it before its screen is there. */
export function boardPath(lab: string, from: string, until: string): string {
  return `/labs/${lab}/board?from=${encodeURIComponent(from)}&until=${encodeURIComponent(until)}`;
}
