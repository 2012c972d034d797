interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type Detectors = new () => Detector;

const detectors = (): Detectors | undefined => (window as { BarcodeDetector?: Detectors }).BarcodeDetector;

/** Whether this browser reads barcodes with its camera. */
export const canScan = (): boolean => !!detectors() && !!navigator.mediaDevices?.getUserMedia;

const EVERY_MS = 200;

/** Looks through the camera into `video` until a barcode is seen; returns how to stop. */
export function scan(video: HTMLVideoElement, found: (code: string) => void, failed: () => void): () => void {
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let over = false;
  const stop = () => {
    over = true;
    clearTimeout(timer);
    stream?.getTracks().forEach((track) => track.stop());
  };
  const look = async (detector: Detector) => {
    const seen = await detector.detect(video).catch(() => []);
    if (over) return;
    const code = seen[0]?.rawValue;
    if (code) {
      stop();
      found(code);
    } else timer = setTimeout(() => void look(detector), EVERY_MS);
  };
  const begin = async () => {
    const Detector = detectors();
    if (!Detector) throw new Error('no detector');
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (over) return stop();
    video.srcObject = stream;
    await video.play();
    await look(new Detector());
  };
  begin().catch(() => {
    if (over) return;
    stop();
    failed();
  });
  return stop;
}
