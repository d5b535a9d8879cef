// What services need of each other, as interfaces. The owner implements one, src/aws/index.ts connects them.
import type { BotTurn } from './bot-turn.ts';
import type { ChangeStreams } from './change-streams.ts';
import type { Identities, Principal } from './identities.ts';

/** A record as it lies in a stream. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  readonly data: Uint8Array;
  readonly approximateArrivalMs: number;
}

/** Where a reader of a stream begins. `after` is a sequence number already read. */
export type SourcePosition =
  | { readonly kind: 'oldest' }
  | { readonly kind: 'newest' }
  | { readonly kind: 'after'; readonly sequenceNumber: string };

/** A stream that can be read shard by shard (Kinesis now; DynamoDB streams later). */
export interface RecordSource {
  /** The shards of the stream, in order of creation: parents before their children. Throws AwsError ResourceNotFoundException. */
  shardIds(streamArn: string): readonly string[];
  /**
   * The shards that a shard was split from or merged of. A reader that keeps the order of a key reads them to their end first; those
   * that `shardIds` no longer names have expired. Absent where shards are never split or merged.
   */
  parentsOf?(streamArn: string, shardId: string): readonly string[];
  /** Up to `limit` records of one shard from `position` on, oldest first. */
  read(streamArn: string, shardId: string, position: SourcePosition, limit: number): readonly StreamRecord[];
  /** The position behind the newest record at this moment; `oldest` while the shard is empty. */
  latest(streamArn: string, shardId: string): SourcePosition;
  /** Calls `wake` after each append to the stream, without waiting for it. Returns the function that ends it. */
  subscribe(streamArn: string, wake: () => void): () => void;
}

/** A place that accepts records (Kinesis, Firehose). */
export interface RecordSink {
  /** Appends in order. A record that cannot be taken now is returned for another try; a missing target throws AwsError. */
  put(targetArn: string, records: readonly SinkRecord[]): readonly SinkRecord[];
}

