import { api, send } from '../../api/client';
import { asFailure, Unreachable, type Problem } from '../../api/problem';
import { nameFor, type Kept, type Subject } from './list';

/** Sends a request so that one hears how much of it has gone. */
const telling =
  (tell: (share: number) => void) =>
  async (request: Request): Promise<Response> => {
    const body = await request.blob();
    return new Promise((resolve, reject) => {
      const sending = new XMLHttpRequest();
      sending.open(request.method, request.url);
      request.headers.forEach((value, name) => sending.setRequestHeader(name, value));
      sending.setRequestHeader('Accept-Language', document.documentElement.lang);
      sending.responseType = 'text';
      sending.upload.onprogress = ({ loaded, total }) => tell(total > 0 ? loaded / total : 0);
      sending.onload = () => {
        const headers = { 'Content-Type': sending.getResponseHeader('Content-Type') ?? 'application/json' };
        resolve(new Response(sending.responseText, { status: sending.status, headers }));
      };
      sending.onerror = sending.onabort = () => reject(new Unreachable('unreachable'));
      sending.send(body);
    });
  };

/** A file on its way. It is never lost: what was refused or did not arrive stays, to be sent again or dropped. */
export class Upload {
  readonly id = crypto.randomUUID();
  readonly name: string;
  /** How much of it has gone, from 0 to 1. */
  share = $state(0);
  busy = $state(false);
  failure = $state.raw<Problem | Unreachable | null>(null);
  /** One for all attempts: nobody knows of a lost one whether it arrived, and a refusal is not kept under it. */
  readonly #key = crypto.randomUUID();
  #file: File;
  #to: { of: Subject; id: string; staff_only: boolean };

  constructor(file: File, to: { of: Subject; id: string; staff_only: boolean }) {
    this.#file = file;
    this.#to = to;
    this.name = nameFor(file.name);
  }

  /** Sends it; the file as it is kept then, or nothing when it was not kept. */
  send = async (): Promise<Kept | undefined> => {
    if (this.busy) return undefined;
    const { of, id, staff_only } = this.#to;
    const query = { subject_type: of, subject: id, name: this.name, ...(staff_only && { staff_only }) };
    this.busy = true;
    this.share = 0;
    this.failure = null;
    try {
      return await send(
        (headers) =>
          api.POST('/api/v1/files', {
            params: { query },
            headers: { ...headers, 'Content-Type': this.#file.type || 'application/pdf' },
            body: '',
            bodySerializer: () => this.#file,
            fetch: telling((share) => (this.share = share)),
          }),
        { key: this.#key },
      );
    } catch (cause) {
      this.failure = asFailure(cause);
      return undefined;
    } finally {
      this.busy = false;
    }
  };
}
