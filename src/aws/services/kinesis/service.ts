// Amazon Kinesis Data Streams. What it imitates and lacks: description.ts.
import type { Service, ServiceEnvironment } from '../../core/service.ts';
import { AccountSettings, type Commitment } from './account-settings.ts';
import { authorizations } from './authorizations.ts';
import { configurationSource } from './configuration-source.ts';
import { constraints } from './constraints.ts';
import { type Consumer, Consumers } from './consumers.ts';
import { inspectedStream } from './described-stream.ts';
import { description } from './description.ts';
import { operationsOf } from './operations.ts';
import { recordSink, recordSource } from './record-ports.ts';
import { Resources } from './resources.ts';
import { schemas } from './schemas.ts';
import { Streams, type StreamsState } from './streams.ts';
import { Subscriptions } from './subscriptions.ts';

interface Snapshot {
  readonly streams: StreamsState;
  readonly consumers: readonly Consumer[];
  readonly accounts: ReadonlyMap<string, Commitment>;
}

export function createService(environment: ServiceEnvironment): Service {
  const streams = new Streams(environment);
  const consumers = new Consumers(environment);
  const subscriptions = new Subscriptions(environment, streams);
  const accounts = new AccountSettings();
  const resources = new Resources(streams, consumers);
  return {
    description,
    operations: operationsOf({ streams, consumers, subscriptions, accounts, resources }),
    schemas,
    constraints,
    authorizations: authorizations(() => environment.clock.now(), resources),
    resourcePolicyOf: (arn) => {
      const { policy } = resources.find(arn) ?? {};
      const owner = arn.split(':')[4];
      // A stream that is not there has no owner: its absence is told by the operation.
      return owner === undefined || !resources.find(arn) ? undefined : { owner, ...(policy !== undefined && { document: policy }) };
    },
    recordSource: recordSource(streams, consumers),
    recordSink: recordSink(streams),
    configurationSource: configurationSource(streams),
    snapshot: (): Snapshot => ({ streams: streams.snapshot(), consumers: consumers.snapshot(), accounts: accounts.snapshot() }),
    restore(snapshot) {
      const states = snapshot as Snapshot;
      streams.restore(states.streams);
      consumers.restore(states.consumers);
      accounts.restore(states.accounts);
    },
    inspect: (account, region) =>
      streams.list({ account, region }).map((stream) => ({
        ...inspectedStream(stream),
        consumers: consumers.of(stream).map(({ name, status }) => ({ name, status })),
      })),
  };
}
