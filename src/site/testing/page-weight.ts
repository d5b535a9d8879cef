// How much JavaScript a built page needs before anything is loaded on demand.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { init, parse } from 'es-module-lexer';

/**
 * @param page path of an HTML file
 * @returns bytes, brotli, of its scripts and of all that these import statically; inline scripts count, dynamic imports do not
 */
export async function scriptWeight(page: string): Promise<number> {
  await init;
  const html = readFileSync(page, 'utf8');
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script ?? '');
  const seen = new Map<string, string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    const code = readFileSync(file, 'utf8');
    seen.set(file, code);
    for (const found of parse(code)[0]) {
      if (found.type === 'static' && found.specifier.startsWith('.')) visit(join(dirname(file), found.specifier));
    }
  };
  for (const [, source] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) if (source) visit(join(dirname(page), source));
  return [...inline, ...seen.values()].reduce((sum, code) => sum + brotliCompressSync(code).length, 0);
}
