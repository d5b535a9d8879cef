// A cloud's state in one file: each change appends the services that changed and the blobs that are new.
import { deserialize, serialize } from 'node:v8';
import { withBlobs, withoutBlobs } from './blobs.ts';
import { FrameLog } from './frame-log.ts';

/** The snapshot of a cloud (src/aws/index.ts): its time, and the state of each service by name. */
export interface CloudSnapshot {
  readonly nowMs: number;
  readonly services: Readonly<Record<string, unknown>>;
}

/** What one frame adds. Bytes of a service's state are those of v8.serialize, without its blobs. */
interface Change {
  readonly format: 1;
  readonly nowMs: number;
  readonly services: Readonly<Record<string, Uint8Array>>;
  readonly blobs: readonly (readonly [name: string, bytes: Uint8Array])[];
}

// A file is written anew when it is larger than this and most of it is out of date.
const smallestRewriteBytes = 16 * 1024 * 1024;
const rewriteAt = 3;

export class StateFile {
  readonly #log: FrameLog;
  #services = new Map<string, Uint8Array>();
  #blobs = new Map<string, Uint8Array>();
  #nowMs = 0;

  private constructor(log: FrameLog) {
    this.#log = log;
  }

  /** Opens the file and reads what is in it. Rejects with a plain sentence when it is no state of Sandshark's. */
  static async open(path: string): Promise<StateFile> {
    const { log, frames } = await FrameLog.open(path);
    const file = new StateFile(log);
    for (const frame of frames) file.#apply(deserialize(frame) as Change);
    return file;
  }

  /** What the file holds; undefined when it is new. */
  snapshot(): CloudSnapshot | undefined {
    if (this.#services.size === 0) return undefined;
    const states = [...this.#services].map(([name, bytes]) => [name, withBlobs(deserialize(bytes), this.#blobs)]);
    return { nowMs: this.#nowMs, services: Object.fromEntries(states) };
  }

  /** Writes what changed since the last call; done when it is on the disk. Nothing is written when nothing changed. */
  async write({ nowMs, services }: CloudSnapshot): Promise<void> {
    const used = new Map<string, Uint8Array>();
    const changed: Record<string, Uint8Array> = {};
    for (const [name, state] of Object.entries(services)) {
      const bytes = serialize(withoutBlobs(state, (blob, content) => used.set(blob, content)));
      const before = this.#services.get(name);
      if (!before || !bytes.equals(before)) changed[name] = bytes;
    }
    if (Object.keys(changed).length === 0) return;
    const blobs = [...used].filter(([name]) => !this.#blobs.has(name));
    const change: Change = { format: 1, nowMs, services: changed, blobs };
    await this.#log.append(serialize(change));
    this.#apply(change);
    // Blobs that nothing names any more leave the memory here and the file when it is next written anew.
    for (const name of this.#blobs.keys()) if (!used.has(name)) this.#blobs.delete(name);
    if (this.#log.bytes > Math.max(smallestRewriteBytes, rewriteAt * this.#liveBytes())) await this.#rewrite();
  }

  close(): Promise<void> {
    return this.#log.close();
  }

  async #rewrite(): Promise<void> {
    const whole: Change = { format: 1, nowMs: this.#nowMs, services: Object.fromEntries(this.#services), blobs: [...this.#blobs] };
    await this.#log.replace(serialize(whole));
  }

  #apply({ nowMs, services, blobs }: Change): void {
    this.#nowMs = nowMs;
    for (const [name, bytes] of Object.entries(services)) this.#services.set(name, bytes);
    for (const [name, bytes] of blobs) this.#blobs.set(name, bytes);
  }

  #liveBytes(): number {
    const bytes = (parts: Iterable<Uint8Array>) => [...parts].reduce((sum, part) => sum + part.length, 0);
    return bytes(this.#services.values()) + bytes(this.#blobs.values());
  }
}
