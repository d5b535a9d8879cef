// Buckets as Config records them, for tests.
import type { ConfigurationItem } from '../../items/configuration-item.ts';
import { itemOf } from './judge.ts';

/** What is told of a bucket lies in `supplementaryConfiguration`, the policy as text inside an object, the list as text. */
export function bucket(supplementaryConfiguration: Readonly<Record<string, unknown>> = {}): ConfigurationItem {
  return itemOf('AWS::S3::Bucket', { resourceId: 'photos', configuration: { name: 'photos' }, supplementaryConfiguration });
}

export function bucketPolicy(...statements: readonly object[]): Readonly<Record<string, unknown>> {
  return { BucketPolicy: { policyText: JSON.stringify({ Version: '2012-10-17', Statement: statements }) } };
}

export function accessControlList(grantee: unknown, permission: string): Readonly<Record<string, unknown>> {
  const owner = { grantee: { id: 'owner' }, permission: 'FullControl' };
  return { AccessControlList: JSON.stringify({ grantSet: null, grantList: [owner, { grantee, permission }] }) };
}
