// Writes a .br and a .gz beside every text file that is worth it, for servers that send them as they are.
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const texts = '**/*.{html,css,js,mjs,json,svg,xml,txt,wasm,csv,ts}';
/** Below this a header costs more than compression saves. */
const smallestBytes = 1024;
/** 11 takes ten times as long for four percent. */
const brotliQuality = 9;

/** Compresses the files of `folder`, four at a time (the size of Node's thread pool). */
export async function compressFolder(folder: string): Promise<void> {
  const files = globSync(texts, { cwd: folder }).map((name) => join(folder, name));
  const waiting = files.filter((file) => statSync(file).size >= smallestBytes);
  const worker = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      const bytes = readFileSync(file);
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }));
      writeFileSync(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }));
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}
