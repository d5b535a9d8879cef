// Response streaming: `awslambda.streamifyResponse` and the stream that such a handler writes to.
// Source: https://docs.aws.amazon.com/lambda/latest/dg/config-rs-write-functions.html
import EventEmitter from 'events/';

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const HTTP_INTEGRATION = 'application/vnd.awslambda.http-integration-response';
/** Between the metadata and the body of an HTTP integration's response. */
const DELIMITER = new Uint8Array(8);

type AnyFunction = (...values: never[]) => unknown;

/** A writable stream, as far as handlers use one: write, end, events; it never asks to wait. */
export class ResponseStream extends EventEmitter {
  readonly writable = true;
  writableEnded = false;
  writableFinished = false;
  #prelude: Uint8Array | undefined;
  readonly #written: (bytes: Uint8Array) => void;
  readonly #ended: (error?: unknown) => void;

  constructor(written: (bytes: Uint8Array) => void, ended: (error?: unknown) => void) {
    super();
    this.#written = written;
    this.#ended = ended;
  }

  setContentType(_type: string): void {}

  /** Goes out before the first bytes of the body. */
  setPrelude(bytes: Uint8Array): void {
    this.#prelude = bytes;
  }

  write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    if (this.writableEnded) throw Object.assign(new Error('write after end'), { code: 'ERR_STREAM_WRITE_AFTER_END' });
    if (this.#prelude) {
      this.#written(this.#prelude);
      this.#prelude = undefined;
    }
    if (ArrayBuffer.isView(chunk)) this.#written(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength).slice());
    else this.#written(new TextEncoder().encode(typeof chunk === 'string' ? chunk : JSON.stringify(chunk)));
    const told = [encoding, callback].find((value) => typeof value === 'function');
    if (told) queueMicrotask(told as () => void);
    return true;
  }

  end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.writableEnded) return this;
    if (chunk !== undefined && chunk !== null && typeof chunk !== 'function') this.write(chunk);
    else if (this.#prelude) this.write('');
    this.writableEnded = true;
    queueMicrotask(() => {
      this.writableFinished = true;
      this.emit('finish');
      this.emit('close');
      const told = [chunk, encoding, callback].find((value) => typeof value === 'function');
      if (told) (told as () => void)();
      this.#ended();
    });
    return this;
  }

  destroy(error?: unknown): this {
    if (this.writableEnded) return this;
    this.writableEnded = true;
    this.#ended(error ?? new Error('The response stream was destroyed.'));
    return this;
  }

  cork(): void {}
  uncork(): void {}
}

/** The global `awslambda`. */
export const awslambda = Object.freeze({
  streamifyResponse(handler: AnyFunction): AnyFunction {
    return Object.defineProperty(handler, STREAMING, { value: 'response', configurable: true });
  },
  HttpResponseStream: Object.freeze({
    /** Puts the status and the headers of an HTTP response before what the stream carries. */
    from(stream: ResponseStream, metadata: unknown): ResponseStream {
      const text = new TextEncoder().encode(JSON.stringify(metadata));
      const prelude = new Uint8Array(text.length + DELIMITER.length);
      prelude.set(text);
      stream.setContentType(HTTP_INTEGRATION);
      stream.setPrelude(prelude);
      return stream;
    },
  }),
});

/** Was it wrapped by streamifyResponse? */
export const isStreaming = (handler: object): boolean => Reflect.get(handler, STREAMING) === 'response';
