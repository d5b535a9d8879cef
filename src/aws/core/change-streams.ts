// The port to the streams of tables: DynamoDB owns them; its streams service and event sources read them.

/** Attributes by name, each as the SDK's AttributeValue of DynamoDB. */
export type ItemImage = Readonly<Record<string, unknown>>;

/** A change of an item as it lies in the stream of its table. */
export interface ChangeRecord {
  readonly eventId: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly sequenceNumber: string;
  /** As it is told, in whole seconds, though in milliseconds since the epoch. */
  readonly approximateCreationMs: number;
  readonly writtenMs: number;
  readonly keys: ItemImage;
  readonly newImage?: ItemImage;
  readonly oldImage?: ItemImage;
  readonly sizeBytes: number;
  readonly viewType: string;
  /** Absent where a caller made the change. */
  readonly userIdentity?: { readonly type: string; readonly principalId: string };
}

export interface ChangeStreamDescription {
  readonly arn: string;
  readonly label: string;
  readonly tableName: string;
  readonly viewType: string;
  readonly status: 'ENABLED' | 'DISABLED';
  readonly createdMs: number;
  readonly keySchema: readonly { readonly name: string; readonly kind: 'HASH' | 'RANGE' }[];
  readonly shards: readonly {
    readonly id: string;
    readonly startingSequenceNumber: string;
    /** Of a shard that takes no more records. */
    readonly endingSequenceNumber?: string;
  }[];
}

export interface ChangeStreams {
  /** The streams of an account and region, oldest first. */
  list(place: { readonly account: string; readonly region: string }): readonly ChangeStreamDescription[];
  /** Undefined when there is no such stream (any more). */
  describe(streamArn: string): ChangeStreamDescription | undefined;
  /** The records of a shard that are still kept, oldest first. Throws AwsError ResourceNotFoundException. */
  records(streamArn: string, shardId: string): readonly ChangeRecord[];
}
