// Headers that no program in a browser can set: origin, and what a preflight asks. Labs, which play the browser, say them under another name.
import type { ReadRequest } from '../../../core/call.ts';

const NAMES = ['origin', 'access-control-request-method', 'access-control-request-headers'];

/** The request with these headers under their own names, and not under the others. */
export function withBrowserHeaders(request: ReadRequest): ReadRequest {
  const said = NAMES.map((name) => [name, request.headers.get(`x-sandshark-browser-${name}`)] as const).filter(
    ([, value]) => value !== null,
  );
  if (said.length === 0) return request;
  const headers = new Headers([...request.headers].filter(([name]) => !name.startsWith('x-sandshark-browser-')));
  for (const [name, value] of said) headers.set(name, value ?? '');
  return { ...request, headers };
}
