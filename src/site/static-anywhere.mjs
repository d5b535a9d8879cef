// Astro integration: makes the built folder work under any base path, and writes its Content Security Policy.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const ADDRESS = /(\s(?:href|src|value|content|component-url|renderer-url|data-pagefind|data-root)=")\/(?!\/)/g;
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/)[^>]*>([\s\S]*?)<\/script>/g;

export function staticAnywhere() {
  return {
    name: 'sandshark:static-anywhere',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'));
        const rules = [];
        for (const page of pages) {
          const file = join(root, page);
          const html = await readFile(file, 'utf8');
          // A page with a policy of its own (the sandbox) knows better.
          if (html.includes('http-equiv="content-security-policy"') || html.includes('http-equiv="Content-Security-Policy"')) continue;
          const moved = page === '404.html' ? html : html.replace(ADDRESS, `$1${toRoot(page)}`);
          const policy = policyFor(moved);
          await writeFile(file, moved.replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => `${charset}${meta(policy)}`));
          rules.push(headersFor(page, policy));
        }
        await writeFile(join(root, '_headers'), [...rules, ASSETS].join('\n'));
        logger.info(`${pages.length} pages: relative addresses, Content Security Policy, _headers`);
      },
    },
  };
}

/** From a page's folder to the site's root: `./` or `../../`. */
function toRoot(page) {
  const depth = relative('.', page).split(sep).length - 1;
  return depth === 0 ? './' : '../'.repeat(depth);
}

/** Only the page's own inline scripts may run, by hash. Monaco needs inline styles, Pagefind needs WebAssembly. */
function policyFor(html) {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(([, script]) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'self'",
    `script-src 'self' 'wasm-unsafe-eval' ${[...new Set(hashes)].join(' ')}`.trim(),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

function meta(policy) {
  return `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
}

/** Rules in the form of Netlify and Cloudflare Pages. One a page: a rule for `/*` would bind the sandbox's frame as well. */
function headersFor(page, policy) {
  const address = `/${page.split(sep).join('/').replace(/index\.html$/, '')}`;
  return `${address}\n  Content-Security-Policy: ${policy}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: same-origin\n`;
}

const ASSETS = '/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n';
