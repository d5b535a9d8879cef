// Headers of an answer that is an error. An operation knows them while it throws; the dispatcher asks for them when it answers.
import type { ReadRequest } from '../../core/call.ts';

export class ErrorHeaders {
  /** By the headers of the request, the one object that a request keeps while S3 rewrites its address. */
  readonly #byRequest = new WeakMap<Headers, Readonly<Record<string, string>>>();

  set({ headers }: ReadRequest, errorHeaders: Readonly<Record<string, string>>): void {
    this.#byRequest.set(headers, errorHeaders);
  }

  of({ headers }: ReadRequest): Readonly<Record<string, string>> {
    return this.#byRequest.get(headers) ?? {};
  }
}
