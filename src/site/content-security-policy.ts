// Astro integration: gives every built page its Content Security Policy, by meta and in a `_headers` file for static hosts.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)(?![^>]*type="application\/)[^>]*>([\s\S]*?)<\/script>/g;
const HAS_POLICY = /http-equiv="content-security-policy"/i;
const CHARSET = /<meta charset="utf-8"\s*\/?>/i;

/** Runs last: the hashes are those of the scripts as they stand in the finished pages. */
export function contentSecurityPolicy(): AstroIntegration {
  return {
    name: 'sandshark:content-security-policy',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const pages = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.html'));
        const rules: string[] = [];
        for (const page of pages.sort()) {
          const file = join(root, page);
          const html = await readFile(file, 'utf8');
          // A page with a policy of its own (the sandbox's frame) knows better.
          if (HAS_POLICY.test(html)) continue;
          if (!CHARSET.test(html)) throw new Error(`${page} has no <meta charset="utf-8">, after which its policy would stand.`);
          const policy = policyFor(html);
          await writeFile(
            file,
            html.replace(CHARSET, (charset) => `${charset}<meta http-equiv="Content-Security-Policy" content="${policy}">`),
          );
          rules.push(headersFor(page, policy));
        }
        await writeFile(join(root, '_headers'), [...rules, ASSETS].join('\n'));
        logger.info(`${rules.length} pages and _headers`);
      },
    },
  };
}

/** Only the page's own inline scripts may run, by hash. Monaco needs inline styles, Pagefind needs WebAssembly, the sandbox blob Workers. */
export function policyFor(html: string): string {
  const hashes = [...html.matchAll(INLINE_SCRIPT)].map(
    ([, script]) =>
      `'sha256-${createHash('sha256')
        .update(script ?? '')
        .digest('base64')}'`,
  );
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

/** A rule in the form that Netlify and Cloudflare Pages read. One a page: a rule for everything would bind the sandbox's frame as well. */
function headersFor(page: string, policy: string): string {
  const address = `/${page
    .split(sep)
    .join('/')
    .replace(/index\.html$/, '')}`;
  return `${address}\n  Content-Security-Policy: ${policy}; frame-ancestors 'none'\n  X-Content-Type-Options: nosniff\n  Referrer-Policy: same-origin\n`;
}

const ASSETS = '/_astro/*\n  Cache-Control: public, max-age=31536000, immutable\n  X-Content-Type-Options: nosniff\n';
