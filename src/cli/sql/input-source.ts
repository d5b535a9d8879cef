// Where the lines of input come from: a file, standard input, or nowhere.
import { open } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

export interface InputSource {
  /** For messages: the file as it was named, or standard input. */
  readonly name: string;
  readonly bytes: AsyncIterable<Uint8Array>;
  readonly size?: number;
}

const CHUNK = 256 * 1024;

async function* nothing(): AsyncGenerator<Uint8Array> {
  // no chunk
}

/** Opens a file, `-` for standard input, or nothing. Throws UsageError. */
export async function openInput(input: string | undefined): Promise<InputSource> {
  if (input === undefined) return { name: 'no input', bytes: nothing() };
  if (input === '-') return { name: 'standard input', bytes: process.stdin };
  try {
    const file = await open(input);
    const stat = await file.stat();
    if (stat.isDirectory()) {
      // A handle that is left to the garbage collector ends the process with an error of its own.
      await file.close();
      throw new UsageError(`${input} is a folder.`);
    }
    const bytes = file.createReadStream({ highWaterMark: CHUNK });
    return { name: input, bytes, ...(stat.isFile() && { size: stat.size }) };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${input} cannot be read: ${(error as Error).message}`);
  }
}
