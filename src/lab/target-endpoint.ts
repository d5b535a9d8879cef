// Any endpoint over HTTP as a target: `npm start`, LocalStack, moto. Each run has an account of its own.

import { serviceOfHost } from './cloud-hosts.ts';
import { remoteTime } from './remote-clock.ts';
import { CloudUnreachable, type Target } from './target.ts';

/** An account nobody else uses: no leading zero, which tools read as a number. */
function freshAccount(): string {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return `${100_000 + (high % 900_000)}${String(low % 1_000_000).padStart(6, '0')}`;
}

/** The host of a bucket, as the SDK writes it: the bucket before S3's own host. */
const BUCKET_HOST = /^(.+)\.s3\.[a-z0-9-]+\.amazonaws\.com$/;

/** The host of an OpenSearch domain, as DescribeDomain tells it. */
const DOMAIN_HOST = /^(search-[a-z0-9-]+)\.([a-z0-9-]+)\.es\.amazonaws\.com$/;

/** The host of an API, as CreateApi tells it. */
const API_HOST = /^([a-z0-9]+)\.execute-api\.[a-z0-9-]+\.amazonaws\.com$/;

/**
 * The path at an endpoint of one host: a bucket moves from the host to the beginning of the path, which all emulators understand;
 * a domain, an API and the stand-in for Google do too, which the embedded AWS understands.
 */
function pathAt({ hostname, pathname }: URL): string {
  const api = API_HOST.exec(hostname)?.[1];
  if (api !== undefined) return `/_aws/execute-api/${api}${pathname}`;
  if (serviceOfHost(hostname) === 'google-accounts') return `/_aws/google-accounts/${hostname}${pathname}`;
  const [, label, region] = DOMAIN_HOST.exec(hostname) ?? [];
  if (label !== undefined) return `/opensearch/${region}/${label}${pathname}`;
  const bucket = BUCKET_HOST.exec(hostname)?.[1];
  return bucket === undefined ? pathname : `/${bucket}${pathname}`;
}

/**
 * The same request to another host. The signature stays: most emulators read only who signed. The embedded AWS verifies those of
 * sessions, and must be told the host that was signed. Of a bucket whose name moved into the path it cannot verify a session.
 */
async function redirected(request: Request, endpoint: URL): Promise<Request> {
  const url = new URL(request.url);
  const body = request.body ? await request.arrayBuffer() : null;
  const headers = new Headers(request.headers);
  headers.delete('host');
  headers.set('x-sandshark-signed-host', url.host);
  headers.delete('content-length');
  return new Request(new URL(`${pathAt(url)}${url.search}`, endpoint), { method: request.method, headers, body, signal: request.signal });
}

/**
 * An HTTP server dates its answers by the wall clock. The SDK believes the date, and would sign by the wall clock what a cloud on a virtual
 * one takes for expired.
 */
function withoutDate({ body, status, statusText, headers: given }: Response): Response {
  const headers = new Headers(given);
  headers.delete('date');
  return new Response(body, { status, statusText, headers });
}

const reason = (error: unknown) =>
  error instanceof Error ? ((error.cause as Error | undefined)?.message ?? error.message) : String(error);

/**
 * Makes a target of an endpoint's address. Its time is the wall clock's, unless it answers at /_sandshark/clock that it is virtual.
 * @throws when nothing answers there
 */
export async function endpoint(address: string, { region = 'us-east-1' }: { region?: string } = {}): Promise<Target> {
  const url = new URL(address);
  const send = (request: Request) => fetch(request);
  let time: Target['time'] | undefined;
  try {
    time = await remoteTime(send, url);
  } catch (error) {
    throw new Error(
      `Nothing answers at ${url.origin} (${reason(error)}). Start it first, or leave --endpoint out to use the embedded AWS.`,
    );
  }
  return {
    label: url.origin,
    async fetch(request) {
      try {
        const response = await send(await redirected(request, url));
        return time ? withoutDate(response) : response;
      } catch (error) {
        if (request.signal.aborted) throw error;
        throw new CloudUnreachable(`Nothing answers at ${url.origin} any more (${reason(error)}).`, { cause: error });
      }
    },
    time: time ?? { kind: 'real', now: () => Date.now() },
    account: freshAccount(),
    region,
    suffix: '',
  };
}
