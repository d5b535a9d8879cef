// The records of a buffer as one object: one behind the other, compressed if it is asked for.
import { gzipSync, zipSync } from 'fflate';
import type { BufferedRecord } from '../delivery-stream.ts';

/** Throws for a format that was refused when the stream was made. */
export function objectBody(records: readonly BufferedRecord[], format = 'UNCOMPRESSED', name: string, atMs: number): Uint8Array {
  const whole = concatenated(records);
  if (format === 'GZIP') return gzipSync(whole, { mtime: atMs });
  if (format === 'ZIP') return zipSync({ [name.split('/').at(-1) ?? name]: whole }, { mtime: atMs });
  return whole;
}

function concatenated(records: readonly BufferedRecord[]): Uint8Array {
  const whole = new Uint8Array(records.reduce((sum, { data }) => sum + data.length, 0));
  let at = 0;
  for (const { data } of records) {
    whole.set(data, at);
    at += data.length;
  }
  return whole;
}
