// What a browser does between a page and an API of another origin: it asks the API first, and keeps from the page what is not allowed.
// Fetch standard: https://fetch.spec.whatwg.org/#http-cors-protocol

/** Where an app in a document comes from, for APIs that ask. Its frame has no origin at all. */
export const APP_ORIGIN = 'https://app.example';

/**
 * Only APIs that learners make themselves. The endpoints of AWS's services that pages may call allow every origin.
 * AWS: https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html
 */
const API_HOST = /\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/;

/** Headers that a browser writes, and no page can: said under names of ours, which the embedded API Gateway knows. */
const OF_BROWSER = 'x-sandshark-browser-';

const SIMPLE_METHODS = ['GET', 'HEAD', 'POST'];
const SIMPLE_HEADERS = ['accept', 'accept-language', 'content-language'];
const SIMPLE_TYPES = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];

type Fetch = (request: Request) => Promise<Response>;

/** Wraps the fetch of an app. Rejects with a sentence where a browser would say "Failed to fetch" and the reason in its console. */
export function pageFetch(fetch: Fetch): Fetch {
  return async (request) => {
    if (!API_HOST.test(new URL(request.url).hostname)) return fetch(request);
    const names = headersToAsk(request);
    if (names.length > 0 || !SIMPLE_METHODS.includes(request.method)) await ask(fetch, request, names);
    request.headers.set(`${OF_BROWSER}origin`, APP_ORIGIN);
    const response = await fetch(request);
    requireOrigin(response, 'its answer');
    return response;
  };
}

/** The names of headers that an API must allow, in lower case, in order. */
function headersToAsk({ headers }: Request): readonly string[] {
  const isSimple = (name: string, value: string) =>
    SIMPLE_HEADERS.includes(name) || (name === 'content-type' && SIMPLE_TYPES.includes(value.split(';')[0]?.trim().toLowerCase() ?? ''));
  return [...headers].filter(([name, value]) => !isSimple(name, value)).map(([name]) => name);
}

async function ask(fetch: Fetch, { url, method, signal }: Request, names: readonly string[]): Promise<void> {
  const headers = {
    [`${OF_BROWSER}origin`]: APP_ORIGIN,
    [`${OF_BROWSER}access-control-request-method`]: method,
    ...(names.length > 0 && { [`${OF_BROWSER}access-control-request-headers`]: names.join(',') }),
  };
  const answer = await fetch(new Request(url, { method: 'OPTIONS', headers, signal }));
  requireOrigin(answer, 'its answer to the preflight');
  if (!answer.ok) throw blocked(`the preflight was answered with status ${answer.status}`);
  const methods = listed(answer, 'access-control-allow-methods');
  if (!SIMPLE_METHODS.includes(method) && !methods.includes(method) && !methods.includes('*'))
    throw blocked(`the preflight does not allow the method ${method}`);
  const allowed = listed(answer, 'access-control-allow-headers').map((name) => name.toLowerCase());
  // The standard: a star does not stand for the header Authorization.
  const refused = names.find((name) => !allowed.includes(name) && (name === 'authorization' || !allowed.includes('*')));
  if (refused !== undefined) throw blocked(`the preflight does not allow the header ${refused}`);
}

function requireOrigin({ headers }: Response, what: string): void {
  const allowed = headers.get('access-control-allow-origin');
  if (allowed !== '*' && allowed !== APP_ORIGIN) throw blocked(`${what} does not allow the origin ${APP_ORIGIN}`);
}

const listed = ({ headers }: Response, name: string) => (headers.get(name) ?? '').split(',').map((one) => one.trim());

const blocked = (reason: string) => new Error(`Failed to fetch. The browser blocks this call by CORS: ${reason}.`);
