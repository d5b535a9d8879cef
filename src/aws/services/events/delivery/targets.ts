// How each kind of target takes an event: by its ARN.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-targets.html
import { parseArn } from '../../../core/arn.ts';
import { AwsError } from '../../../core/errors.ts';
import type { EventSource } from '../../../core/ports.ts';
import { actAsRole } from '../../../iam/service-role.ts';
import { decideTrust } from '../../../iam/trust.ts';
import { type BusState, busArn, policyOf } from '../bus.ts';
import type { BusHost } from '../bus-host.ts';
import { busNotFound } from '../errors.ts';
import { readEventPath } from '../event.ts';
import { limits } from '../limits.ts';
import type { Delivery } from './delivery.ts';

/** Services whose resources can be targets here, by the service in the ARN. */
export const targetServices: readonly string[] = ['lambda', 'sqs', 'sns', 'logs', 'events', 'kinesis', 'firehose'];

/** Rejects with AwsError. */
export async function deliverTo(host: BusHost, delivery: Delivery): Promise<void> {
  const { target, input } = delivery;
  const arn = target.Arn ?? '';
  const service = parseArn(arn)?.service;
  const source = await actingSource(host, delivery);
  if (service === 'events') return toBus(host, arn, delivery);
  if (service === 'kinesis') return toStream(host, arn, delivery);
  const sink = await host.environment.ports.eventSink?.(arn);
  const groupId = target.SqsParameters?.MessageGroupId;
  await sink?.deliver(arn, input, source, groupId === undefined ? {} : { messageGroupId: groupId });
}

// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html
const actions: Readonly<Record<string, string>> = {
  lambda: 'lambda:InvokeFunction',
  sqs: 'sqs:SendMessage',
  sns: 'sns:Publish',
  logs: 'logs:PutLogEvents',
  events: 'events:PutEvents',
  kinesis: 'kinesis:PutRecord',
  firehose: 'firehose:PutRecord',
};

/** The rule, or the session of the role that its target names. Throws AwsError AccessDeniedException. */
async function actingSource({ environment }: BusHost, { target, source }: Delivery): Promise<EventSource> {
  const { Arn: resource = '', RoleArn: roleArn } = target;
  if (roleArn === undefined) return source;
  const principal = actAsRole(await environment.ports.identities(), {
    roleArn,
    service: 'events.amazonaws.com',
    sessionName: 'EventBridge',
    nowMs: environment.clock.now(),
    action: actions[parseArn(resource)?.service ?? ''] ?? '*',
    resource,
  });
  return { ...source, principal };
}

async function toStream(host: BusHost, arn: string, { target, input, event }: Delivery): Promise<void> {
  const path = target.KinesisParameters?.PartitionKeyPath;
  // AWS: the id of the event, unless a path says otherwise.
  const found = path === undefined ? event.id : readEventPath(event, path);
  const partitionKey = typeof found === 'string' ? found : JSON.stringify(found ?? event.id);
  const sink = await host.environment.ports.recordSink(arn);
  const rest = sink.put(arn, [{ partitionKey, data: new TextEncoder().encode(input) }]);
  if (rest.length > 0) throw new AwsError('ProvisionedThroughputExceededException', 'The stream takes no more records now.');
}

/** The event itself goes on, as it is, once around the world at the most. */
function toBus(host: BusHost, arn: string, { event, passed, source }: Delivery): void {
  const { account = '', region = '' } = parseArn(arn) ?? {};
  const bus = host.findBus({ account, region }, arn);
  if (!bus) throw busNotFound(arn.split('event-bus/').at(-1) ?? arn);
  const accounts = new Set([...passed.map((one) => parseArn(one)?.account), account]);
  if (accounts.size > 2 || passed.length > limits.hops)
    throw new AwsError('THIRD_ACCOUNT_HOP_DETECTED', `The event has passed ${passed.join(', ')} already.`);
  if (bus.account !== source.account) checkForeign(bus, source.account);
  host.ingest(bus, event, { passed, origin: { from: source.arn } });
}

/** AWS: the policy of a bus says which other accounts may send to it. */
function checkForeign(bus: BusState, account: string): void {
  const principal = { kind: 'root' as const, arn: `arn:aws:iam::${account}:root`, account };
  const question = {
    trustPolicy: policyOf(bus) ?? '',
    action: 'events:PutEvents',
    roleArn: busArn(bus),
    account: bus.account,
    conditions: {},
  };
  if (policyOf(bus) !== undefined && decideTrust({ ...question, principal }).verdict === 'allowed') return;
  throw new AwsError('CROSS_ACCOUNT_INGESTION_FAILED', `${busArn(bus)} does not let account ${account} in.`);
}
