// Server-side encryption as a state that clients see. Nothing is encrypted inside, because KMS is not embedded.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
import type { DeliveryStreamEncryptionConfigurationInput } from '@aws-sdk/client-firehose';
import { invalidArgument, memberNotEmbedded } from './errors.ts';

/** Throws AwsError NotImplemented for a key of the customer; InvalidArgumentException for a key that does not go with its type (inferred). */
export function refuseCustomerKey(given: DeliveryStreamEncryptionConfigurationInput | undefined): void {
  if (given?.KeyType === 'CUSTOMER_MANAGED_CMK') {
    if (given.KeyARN === undefined) throw invalidArgument('KeyARN must be specified for KeyType CUSTOMER_MANAGED_CMK.');
    throw memberNotEmbedded('Encryption with a key of the customer, CUSTOMER_MANAGED_CMK,');
  }
  if (given?.KeyARN !== undefined) throw invalidArgument('KeyARN must not be specified for KeyType AWS_OWNED_CMK.');
}
