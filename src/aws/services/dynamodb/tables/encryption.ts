// Encryption at rest as tables tell of it. Nothing is encrypted; what was asked for is kept and told.
import type { SSEDescription, SSESpecification } from '@aws-sdk/client-dynamodb';
import { formatArn } from '../../../core/arn.ts';

/** AWS: without a key of one's own it is the key that AWS manages for DynamoDB in the account. */
export function encryptionOf(
  { KMSMasterKeyId: key }: SSESpecification,
  { account, region }: { account: string; region: string },
): SSEDescription {
  const arn = key?.startsWith('arn:')
    ? key
    : formatArn({ service: 'kms', region, account, resource: key?.startsWith('alias/') ? key : `key/${key ?? 'aws-dynamodb'}` });
  return { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: arn };
}
