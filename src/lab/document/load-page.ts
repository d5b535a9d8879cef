// What stands at an address that the preview goes to: the app, a page that the lab's cloud answers, or a sentence that says why nothing does.
import { cookiesSetBy, sendCookies } from '../../aws/web-request.ts';
import { isCloudHost } from '../cloud-hosts.ts';
import type { CookieJar } from './cookie-jar.ts';
import { APP_ORIGIN } from './page-fetch.ts';

export interface PageRequest {
  readonly address: string;
  readonly method: 'GET' | 'POST';
  /** `a=1&b=2`, of a POST. */
  readonly form: string;
}

/** `address` is where the redirects led to. */
export type LoadedPage =
  | { readonly kind: 'app'; readonly address: string }
  | { readonly kind: 'page'; readonly address: string; readonly html: string };

export interface PageLoader {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly cookies: CookieJar;
  readonly nowMs: () => number;
  readonly signal: AbortSignal;
}

/** Fetch standard: https://fetch.spec.whatwg.org/#http-redirect-fetch */
const MAX_REDIRECTS = 20;
const REDIRECTS = [301, 302, 303, 307, 308];
const MAX_PAGE_CHARACTERS = 1_000_000;
const MAX_ADDRESS_CHARACTERS = 32_000;

const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
const shortened = (text: string) => (text.length > 300 ? `${text.slice(0, 300)} …` : text);

const isWebAddress = (text: string) =>
  text.length <= MAX_ADDRESS_CHARACTERS && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** Never rejects for what the cloud answers: that is a page, too. */
export async function loadPage(request: PageRequest, loader: PageLoader): Promise<LoadedPage> {
  let { address, method, form } = request;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
    if (!isWebAddress(address))
      return words('about:blank', 'No address for a preview', `The preview goes to web addresses only, and ${shortened(address)} is none.`);
    const url = new URL(address);
    if (url.origin === APP_ORIGIN) return atApp(url, method);
    if (!isCloudHost(url.hostname)) return foreign(url);
    const response = await ask(url, { method, form }, loader);
    const location = response.headers.get('location');
    if (!REDIRECTS.includes(response.status) || location === null) return shown(address, response);
    const to = URL.canParse(location, url) ? new URL(location, url) : undefined;
    // A redirect without a fragment keeps the one that was asked for.
    if (to && to.hash === '') to.hash = url.hash;
    address = to?.href ?? location;
    const again = response.status === 307 || response.status === 308;
    if (!again) [method, form] = ['GET', ''];
  }
  return words(address, 'Too many redirects', 'One page leads to the next, and none is the last.');
}

function atApp(url: URL, method: PageRequest['method']): LoadedPage {
  if (method === 'GET') return { kind: 'app', address: url.href };
  return words(
    url.href,
    'The app takes no forms',
    `A form was posted to ${url.host}. The app has no server there that could read it: a page gets what stands in its address.`,
  );
}

function foreign({ href, hostname }: URL): LoadedPage {
  const sentence = `This preview shows only your app and pages of the lab's cloud; ${hostname} is not one of them.`;
  return words(href, 'Not in this preview', sentence);
}

async function ask(
  url: URL,
  { method, form }: Pick<PageRequest, 'method' | 'form'>,
  { fetch, cookies, nowMs, signal }: PageLoader,
): Promise<Response> {
  const type = 'application/x-www-form-urlencoded;charset=UTF-8';
  const request = new Request(url, { method, signal, ...(method === 'POST' && { body: form, headers: { 'content-type': type } }) });
  const sent = cookies.of(url, nowMs());
  if (sent !== '') sendCookies(request, sent);
  const response = await fetch(request);
  for (const header of cookiesSetBy(response)) cookies.set(url, header, nowMs());
  return response;
}

async function shown(address: string, response: Response): Promise<LoadedPage> {
  const text = (await response.text()).slice(0, MAX_PAGE_CHARACTERS);
  const isPage = /^text\/html\b/i.test(response.headers.get('content-type') ?? '');
  if (isPage) return { kind: 'page', address, html: text };
  return { kind: 'page', address, html: `<!doctype html><title>${escaped(address)}</title><pre>${escaped(text)}</pre>` };
}

const STYLE =
  'body{font:1rem/1.5 system-ui,sans-serif;margin:0;background:#f6f3ec;color:#1c2430}main{max-width:28rem;margin:0 auto;padding:2rem 1.25rem;' +
  'overflow-wrap:anywhere}h1{font-size:1.25rem;line-height:1.25}';

/** A page of the preview's own, with a sentence. */
function words(address: string, title: string, sentence: string): LoadedPage {
  const html =
    `<!doctype html><html lang="en"><head><title>${escaped(title)}</title><style>${STYLE}</style></head>` +
    `<body><main><h1>${escaped(title)}</h1><p>${escaped(sentence)}</p></main></body></html>`;
  return { kind: 'page', address, html };
}
