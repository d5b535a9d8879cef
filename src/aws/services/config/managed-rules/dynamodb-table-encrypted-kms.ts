// DYNAMODB_TABLE_ENCRYPTED_KMS: a table is encrypted with a key of KMS, if asked for one of a list.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/dynamodb-table-encrypted-kms.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { textAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const dynamodbTableEncryptedKms: ItemRule = {
  identifier: 'DYNAMODB_TABLE_ENCRYPTED_KMS',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::DynamoDB::Table'],
  parameters: { kmsKeyArns: { kind: 'list' } },
  evaluate({ item: { configuration }, parameters }) {
    // A table under the key that DynamoDB owns describes no encryption at all. Config's own spelling of SSEDescription.
    const on = ['ENABLED', 'UPDATING'].includes(textAt(configuration, 'ssedescription.status') ?? '');
    if (!on || textAt(configuration, 'ssedescription.ssetype') !== 'KMS') return nonCompliant('The table is not encrypted with AWS KMS.');
    const keys = listOf(parameters.kmsKeyArns);
    const key = textAt(configuration, 'ssedescription.kmsmasterKeyArn') ?? '';
    return keys.length === 0 || keys.includes(key) ? compliant : nonCompliant(`The table is encrypted with ${key}.`);
  },
};
