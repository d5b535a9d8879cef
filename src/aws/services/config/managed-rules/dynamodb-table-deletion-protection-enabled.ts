// DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED: a table cannot be deleted by mistake.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/dynamodb-table-deletion-protection-enabled.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { isTrueAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const dynamodbTableDeletionProtectionEnabled: ItemRule = {
  identifier: 'DYNAMODB_TABLE_DELETION_PROTECTION_ENABLED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::DynamoDB::Table'],
  parameters: {},
  evaluate({ item: { configuration } }) {
    return isTrueAt(configuration, 'deletionProtectionEnabled') ? compliant : nonCompliant('Deletion protection is off.');
  },
};
