// Whose an object is that somebody puts. AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
import type { Bucket } from './bucket.ts';

/** The account of the bucket where ACLs are disabled, or where it prefers to own and is given full control; else the writer's. */
export function ownerOfNew({ definition, settings }: Bucket, writer: string, acl: string | undefined): string {
  const given = settings.ownership === 'BucketOwnerPreferred' && acl === 'bucket-owner-full-control';
  return writer === '' || settings.ownership === 'BucketOwnerEnforced' || given ? definition.account : writer;
}
