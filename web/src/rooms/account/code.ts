/** The code that a printed or mailed link brings: behind the #, where it is sent to nobody, else in the query. */
export function givenCode(query: URLSearchParams, name: 'code' | 'token' = 'code'): string {
  return new URLSearchParams(location.hash.slice(1)).get(name) ?? query.get(name) ?? '';
}
