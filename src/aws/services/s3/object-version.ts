// A version of an object: bytes with their properties, or a delete marker. Plain data, so that a snapshot is complete.
import type { Grant, ObjectLockLegalHoldStatus, ObjectLockRetentionMode, StorageClass, Tag } from '@aws-sdk/client-s3';
import type { Checksum } from './checksums/algorithms.ts';
import type { ObjectBody } from './object-body.ts';

/** What a request says about an object and an answer repeats. */
export interface ObjectProperties {
  readonly ContentType: string;
  readonly CacheControl?: string;
  readonly ContentDisposition?: string;
  readonly ContentEncoding?: string;
  readonly ContentLanguage?: string;
  /** The text of the Expires header as it came: S3 does not read it. */
  readonly expires?: string;
  readonly WebsiteRedirectLocation?: string;
  readonly Metadata: Readonly<Record<string, string>>;
}

/** A part of an object that was uploaded in parts. */
export interface ObjectPart {
  readonly number: number;
  readonly size: number;
  readonly checksum?: Checksum;
}

interface Version {
  readonly key: string;
  /** `null` for a version that was put without versioning. */
  readonly versionId: string;
  readonly modifiedMs: number;
  /** The account that put it, twelve digits. */
  readonly owner: string;
}

export interface DeleteMarker extends Version {
  readonly kind: 'delete-marker';
}

export interface StoredObject extends Version {
  readonly kind: 'object';
  readonly body: ObjectBody;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly properties: ObjectProperties;
  readonly checksum: Checksum;
  /** Absent for an object of one upload. */
  readonly parts?: readonly ObjectPart[];
  storageClass: StorageClass;
  tags: readonly Tag[];
  /** Grants by ACL; undefined means private. */
  grants?: readonly Grant[];
  retention?: Retention | undefined;
  legalHold?: ObjectLockLegalHoldStatus;
}

/** Object Lock of one version. */
export interface Retention {
  readonly mode: ObjectLockRetentionMode;
  readonly untilMs: number;
}

export type ObjectVersion = StoredObject | DeleteMarker;

/** The whole second of its last change: what headers and conditions know. AWS: Last-Modified has no fraction. */
export function lastModified({ modifiedMs }: Pick<Version, 'modifiedMs'>): Date {
  return new Date(Math.floor(modifiedMs / 1000) * 1000);
}

export function quoted(etag: string): string {
  return `"${etag}"`;
}
