// The real SDK clients, connected to a cloud in this process: no port, no network. For tests.
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { Aws } from '../index.ts';

export interface ClientOptions {
  /** Twelve digits; sent as the access key id. */
  readonly account?: string;
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
  { account = '123456789012', region = 'us-east-1', maxAttempts = 1, beforeRequest }: ClientOptions = {},
): Client {
  const config = {
    region,
    credentials: { accessKeyId: account, secretAccessKey: 'secret' },
    maxAttempts,
    requestHandler: new FetchHttpHandler({
      customFetch: async (request: unknown) => {
        await beforeRequest?.();
        // The handler always makes a Request of its own.
        return aws.fetch(request as Request);
      },
    }),
  };
  return new Client(config as never);
}
