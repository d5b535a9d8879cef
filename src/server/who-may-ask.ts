// Who may call the AWS endpoint: programs on this machine, and pages of the site's own origin. Nobody else's pages.

/** The names under which this machine calls itself. Any other Host is a page that points its own name at us. */
const ownNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Says in a sentence why a request is refused, or undefined when it is welcome.
 * Without this, any web page could create and invoke a function here: a browser sends simple requests to any address.
 * @param siteOrigin the one origin whose pages may call; undefined while no site is served
 */
export function refusal(request: Request, siteOrigin: string | undefined): string | undefined {
  const host = request.headers.get('host') ?? new URL(request.url).host;
  if (!isOwnName(host)) return `The Host header says "${host}"; this endpoint answers to localhost, 127.0.0.1 and [::1] only.`;
  const origin = request.headers.get('origin');
  if (origin !== null) {
    if (origin === siteOrigin) return undefined;
    return `The Origin "${origin}" may not call this endpoint; ${siteOrigin ? `only the site at ${siteOrigin} may` : 'no page may'}.`;
  }
  // A browser leaves Origin out of some requests (an image, a link), yet always says where they come from.
  const from = request.headers.get('sec-fetch-site');
  if (from === 'cross-site' || from === 'same-site') return `A page of another origin sent this request (Sec-Fetch-Site: ${from}).`;
  return undefined;
}

/** Is that Host one of this machine's own? Names under `.localhost` are, by RFC 6761: a bucket or an API may stand in front. */
export function isOwnName(host: string): boolean {
  const name = host.replace(/:\d+$/, '').toLowerCase();
  return ownNames.includes(name) || name.endsWith('.localhost');
}

/** The refusal as an answer, in the shape of an AWS JSON error so that an SDK shows its sentence. */
export function refuse(message: string): Response {
  return Response.json(
    { __type: 'AccessDeniedException', message },
    { status: 403, headers: { 'x-amzn-errortype': 'AccessDeniedException' } },
  );
}

/** What a browser wants to hear before (`preflight`) and after a call from the site's own origin. */
export function allowOrigin(headers: Headers, origin: string): void {
  headers.set('access-control-allow-origin', origin);
  headers.set('access-control-expose-headers', '*');
  headers.append('vary', 'Origin');
}

/** Answers a CORS preflight of the site's own origin. */
export function preflight(request: Request, origin: string): Response {
  const headers = new Headers({
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    'access-control-allow-headers': request.headers.get('access-control-request-headers') ?? '*',
    'access-control-max-age': '600',
    'access-control-allow-private-network': 'true',
  });
  allowOrigin(headers, origin);
  return new Response(null, { status: 204, headers });
}
