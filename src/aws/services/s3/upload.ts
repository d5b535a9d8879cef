// An upload in parts that is under way. Plain data.
import type { Grant, StorageClass, Tag } from '@aws-sdk/client-s3';
import type { Checksum, ChecksumAlgorithm, ChecksumType } from './checksums/algorithms.ts';
import type { ObjectBody } from './object-body.ts';
import type { ObjectProperties, Retention } from './object-version.ts';

export interface UploadedPart {
  readonly number: number;
  readonly body: ObjectBody;
  readonly size: number;
  readonly md5: Uint8Array;
  /** Without quotes. */
  readonly etag: string;
  readonly checksum?: Checksum;
  readonly modifiedMs: number;
}

export interface Upload {
  readonly id: string;
  readonly key: string;
  readonly initiatedMs: number;
  /** The account, and the ARN of who began it. */
  readonly owner: string;
  readonly initiatorArn: string;
  readonly properties: ObjectProperties;
  readonly storageClass: StorageClass;
  readonly tags: readonly Tag[];
  readonly grants?: readonly Grant[];
  readonly retention?: Retention;
  readonly legalHold?: 'ON' | 'OFF';
  /** Absent when the upload did not name one: the object then gets a CRC64NVME of all its bytes. */
  readonly checksum?: { readonly algorithm: ChecksumAlgorithm; readonly type: ChecksumType };
  readonly parts: Map<number, UploadedPart>;
}

export interface FinishedUpload {
  readonly id: string;
  readonly key: string;
  readonly versionId: string;
  /** The etags of the parts in order, joined: a repeated call must name the same ones. */
  readonly partEtags: string;
}
