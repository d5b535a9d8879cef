// A bucket: its settings, its objects and the uploads in parts that are not finished. Plain data inside, so that a snapshot is complete.
import type {
  AccelerateConfiguration,
  CORSRule,
  Grant,
  LifecycleRule,
  LoggingEnabled,
  NotificationConfiguration,
  ObjectLockConfiguration,
  ObjectOwnership,
  Payer,
  PublicAccessBlockConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
  TransitionDefaultMinimumObjectSize,
  WebsiteConfiguration,
} from '@aws-sdk/client-s3';
import { ObjectIndex } from './object-index.ts';
import type { ObjectVersion } from './object-version.ts';
import type { FinishedUpload, Upload } from './upload.ts';

export interface BucketDefinition {
  readonly name: string;
  /** Twelve digits. */
  readonly account: string;
  readonly region: string;
  readonly createdMs: number;
}

/** What is put and got by configuration calls. An absent one was never put, or was deleted. */
export interface BucketSettings {
  versioning?: 'Enabled' | 'Suspended';
  ownership?: ObjectOwnership;
  publicAccessBlock?: PublicAccessBlockConfiguration;
  /** JSON. */
  policy?: string;
  /** Grants by ACL; absent means private. */
  grants?: readonly Grant[];
  tags?: readonly Tag[];
  cors?: readonly CORSRule[];
  website?: WebsiteConfiguration;
  lifecycle?: readonly LifecycleRule[];
  lifecycleMinimumSize?: TransitionDefaultMinimumObjectSize;
  encryption?: ServerSideEncryptionConfiguration;
  notification?: NotificationConfiguration;
  accelerate?: AccelerateConfiguration['Status'];
  requestPayer?: Payer;
  logging?: LoggingEnabled;
  objectLock?: ObjectLockConfiguration;
}

export interface BucketState {
  readonly definition: BucketDefinition;
  readonly settings: BucketSettings;
  /** Oldest first within a key. */
  readonly versions: readonly ObjectVersion[];
  readonly uploads: readonly Upload[];
  readonly finishedUploads: readonly FinishedUpload[];
}

export class Bucket {
  readonly definition: BucketDefinition;
  readonly settings: BucketSettings;
  readonly objects = new ObjectIndex();
  /** By upload id, in order of their beginning. */
  readonly uploads = new Map<string, Upload>();
  /** What became of finished uploads, by upload id: CompleteMultipartUpload may be repeated. */
  readonly finishedUploads = new Map<string, FinishedUpload>();

  constructor(definition: BucketDefinition, settings: BucketSettings) {
    this.definition = definition;
    this.settings = settings;
  }

  static restored({ definition, settings, versions, uploads, finishedUploads }: BucketState): Bucket {
    const bucket = new Bucket(definition, { ...settings });
    for (const version of versions) bucket.objects.add({ ...version });
    for (const upload of uploads) bucket.uploads.set(upload.id, { ...upload, parts: new Map(upload.parts) });
    for (const finished of finishedUploads) bucket.finishedUploads.set(finished.id, finished);
    return bucket;
  }

  get arn(): string {
    return `arn:aws:s3:::${this.definition.name}`;
  }

  /** Are ACLs out of use? AWS: so it is for every bucket since April 2023 that does not say otherwise. */
  get aclsDisabled(): boolean {
    return this.settings.ownership === 'BucketOwnerEnforced';
  }

  /** A copy, as far as anything in it can change; bytes are shared. In order of keys, so that equal buckets have equal states. */
  snapshot(): BucketState {
    return {
      definition: this.definition,
      settings: { ...this.settings },
      versions: this.objects.keys.flatMap((key) => [...this.objects.versions(key)].reverse().map((version) => ({ ...version }))),
      uploads: [...this.uploads.values()].map((upload) => ({ ...upload, parts: new Map(upload.parts) })),
      finishedUploads: [...this.finishedUploads.values()],
    };
  }
}
