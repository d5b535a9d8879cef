// Web pages that a service answers a browser with: a page, a redirect, the fields of a form. For sign-in pages.
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import type { EncodedAnswer, ReadRequest } from './call.ts';

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;margin:0;background:#f6f3ec;color:#1c2430}main{max-width:24rem;margin:min(10vh,4rem) auto;padding:2rem;' +
  'background:#fff;border:1px solid #d5cfc0;border-radius:.5rem;overflow-wrap:anywhere}h1{font-size:1.5rem;line-height:1.25;margin:0 0 .75rem}' +
  'p{margin:.75rem 0}a{color:#0b5c7a}label{display:block;margin-top:1rem}input{box-sizing:border-box;width:100%;font:inherit;padding:.5rem;' +
  'border:1px solid #6b7280;border-radius:.25rem}button{margin-top:1.5rem;width:100%;font:inherit;padding:.6rem;border:0;border-radius:.25rem;' +
  'background:#0b5c7a;color:#fff;cursor:pointer}button.choice{margin-top:.5rem;text-align:left;border:1px solid #d5cfc0;background:#fff;' +
  'color:inherit}button.choice:hover{background:#f6f3ec}hr{margin:1.5rem 0 0;border:0;border-top:1px solid #d5cfc0}[role=alert]{color:#9b1c1c}' +
  '@media(max-width:26rem),(max-height:30rem){body{background:#fff}main{margin:0 auto;border:0;padding:1.25rem}}';

/** @param body HTML, of which everything that came from outside is escaped */
export function page(status: number, title: string, body: string): EncodedAnswer {
  const html =
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">` +
    `<title>${escaped(title)}</title><style>${style}</style></head><body><main><h1>${escaped(title)}</h1>${body}</main></body></html>`;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'x-frame-options': 'DENY' };
  return { status, headers, body: fromUtf8(html) };
}

export function redirect(location: string, cookies?: readonly string[]): EncodedAnswer {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: new Uint8Array(), ...(cookies && { cookies }) };
}

/** An address with more in its query. */
export function withQuery(address: string, added: Readonly<Record<string, string | undefined>>): string {
  const url = new URL(address);
  for (const [name, value] of Object.entries(added)) if (value !== undefined) url.searchParams.set(name, value);
  return url.href;
}

export function formOf({ body }: ReadRequest): URLSearchParams {
  return new URLSearchParams(toUtf8(body));
}

export function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}
