// The real SDK clients, connected to a cloud in this process: no port, no network. For tests.
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { Clock } from '../core/clock.ts';
import type { Aws } from '../index.ts';

export interface ClientOptions {
  /** Twelve digits; sent as the access key id. */
  readonly account?: string;
  /** Keys of IAM or STS, in the place of `account`. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
  /** Signatures are dated by it; by the wall clock when absent. */
  readonly clock?: Clock;
  readonly region?: string;
  /** 1 by default, so that a test sees the first answer; the SDK's own default is 3. */
  readonly maxAttempts?: number;
  /** Called before each request, for example to advance the cloud's clock. */
  readonly beforeRequest?: () => void | Promise<void>;
}

/** A client of `Client`'s class that talks to `aws`: `clientFor(aws, KinesisClient, { account: '111122223333' })`. */
export function clientFor<Client>(
  aws: Pick<Aws, 'fetch'>,
  Client: new (config: never) => Client,
  { account = '123456789012', credentials, clock, region = 'us-east-1', maxAttempts = 1, beforeRequest }: ClientOptions = {},
): Client {
  const config = {
    region,
    credentials: credentials ?? { accessKeyId: account, secretAccessKey: 'secret' },
    maxAttempts,
    requestHandler: new FetchHttpHandler({
      customFetch: async (request: unknown) => {
        await beforeRequest?.();
        // The handler always makes a Request of its own.
        return aws.fetch(request as Request);
      },
    }),
  };
  const client = new Client(config as never);
  if (clock) dateSignatures(client as unknown as DatedClient, clock);
  return client;
}

/** What every client of the SDK has. */
interface DatedClient {
  readonly config: { systemClockOffset?: number };
  readonly middlewareStack: { add(middleware: (next: (args: unknown) => unknown) => (args: unknown) => unknown, options: unknown): void };
}

/** The SDK signs with the machine's time plus an offset: it is set anew before each request, because tests move the cloud's clock. */
function dateSignatures(client: DatedClient, clock: Clock): void {
  const dated = (next: (args: unknown) => unknown) => (args: unknown) => {
    client.config.systemClockOffset = clock.now() - Date.now();
    return next(args);
  };
  client.middlewareStack.add(dated, { step: 'initialize', name: 'dateSignatures' });
}
