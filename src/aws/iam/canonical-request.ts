// The canonical request of SigV4: the text that client and server must both arrive at.
// AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
import type { ReadRequest } from '../core/call.ts';

/** S3 signs the path as it is sent; everyone else normalizes it and encodes it once more. */
export type PathEncoding = 'as sent' | 'once more';

/** A header that came several times is signed with bare commas between its values, while `Headers` puts a space behind each. */
export type ListStyle = 'as received' | 'bare commas';

const headerName = /^[!#$%&'*+.^_`|~0-9a-z-]+$/;

/** The canonical request, with the payload's hash as its last line. */
export function canonicalRequest(
  request: ReadRequest,
  signedHeaders: readonly string[],
  payloadHash: string,
  encoding: PathEncoding,
  lists: ListStyle = 'as received',
): string {
  const path = canonicalPath(request, encoding);
  const headers = signedHeaders.map((name) => `${name}:${listed(canonicalHeader(request, name), lists)}\n`).join('');
  return `${request.method}\n${path}\n${canonicalQuery(request.url)}\n${headers}\n${signedHeaders.join(';')}\n${payloadHash}`;
}

/** Percent-encodes everything but the unreserved characters of RFC 3986. */
export function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

function canonicalPath({ url, headers }: ReadRequest, encoding: PathEncoding): string {
  // Who serves the cloud under a prefix of its own (the site, /aws) says so: the client has signed it.
  const sent = `${headers.get('x-forwarded-prefix') ?? ''}${url.pathname}`;
  if (encoding === 'as sent') return sent.split('/').map(reencode).join('/') || '/';
  const segments: string[] = [];
  for (const segment of sent.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  const trailing = segments.length > 0 && sent.endsWith('/') ? '/' : '';
  return `/${segments.map(uriEncode).join('/')}${trailing}`;
}

function canonicalQuery({ search }: URL): string {
  if (search.length < 2) return '';
  const pairs = search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '');
  return pairs
    .map((pair) => {
      const equals = pair.indexOf('=');
      const [name, value] = equals === -1 ? [pair, ''] : [pair.slice(0, equals), pair.slice(equals + 1)];
      return [reencode(name), reencode(value)] as const;
    })
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

function canonicalHeader({ headers, url, body }: ReadRequest, name: string): string {
  // A list of signed headers is the client's word: it can hold what is no name of a header.
  const value = headerName.test(name) ? (signedHost(name, headers) ?? headers.get(name)) : null;
  if (value !== null) return value.trim().replace(/\s+/g, ' ');
  // A browser keeps these two to itself, and HTTP/2 calls the host :authority.
  if (name === 'host' || name === ':authority') return headers.get('host') ?? url.host;
  return name === 'content-length' ? String(body.length) : '';
}

/** The host that the client meant, from who took its request to another one (src/lab/target-endpoint.ts): the client has signed it. */
function signedHost(name: string, headers: Headers): string | null {
  return name === 'host' ? headers.get('x-sandshark-signed-host') : null;
}

function listed(value: string, lists: ListStyle): string {
  return lists === 'bare commas' ? value.replaceAll(', ', ',') : value;
}

/** The same text in the one encoding that signatures know, however the client encoded it. */
function reencode(encoded: string): string {
  try {
    return uriEncode(decodeURIComponent(encoded));
  } catch (error) {
    // Not UTF-8, or a percent sign that stands alone: nothing to agree on but the text itself.
    if (error instanceof URIError) return encoded;
    throw error;
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
