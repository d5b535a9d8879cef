// An append-only file: a first line that says what it is, then frames of length, checksum and bytes. A frame is there whole or not at
// all, whenever the process is killed.
import { type FileHandle, open, rename } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { PlainError } from '../plain-error.ts';

const firstLine = new TextEncoder().encode('sandshark state 1\n');
const headerBytes = 8;

/** The frames of a file up to the first one that is torn, and where that one begins. */
export interface ReadFrames {
  readonly frames: readonly Uint8Array[];
  /** Length of the part that is whole, in bytes. */
  readonly wholeBytes: number;
}

/** Takes the bytes behind the first line apart. Whatever follows a torn frame was never acknowledged. */
export function readFrames(file: Uint8Array): ReadFrames {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const frames: Uint8Array[] = [];
  let place = 0;
  while (place + headerBytes <= file.length) {
    const end = place + headerBytes + view.getUint32(place);
    const content = file.subarray(place + headerBytes, end);
    if (end > file.length || crc32(content) !== view.getUint32(place + 4)) break;
    frames.push(content);
    place = end;
  }
  return { frames, wholeBytes: place };
}

/** A file that frames are appended to. Every method is done when the bytes are on the disk. */
export class FrameLog {
  readonly path: string;
  #file: FileHandle;
  #bytes: number;

  private constructor(path: string, file: FileHandle, bytes: number) {
    this.path = path;
    this.#file = file;
    this.#bytes = bytes;
  }

  /**
   * Opens the file, made when it is not there, cuts a torn end off and gives the frames in it. Rejects with a PlainError for a file that
   * is something else, and leaves it as it is.
   */
  static async open(path: string): Promise<{ log: FrameLog; frames: readonly Uint8Array[] }> {
    const file = await open(path, 'a+', 0o600);
    const bytes = await file.readFile();
    const head = bytes.subarray(0, firstLine.length);
    if (!head.equals(firstLine.subarray(0, head.length))) {
      await file.close();
      throw new PlainError(`${path} is not a state file of Sandshark, or one of another version. Choose another file, or move it away.`);
    }
    // Killed while the first line was written: nothing was acknowledged yet.
    const begun = head.length === firstLine.length;
    if (!begun) await file.truncate(0);
    if (!begun) await file.appendFile(firstLine);
    const { frames, wholeBytes } = readFrames(bytes.subarray(firstLine.length));
    await file.truncate(firstLine.length + wholeBytes);
    return { log: new FrameLog(path, file, firstLine.length + wholeBytes), frames };
  }

  /** Length of the file. */
  get bytes(): number {
    return this.#bytes;
  }

  async append(content: Uint8Array): Promise<void> {
    const frame = frameOf(content);
    await this.#file.appendFile(frame);
    await this.#file.datasync();
    this.#bytes += frame.length;
  }

  /** Puts one frame in the place of all. A kill in the middle leaves the old file. */
  async replace(content: Uint8Array): Promise<void> {
    const besides = `${this.path}.new`;
    const frame = frameOf(content);
    const file = await open(besides, 'w', 0o600);
    await file.writeFile(firstLine);
    await file.writeFile(frame);
    await file.datasync();
    await file.close();
    await rename(besides, this.path);
    await this.#file.close();
    this.#file = await open(this.path, 'a+', 0o600);
    this.#bytes = firstLine.length + frame.length;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

function frameOf(content: Uint8Array): Uint8Array {
  const frame = new Uint8Array(headerBytes + content.length);
  const view = new DataView(frame.buffer);
  view.setUint32(0, content.length);
  view.setUint32(4, crc32(content));
  frame.set(content, headerBytes);
  return frame;
}
