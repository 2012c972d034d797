/** The places of one part of the app, in words. */
export interface SubPlaces {
  /** The place of the main menu that they belong to. */
  of: string;
  label: string;
  places: { href: string; text: string; current: boolean }[];
}

let shown = $state.raw<SubPlaces | null>(null);

/** What the main menu shows under one of its places, where there is room. */
export const subPlaces = (): SubPlaces | null => shown;

/** Shows them until what is returned is called. */
export function showSubPlaces(wanted: SubPlaces): () => void {
  shown = wanted;
  // The next screen of the same part may have come first.
  return () => {
    if (shown === wanted) shown = null;
  };
}
