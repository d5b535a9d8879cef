// A configuration item: one resource as it was from one moment on.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/config-item-table.html

/**
 * As Lambda functions, SNS and S3 get it, with `configuration` as an object. The API spells some members otherwise
 * (items/described-item.ts). Times are ISO 8601 with milliseconds, in UTC.
 */
export interface ConfigurationItem {
  readonly configurationItemVersion: '1.3';
  readonly configurationItemCaptureTime: string;
  readonly configurationItemStatus: ItemStatus;
  /** Grows with each item of a resource. */
  readonly configurationStateId: number;
  /** AWS: always empty since version 1.3. */
  readonly configurationStateMd5Hash: '';
  readonly awsAccountId: string;
  readonly ARN: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName: string | null;
  /** `global` for IAM. */
  readonly awsRegion: string;
  /** `Multiple Availability Zones`, `Not Applicable` or a zone. */
  readonly availabilityZone: string;
  readonly resourceCreationTime: string | null;
  readonly tags: Readonly<Record<string, string>>;
  /** AWS: always empty since version 1.3. */
  readonly relatedEvents: readonly [];
  readonly relationships: readonly ItemRelationship[];
  /** Null once the resource is gone. */
  readonly configuration: Readonly<Record<string, unknown>> | null;
  readonly supplementaryConfiguration: Readonly<Record<string, unknown>>;
}

export type ItemStatus = 'OK' | 'ResourceDiscovered' | 'ResourceNotRecorded' | 'ResourceDeleted' | 'ResourceDeletedNotRecorded';

export interface ItemRelationship {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly resourceName: string | null;
  /** `Is contained in Vpc` */
  readonly name: string;
}
