// The input of calls that name a bucket and nothing else.

export interface BucketArgumentOnly {
  readonly Bucket: string | undefined;
  readonly ExpectedBucketOwner?: string | undefined;
}
