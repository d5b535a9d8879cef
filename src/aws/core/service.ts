// What a service of the embedded AWS is: a set of operations over a state, in an environment that is given to it.
import type { Clock } from './clock.ts';
import type { Constraints } from './constraints.ts';
import type { Observation, Ports } from './ports.ts';
import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';

/** What a service may use of the world. */
export interface ServiceEnvironment {
  readonly clock: Clock;
  readonly random: Random;
  readonly scheduler: Scheduler;
  readonly ports: Ports;
  readonly observe: (observation: Observation) => void;
  /** Are limits per second kept? `unlimited` when absent, because on a virtual clock a call takes no time. */
  readonly throughput?: ThroughputRule;
}

export type ThroughputRule = 'unlimited' | 'enforced';

/** Who calls, and where. State is kept apart by account and region. */
export interface CallContext {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** The caller's ARN. */
  readonly callerArn: string;
  readonly requestId: string;
}

/** One operation: the decoded input in, the output out. Throws AwsError for an answer that is an error. */
export type Operation<Input, Output> = (input: Input, context: CallContext) => Output | Promise<Output>;

/** A loaded service. `schemas` are the SDK's own operation schemas by operation name (`PutRecord`), which drive the wire. */
export interface Service {
  readonly operations: Readonly<Record<string, Operation<never, unknown>>>;
  readonly schemas: Readonly<Record<string, unknown>>;
  /** By operation name: lengths, patterns and ranges of members, which the schemas lack. Checked before the operation is called. */
  readonly constraints?: Readonly<Record<string, Constraints>>;
  /** Ports that this service owns. */
  readonly recordSource?: import('./ports.ts').RecordSource;
  readonly recordSink?: import('./ports.ts').RecordSink;
  readonly objectStore?: import('./ports.ts').ObjectStore;
  readonly functionRuntime?: import('./ports.ts').FunctionRuntime;
  /** The whole state as plain data (structured-cloneable), and back. */
  snapshot(): unknown;
  /** What the inspector shows of one account and region, as plain data. Never used by a check. */
  inspect?(account: string, region: string): unknown;
  restore(snapshot: unknown): void;
}