export interface SinkRecord {
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

/** An object as a listing of its bucket tells it. */
export interface ListedObject {
  readonly key: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly modifiedMs: number;
}

/** What an object is besides its bytes. */
export interface ObjectDetails {
  readonly contentType?: string;
  readonly contentEncoding?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A place that keeps objects in buckets (S3). All calls reject with AwsError NoSuchBucket or NoSuchKey. */
export interface ObjectStore {
  /**
   * The whole object.
   * @param account whose bucket is meant where several accounts have one of that name; the oldest one when absent
   */
  get(bucketArn: string, key: string, account?: string): Promise<Uint8Array>;
  put?(bucketArn: string, key: string, bytes: Uint8Array, details?: ObjectDetails, account?: string): Promise<void>;
  /**
   * Does the bucket let a service put that object, as itself or as the session of a role whose own policies have been asked?
   * @param conditions further condition keys: `s3:x-amz-acl`
   */
  mayPut?(
    bucketArn: string,
    key: string,
    source: EventSource,
    conditions?: Readonly<Record<string, readonly string[]>>,
  ): Promise<'yes' | 'no'>;
  /** The objects whose keys begin with `prefix`, in order of their keys. */
  list?(bucketArn: string, prefix: string, account?: string): Promise<readonly ListedObject[]>;
  head?(bucketArn: string, key: string, account?: string): Promise<ListedObject & ObjectDetails>;
}

/** Who sends an event, as policies name it. */
export interface EventSource {
  /** `s3.amazonaws.com` */
  readonly service: string;
  /** aws:SourceArn and aws:SourceAccount. */
  readonly arn: string;
  readonly account: string;
  /**
   * The session of a role as whom the source sends (destinations and dead letters of functions). Its own policies have been asked by the
   * sender, so that a target in its account lets it in without a policy; one in another account needs a policy that names it.
   */
  readonly principal?: Principal;
  /** X-Amzn-Trace-Id of the call behind the event, so that Lambda finds functions that call themselves through other services. */
  readonly trace?: string;
}

/** A place that takes events of services: a queue, a topic, a function, an event bus. */
export interface EventSink {
  /** Rejects with AwsError when there is no such target, or its policy does not let the source in. Nothing is sent. */
  check(targetArn: string, source: EventSource): Promise<void>;
  /**
   * Takes one event, a JSON text: the body of a message, the payload of an invocation, the whole event of a bus.
   * @param details for targets that keep messages
   */
  deliver(targetArn: string, event: string, source: EventSource, details?: EventDetails): Promise<void>;
}

/** What an event carries besides its text, for targets that know such things: queues and topics. */
export interface EventDetails {
  /** FIFO queues and topics need one. */
  readonly messageGroupId?: string;
  readonly messageDeduplicationId?: string;
  readonly messageAttributes?: Readonly<Record<string, MessageAttribute>>;
  /** Of a notification. */
  readonly subject?: string;
}

/** A message as a consumer of a queue gets it. */
export interface ReceivedMessage {
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly body: string;
  readonly md5OfBody: string;
  /** SentTimestamp, ApproximateReceiveCount, MessageGroupId, SequenceNumber ... as texts. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly messageAttributes: Readonly<Record<string, MessageAttribute>>;
}

export interface MessageAttribute {
  readonly dataType: string;
  readonly stringValue?: string;
  readonly binaryValue?: Uint8Array;
}

/** A queue as its consumer sees it (SQS). All calls throw AwsError QueueDoesNotExist. */
export interface MessageSource {
  /** Up to `most` messages, hidden from others for the queue's visibility timeout; ten in one call at the most. */
  receive(queueArn: string, most: number): readonly ReceivedMessage[];
  delete(queueArn: string, receiptHandles: readonly string[]): void;
  /** Makes messages visible to others after `seconds`. */
  changeVisibility(queueArn: string, receiptHandles: readonly string[], seconds: number): void;
  visibilityTimeoutSeconds(queueArn: string): number;
  /** Calls `wake` whenever a message becomes visible, without waiting for it. Returns the function that ends it. */
  subscribe(queueArn: string, wake: () => void): () => void;
}

/** Where a resource lives. */
export interface Place {
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
}

/** A place that keeps lines of logs (CloudWatch Logs). */
export interface LogSink {
  /** Appends; group and stream are made when they are not there. Never throws. */
  write(place: Place, logGroup: string, logStream: string, events: readonly { readonly atMs: number; readonly message: string }[]): void;
}

/** One value of a metric. */
export interface MetricDatum {
  readonly name: string;
  readonly value: number;
  /** `Count`, `Milliseconds`, `None` ... */
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly atMs: number;
}

/** A place that keeps metrics (CloudWatch). */
export interface MetricSink {
  /** Namespaces of AWS's own, `AWS/Lambda`, are allowed here. Never throws. */
  put(place: Place, namespace: string, data: readonly MetricDatum[]): void;
}

/** What a function answered. `functionError` is there when the function threw or ran out of time; `payload` then describes that. */
export interface FunctionAnswer {
  readonly payload: Uint8Array;
  readonly functionError?: string;
  /** How long the function worked, by its own time. */
  readonly tookMs?: number;
}

/** A place that runs functions (Lambda, once it is embedded). */
export interface FunctionRuntime {
  /**
   * Invokes a function and waits for its answer. The scheduler waits with it, so an invocation must not need the cloud's clock to move.
   * Rejects with AwsError when there is no such function or it cannot be invoked now.
   * @param from ARN of the resource that invokes it, for observers
   */
  invoke(functionArn: string, payload: Uint8Array, from?: string): Promise<FunctionAnswer>;
}

/** A place that keeps documents to be searched (OpenSearch). */
export interface DocumentIndex {
  /**
   * One request of the bulk API.
   * @param lines NDJSON as the bulk API takes it
   * @returns the JSON of its answer: `errors`, and one of `items` for each action, in order
   * Rejects with AwsError ResourceNotFoundException when there is no such domain.
   */
  bulk(domainArn: string, lines: string): Promise<BulkAnswer>;
}

export interface BulkAnswer {
  readonly errors: boolean;
  readonly items: readonly Readonly<
    Record<string, { readonly status: number; readonly error?: { readonly type: string; readonly reason: string } }>
  >[];
}

/** A public RSA key of an issuer of OpenID tokens, as its JWKS tells it. */
export interface OpenIdKey {
  readonly kid: string;
  /** Modulus and exponent, base64url. */
  readonly n: string;
  readonly e: string;
}

/**
 * How a service reaches another one. The owner of an ARN is loaded when it is first asked for. A port that is absent belongs to a
 * service that is not embedded: who needs it says so.
 */
export interface Ports {
  /** Users, roles, credentials and policies: loads the IAM service. */
  identities(): Promise<Identities>;
  recordSource(arn: string): Promise<RecordSource>;
  recordSink(arn: string): Promise<RecordSink>;
  /** Loads DynamoDB. */
  changeStreams?(): Promise<ChangeStreams>;
  /** The keys of an issuer inside this cloud (Cognito); undefined for an issuer that nobody here is. */
  openIdKeys?(issuer: string): Promise<readonly OpenIdKey[] | undefined>;
  /** Does a rightly signed token still stand for somebody? `inactive`: the user is gone or has signed out. Undefined as with `openIdKeys`. */
  openIdTokenState?(issuer: string, claims: Readonly<Record<string, unknown>>): Promise<'active' | 'inactive' | undefined>;
  objectStore?(bucketArn: string): Promise<ObjectStore>;
  functionRuntime?(functionArn: string): Promise<FunctionRuntime>;
  eventSink?(targetArn: string): Promise<EventSink>;
  /** Loads SQS. */
  messageSource?(): Promise<MessageSource>;
  /** Loads CloudWatch Logs. */
  logSink?(): Promise<LogSink>;
  /** Loads CloudWatch. */
  metricSink?(): Promise<MetricSink>;
  /** Loads OpenSearch. */
  documentIndex?(): Promise<DocumentIndex>;
  /** Loads the model building API of Lex. */
  botDefinitions?(): Promise<import('./bot-definitions.ts').BotDefinitions>;
  /** Of the services that have been used so far: the others have no resources. */
  configurationSources?(): readonly import('./resource-configuration.ts').ConfigurationSource[];
  /** Loads the services that have resources before anybody calls them: EC2, for its default network. */
  resourcesFromTheBeginning?(): Promise<void>;
}

/** What the cloud tells an observer (the stream view) about its inside. Never used by a check. */
export type Observation =
  | {
      readonly kind: 'record';
      readonly atMs: number;
      readonly streamArn: string;
      readonly shardId: string;
      readonly partitionKey: string;
      readonly sequenceNumber: string;
      /** The hash key where the client named one: else it is the MD5 of the partition key. */
      readonly explicitHashKey?: string;
      readonly data: Uint8Array;
      /** `call`: a client put it. `delivery`: a service did. */
      readonly by: 'call' | 'delivery';
    }
  | {
      /** A record that its shard had no room for within this second. */
      readonly kind: 'record-refused';
      readonly atMs: number;
      readonly streamArn: string;
      readonly shardId: string;
      readonly partitionKey: string;
      readonly data: Uint8Array;
      readonly by: 'call' | 'delivery';
    }
  /** All shards that a stream has: told when it becomes ACTIVE for the first time and after each resharding. */
  | { readonly kind: 'shards'; readonly atMs: number; readonly streamArn: string; readonly shards: readonly ShardShape[] }
  | {
      readonly kind: 'query-started';
      readonly atMs: number;
      readonly application: string;
      readonly windows: readonly WindowShape[];
      /** The ARNs that the query reads from, and those that its rows go to. */
      readonly sources?: readonly string[];
      readonly targets?: readonly string[];
      readonly joins?: readonly JoinShape[];
      readonly streamJoins?: readonly StreamJoinShape[];
    }
  | {
      /** Records became rows of a query: `atMs` is their ROWTIME. */
      readonly kind: 'rows-read';
      readonly atMs: number;
      readonly application: string;
      readonly streamArn: string;
      /** The newest record that was read, for each shard of which any was. */
      readonly upTo: readonly { readonly shardId: string; readonly sequenceNumber: string }[];
    }
  | { readonly kind: 'query-stopped'; readonly atMs: number; readonly application: string }
  | import('./recorded-change.ts').RecordedChange
  | BotTurn
  | import('./observed-call.ts').ObservedCall
  | Passage;

/** A shard and its part of the ring of hash keys, for drawing. */
export interface ShardShape {
  readonly shardId: string;
  /** The first and the last hash key that it owns, decimal. */
  readonly startingHashKey: string;
  readonly endingHashKey: string;
  /** Of the shards that it was split from or merged of. */
  readonly parents: readonly string[];
  readonly state: 'open' | 'closed';
}

/** A message, an event or an object that moved between two places of the cloud, or a function that worked on it. */
export interface Passage {
  readonly kind: 'passage';
  readonly atMs: number;
  /** `object`: in a bucket. `item`: in a table. `message`: of a queue or topic. `event`: on a bus, or a notification. `invocation`: of a function. */
  readonly of: 'object' | 'item' | 'message' | 'event' | 'invocation';
  /** The same for one thing along its whole way through one place: message id, event id, request id of an invocation, key (and version). */
  readonly id: string;
  /** ARN of the service resource that it came from (a rule, for a target of EventBridge); absent when a client sent it. */
  readonly from?: string;
  /** ARN of the client's identity, where a client sent it. A function calls as the session of its role that bears its name. */
  readonly by?: string;
  /** ARN of the place where it is now. */
  readonly at: string;
  /**
   * `arrived`: it is there now, or waits there. `taken`: somebody works on it (a message is hidden, a function has begun).
   * `done`: worked off (deleted, answered). `returned`: visible again for another try. `failed`: the function threw, or ran out of
   * time. `dead`: given up after too many tries and moved to `to`; gone where there is no `to`. `deleted`: an object that is gone, or
   * a message that nobody worked off (its queue was purged).
   */
  readonly became: 'arrived' | 'taken' | 'done' | 'returned' | 'failed' | 'dead' | 'deleted';
  readonly to?: string;
  /** How often it was taken so far, where the place counts that. */
  readonly tries?: number;
  /** The beginning of what it says, at most 200 characters. */
  readonly text: string;
}

/** The shape of a window of a running query, for drawing. */
export type WindowShape =
  | (WindowOfPump & { readonly kind: 'tumbling'; readonly sizeMs: number })
  | (WindowOfPump & { readonly kind: 'sliding-range'; readonly sizeMs: number })
  | (WindowOfPump & { readonly kind: 'sliding-rows'; readonly rows: number })
  /** Opens at the first row of a key and closes `sizeMs` later, so it has no fixed place. */
  | (WindowOfPump & { readonly kind: 'stagger'; readonly sizeMs: number });

interface WindowOfPump {
  /** The in-application stream that its rows come from. */
  readonly from: string;
  readonly pump?: string;
  /** Each has its own window or group; ROWTIME is none of them. */
  readonly keys?: readonly KeyShape[];
}

/** What rows are told apart by. Source and field are missing where the key is no plain column of an input, or a time cut to steps. */
export interface KeyShape {
  /** As the query's plan says it. */
  readonly text: string;
  /** The member of the source's records that the column is read from, or `column 2` of a CSV line. */
  readonly field?: string;
  /** A time is cut down to steps of this length. */
  readonly stepMs?: number;
}

/** A join of a stream with reference data, for drawing. */
export interface JoinShape {
  readonly pump: string;
  readonly table: string;
  readonly columns: readonly string[];
  /** The first rows of the table as the query has it, at most 200; `rowCount` says how many there are. */
  readonly rows: readonly (readonly (string | number | boolean | null)[])[];
  readonly rowCount: number;
  /** A record matches a row where each field equals its column. Empty where the condition is not of this kind. */
  readonly on: readonly { readonly field: string; readonly column: string }[];
  /** What becomes of a row of the stream that matches none. */
  readonly unmatched: 'kept' | 'dropped';
}

/** A join of two in-application streams over windows of time, for drawing. */
export interface StreamJoinShape {
  readonly pump: string;
  /** Two records meet that the query read within this time of each other ... */
  readonly sizeMs: number;
  /** ... if each of these fields of the one equals that of the other. */
  readonly on: readonly { readonly left: string; readonly right: string }[];
}
