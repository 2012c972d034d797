export const FORMATS = ['csv', 'xlsx', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** What a file of figures is asked for by; the mark tells Excel that a CSV is UTF-8. */
export function fileQuery(asked: Record<string, string>, format: Format): URLSearchParams {
  return new URLSearchParams({ ...asked, format, ...(format === 'csv' && { bom: 'true' }) });
}
