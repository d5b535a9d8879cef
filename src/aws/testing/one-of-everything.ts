// One of everything that a cloud can hold, made by the real clients, each service by its own testing/one-of-each.ts. For tests of the
// whole cloud: to add a service, give it that file and add its name here.
import type { VirtualClock } from '../core/clock.ts';
import type { Aws } from '../index.ts';
import { account, type ClientOf, type OneOfEach } from './one-of-each.ts';
import { clientFor } from './sdk-client.ts';

/** By the registry's names, in the order in which they are made: roles, buckets and functions before those who use them. */
const madeInOrder = [
  'iam',
  'sts',
  's3',
  'dynamodb',
  'acm',
  'ec2',
  'lambda',
  'kinesis',
  'firehose',
  'opensearch',
  'sqs',
  'sns',
  'events',
  'logs',
  'cloudwatch',
  'ssm',
  'secrets-manager',
  'cognito-identity',
  'cognito-idp',
  'api-gateway',
  'kinesis-analytics',
  'lexv2-models',
  'lexv2-runtime',
  'config',
] as const;

/** The services that something is made of. */
export const madeServices: ReadonlySet<string> = new Set(madeInOrder);

/** Fills a cloud of account 123456789012, us-east-1, on a virtual clock. Some seconds pass. */
export async function makeOneOfEverything(aws: Aws, clock: VirtualClock): Promise<void> {
  const client: ClientOf = (Client) => clientFor(aws, Client, { account, clock });
  const pass = async (ms: number) => {
    const untilMs = clock.now() + ms;
    await aws.settle({ untilMs });
    clock.advanceTo(Math.max(clock.now(), untilMs));
  };
  const makers = await Promise.all(
    madeInOrder.map(async (name) => ((await import(`../services/${name}/testing/one-of-each.ts`)) as { oneOfEach: OneOfEach }).oneOfEach),
  );
  for (const { make } of makers) await make?.(client, pass);
  await pass(2000);
  for (const { makeLater } of makers) await makeLater?.(client, pass);
  await aws.settle({ untilMs: clock.now() + 5000 });
}
