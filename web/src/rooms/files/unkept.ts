import { isShared } from '../../app/shared';

/** Shows a picture in an `img`; where many people use the browser, so that nothing of it stays there. */
export const shows =
  (src: string) =>
  (img: HTMLImageElement): (() => void) | undefined => {
    if (!isShared()) {
      img.src = src;
      return undefined;
    }
    const stop = new AbortController();
    let url = '';
    const read = async () => {
      const answer = await fetch(src, { cache: 'no-store', signal: stop.signal });
      if (!answer.ok) return;
      const picture = await answer.blob();
      if (stop.signal.aborted) return;
      url = URL.createObjectURL(picture);
      img.src = url;
    };
    // Without a line its place stays empty: the file's name stands beside it.
    read().catch(() => undefined);
    return () => {
      stop.abort();
      if (url) URL.revokeObjectURL(url);
    };
  };
