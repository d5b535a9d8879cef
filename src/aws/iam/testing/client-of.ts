// Real SDK clients that sign with a key of the IAM service, on the cloud's clock. For tests.
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import type { TestCloud } from '../../testing/test-cloud.ts';

export interface Key {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** A client of `Client`'s class that signs with `credentials`. */
export function clientOf<Client>({ aws, clock }: TestCloud, Client: new (config: never) => Client, credentials: Key): Client {
  const config = {
    region: 'us-east-1',
    credentials,
    maxAttempts: 1,
    systemClockOffset: clock.now() - Date.now(),
    requestHandler: new FetchHttpHandler({ customFetch: async (request: unknown) => aws.fetch(request as Request) }),
  };
  return new Client(config as never);
}

/** The key of a new user. */
export async function userWithKey(cloud: TestCloud, UserName: string): Promise<Key> {
  const iam = cloud.client(IAMClient);
  await iam.send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  return { accessKeyId: AccessKey?.AccessKeyId ?? '', secretAccessKey: AccessKey?.SecretAccessKey ?? '' };
}

/** A policy document with one statement. */
export function policyOf(statement: object): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: { Effect: 'Allow', Resource: '*', ...statement } });
}
