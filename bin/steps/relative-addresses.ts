// Makes the built folder work under any base path: what is left of addresses that begin at the host becomes relative.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where a page or a stylesheet names an address that a browser follows. Two slashes begin another host. */
const inHtml = /(\s(?:href|src|action|poster|component-url|renderer-url)=")\/(?!\/)/g;
/** Kept by split, at the odd places: what stands between the tags of a script. */
const inlineScript = /(?<=<script[^>]*>)([\s\S]*?)(?=<\/script>)/;
const inStyle = /(url\(\s*["']?)\/(?!\/)/g;

/**
 * Rewrites pages and stylesheets in place. 404.html is left out: a host answers with it at any depth, where a
 * relative address would mean another place each time. Scripts need nothing: Vite makes their addresses relative.
 */
export async function makeAddressesRelative(folder: string): Promise<void> {
  for (const name of globSync('**/*.{html,css}', { cwd: folder })) {
    if (name === '404.html') continue;
    const file = join(folder, name);
    const before = readFileSync(file, 'utf8');
    const after = relativeAddresses(name, before);
    if (after !== before) writeFileSync(file, after);
  }
}

/**
 * The text of the page or stylesheet `name` (a path from the folder's root) with relative addresses.
 * What stands inside an inline script is left alone: the page's policy names the script by its hash.
 */
export function relativeAddresses(name: string, text: string): string {
  const depth = name.split(/[\\/]/).length - 1;
  const toRoot = depth === 0 ? './' : '../'.repeat(depth);
  if (name.endsWith('.css')) return text.replaceAll(inStyle, `$1${toRoot}`);
  return text
    .split(inlineScript)
    .map((part, index) => (index % 2 === 1 ? part : part.replaceAll(inStyle, `$1${toRoot}`).replaceAll(inHtml, `$1${toRoot}`)))
    .join('');
}
