// What a table is, apart from its items: plain data, changed only by operations on tables.
import type {
  AttributeDefinition,
  KeySchemaElement,
  OnDemandThroughput,
  Projection,
  SSEDescription,
  StreamViewType,
  TableClass,
} from '@aws-sdk/client-dynamodb';
import { invariant } from '../../../core/errors.ts';
import type { KeySchema, KeyType } from '../item.ts';

export type TableStatus = 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE';
export type BillingMode = 'PROVISIONED' | 'PAY_PER_REQUEST';

/** Capacity units per second; zeros where the table is paid per request. */
export interface Throughput {
  read: number;
  write: number;
  lastIncreaseMs?: number;
  lastDecreaseMs?: number;
  decreasesToday: number;
}

/** Ceilings that a table paid per request was given. */
export type Ceilings = Readonly<OnDemandThroughput>;

export interface IndexDefinition {
  readonly kind: 'global' | 'local';
  readonly name: string;
  readonly keySchema: readonly KeySchemaElement[];
  readonly projection: Readonly<Projection>;
  status: 'CREATING' | 'UPDATING' | 'DELETING' | 'ACTIVE';
  /** Being filled from a table that has items already. */
  backfilling?: 'running';
  throughput: Throughput;
  onDemand?: Ceilings;
}

export interface StreamSettings {
  readonly viewType: StreamViewType;
  readonly label: string;
}

export interface TableDefinition {
  readonly name: string;
  readonly account: string;
  readonly region: string;
  readonly arn: string;
  readonly id: string;
  readonly createdMs: number;
  status: TableStatus;
  /** When the status changes next, in milliseconds since the epoch; absent while nothing is planned. */
  nextStatusMs?: number;
  attributes: readonly AttributeDefinition[];
  readonly keySchema: readonly KeySchemaElement[];
  billing: BillingMode;
  /** When it was last made one that is paid per request. */
  payPerRequestMs?: number;
  throughput: Throughput;
  onDemand?: Ceilings;
  /** What throughput becomes when the present update ends; by index name, and `` for the table. */
  pendingThroughput?: Readonly<Record<string, { readonly read: number; readonly write: number }>>;
  indexes: IndexDefinition[];
  /** The stream that is open. */
  stream?: StreamSettings;
  /** The last stream's label, open or not. */
  lastStreamLabel?: string;
  encryption?: Readonly<SSEDescription>;
  deletionProtection: 'on' | 'off';
  tableClass?: TableClass;
  tableClassMs?: number;
  tags: Readonly<Record<string, string>>;
  /** The attribute that says when an item expires; absent while time to live is off. */
  timeToLive?: string;
  /** Since when items can be restored to any point in time; absent while that is off. */
  pointInTimeMs?: number;
  recoveryDays?: number;
  resourcePolicy?: { readonly document: string; readonly revision: string };
  streamPolicies: Record<string, { readonly document: string; readonly revision: string }>;
}

/** The key as the item model wants it. The elements name attributes that are defined. */
export function keySchemaOf(elements: readonly KeySchemaElement[], attributes: readonly AttributeDefinition[]): KeySchema {
  const [partition, sort] = elements.map(({ AttributeName: name = '' }) => ({
    name,
    type: attributes.find(({ AttributeName }) => AttributeName === name)?.AttributeType as KeyType,
  }));
  invariant(partition, 'a key has a partition key');
  return sort ? { partition, sort } : { partition };
}
