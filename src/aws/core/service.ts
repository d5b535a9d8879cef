// What a service of the embedded AWS is: a set of operations over a state, in an environment that is given to it.
import type { Authorization, ResourcePolicyOf } from './access.ts';
import type { Answered, CallContext, EncodedAnswer, ReadRequest } from './call.ts';
import type { Clock } from './clock.ts';
import type { Constraints } from './constraints.ts';
import type { FunctionHost } from './function-host.ts';
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
  /** Does anybody? What is dear to make for an observer is made only then; nobody does when it is absent. */
  readonly isObserved?: () => boolean;
  /** Where functions run; absent where whoever made the cloud provides none: then Lambda refuses to invoke, and says why. */
  readonly functionHost?: FunctionHost;
  /** The MD5 of chunks as if they were one, where the host has a faster one than the services' own. */
  readonly md5?: (chunks: Iterable<Uint8Array>) => Uint8Array;
  /** The cloud itself, for code inside it that calls as a client: a function's SDK. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Are limits per second kept? `unlimited` when absent, because on a virtual clock a call takes no time. */
  readonly throughput?: ThroughputRule;
}

export type ThroughputRule = 'unlimited' | 'enforced';

/** One operation: the decoded input in, the output out. Throws AwsError for an answer that is an error. */
export type Operation<Input, Output> = (
  input: Input,
  context: CallContext,
) => Output | Answered<Output> | Promise<Output | Answered<Output>>;

/** What a service says of itself: on the coverage page, and to whoever opens its folder. */
export interface ServiceDescription {
  /** Which service, which API version, as of when. */
  readonly imitates: string;
  /** What is missing, a sentence each. */
  readonly gaps: readonly string[];
  /** What differs from AWS on purpose, and why. */
  readonly byDesign: readonly string[];
  /** What clients do that a reader of the code would not expect. */
  readonly clientQuirks: readonly string[];
}

/** A loaded service. `schemas` are the SDK's own operation schemas by operation name (`PutRecord`), which drive the wire. */
export interface Service {
  readonly operations: Readonly<Record<string, Operation<never, unknown>>>;
  readonly schemas: Readonly<Record<string, unknown>>;
  /** By operation name: lengths, patterns and ranges of members, which the schemas lack. Checked before the operation is called. */
  readonly constraints?: Readonly<Record<string, Constraints>>;
  /** Who refuses NaN and infinity: the framework, unless the service has sentences of its own for them. */
  readonly notANumber?: 'said by the service';
  /**
   * By operation name: what the caller must be allowed to do. An operation without an entry asks for `<signing name>:<Operation>` on `*`.
   */
  readonly authorizations?: Readonly<Record<string, Authorization>>;
  readonly resourcePolicyOf?: ResourcePolicyOf;
  /** Operations that may be called without a signature; `all` where policies decide (S3). */
  readonly unsigned?: readonly string[] | 'all';
  /**
   * The request as the model of the service means it: S3 takes the bucket out of host or path and puts it into `labels`. Decoding sees
   * this one, signatures are verified on the one that came. Must not throw.
   */
  addressed?(request: ReadRequest): ReadRequest;
  /**
   * Answers requests that are no calls of an operation (a CORS preflight, a web page, a form upload). Asked before anything else;
   * undefined means: an ordinary call. Its own authorization is its own business.
   */
  answerDirectly?(request: ReadRequest): Promise<EncodedAnswer | undefined>;
  /** Headers that are added to every answer to this request, to errors too (CORS). Must not throw. */
  extraHeaders?(request: ReadRequest): Readonly<Record<string, string>>;
  readonly description: ServiceDescription;
  /** Ports that this service owns. */
  readonly identities?: import('./identities.ts').Identities;
  readonly recordSource?: import('./ports.ts').RecordSource;
  readonly recordSink?: import('./ports.ts').RecordSink;
  readonly changeStreams?: import('./change-streams.ts').ChangeStreams;
  readonly objectStore?: import('./ports.ts').ObjectStore;
  readonly functionRuntime?: import('./ports.ts').FunctionRuntime;
  readonly eventSink?: import('./ports.ts').EventSink;
  readonly messageSource?: import('./ports.ts').MessageSource;
  readonly logSink?: import('./ports.ts').LogSink;
  readonly metricSink?: import('./ports.ts').MetricSink;
  readonly documentIndex?: import('./ports.ts').DocumentIndex;
  readonly botDefinitions?: import('./bot-definitions.ts').BotDefinitions;
  readonly configurationSource?: import('./resource-configuration.ts').ConfigurationSource;
  /** Of an issuer of OpenID tokens that the registry says is this service. */
  readonly openIdKeys?: NonNullable<Ports['openIdKeys']>;
  readonly openIdTokenState?: NonNullable<Ports['openIdTokenState']>;
  /** The whole state as plain data (structured-cloneable), and back. */
  snapshot(): unknown;
  /** What the inspector shows of one account and region, as plain data. Never used by a check. */
  inspect?(account: string, region: string): unknown;
  restore(snapshot: unknown): void;
}
