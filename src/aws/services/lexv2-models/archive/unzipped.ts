// The files of a zip that somebody uploaded.
import { unzipSync } from 'fflate';
import { parsedJson } from '../../../core/json.ts';
import { Unimportable } from './archive.ts';

// What an archive may hold unpacked: a small zip can hold very much. AWS documents no number; Lambda's is taken.
const MOST_BYTES = 250 * 1024 * 1024;

/** The JSON files by path. Throws Unimportable. */
export function jsonFiles(zip: Uint8Array): ReadonlyMap<string, unknown> {
  if (isEncrypted(zip))
    throw new Unimportable('The archive is protected by a password, which is not embedded in Sandshark: import it without a password.');
  const texts = Object.entries(unzipped(zip)).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)] as const);
  return new Map(texts.map(([path, text]) => [path, parsed(path, text)]));
}

function unzipped(zip: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let bytes = 0;
  try {
    return unzipSync(zip, {
      filter({ name, originalSize }) {
        bytes += originalSize;
        if (bytes > MOST_BYTES) throw new Unimportable(`The archive holds more than ${MOST_BYTES} bytes.`);
        // Zips made on a Mac hold a second file of metadata for each file.
        return name.endsWith('.json') && !name.startsWith('__MACOSX/');
      },
    });
  } catch (error) {
    if (error instanceof Unimportable) throw error;
    throw new Unimportable(`The archive is no zip that can be read: ${(error as Error).message}.`);
  }
}

function parsed(path: string, text: string): unknown {
  // A byte order mark is no JSON.
  const value = parsedJson(text.replace(/^\uFEFF/, ''));
  if (value === undefined) throw new Unimportable(`${path} is not JSON.`);
  return value;
}

/**
 * Is a file of it encrypted? The first bit of a file's flags says so.
 * PKWARE: APPNOTE.TXT, 4.3.12 (central directory), 4.3.16 (its end), 4.4.4 (flags).
 */
function isEncrypted(zip: Uint8Array): boolean {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = endOfDirectory(view);
  if (end === undefined) return false;
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === 0x02014b50) {
    if (view.getUint16(at + 8, true) & 1) return true;
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return false;
}

function endOfDirectory(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= 0; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return undefined;
}
