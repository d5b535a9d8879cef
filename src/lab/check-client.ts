// SDK clients for checks: they talk to the run's cloud, outside the sandbox, and leave no evidence.
import type { Target } from './target.ts';

/** What the SDK hands to a request handler. */
interface WireRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?: BodyInit;
}

/** Lab time that passes before each call of a check: services count calls a second, and nothing else moves the clock by then. */
const BETWEEN_CALLS_MS = 250;

function addressOf({ protocol, hostname, port, path, query = {} }: WireRequest): URL {
  const url = new URL(`${protocol}//${hostname}${port ? `:${port}` : ''}${path}`);
  for (const [key, value] of Object.entries(query))
    for (const one of Array.isArray(value) ? value : [value ?? '']) url.searchParams.append(key, one as string);
  return url;
}

/** Makes the `cloud` function of a CheckContext: `cloud(KinesisClient)` is a client of this target. */
export function checkClients({ fetch, time, account, region }: Target): <Client>(client: new (config: never) => Client) => Client {
  const requestHandler = {
    async handle(request: WireRequest) {
      if (time.kind === 'virtual') await time.advanceTo(time.now() + BETWEEN_CALLS_MS);
      const { method, headers, body } = request;
      const bodyless = method === 'GET' || method === 'HEAD' || body === undefined;
      const response = await fetch(new Request(addressOf(request), { method, headers, ...(bodyless ? {} : { body }) }));
      const bytes = new Uint8Array(await response.arrayBuffer());
      return {
        response: {
          statusCode: response.status,
          reason: response.statusText,
          headers: Object.fromEntries(response.headers),
          body: new Blob([bytes]).stream(),
        },
      };
    },
    destroy() {},
    metadata: { handlerProtocol: 'http/1.1' },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
  // Signatures carry the lab's time: the cloud refuses a date far from its own.
  const systemClockOffset = time.now() - Date.now();
  // A queue's URL names a host of the emulator's own; the target alone knows where requests go.
  const config = {
    region,
    systemClockOffset,
    useQueueUrlAsEndpoint: false,
    credentials: { accessKeyId: account, secretAccessKey: 'sandshark' },
    requestHandler,
  };
  return (client) => new client(config as never);
}
