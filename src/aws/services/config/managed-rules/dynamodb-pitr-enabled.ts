// DYNAMODB_PITR_ENABLED: a table can be brought back to any moment.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/dynamodb-pitr-enabled.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { documentOf, textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const dynamodbPitrEnabled: ItemRule = {
  identifier: 'DYNAMODB_PITR_ENABLED',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::DynamoDB::Table'],
  parameters: {},
  evaluate({ item }) {
    const backups = documentOf(item.supplementaryConfiguration.ContinuousBackupsDescription);
    const status = textAt(backups, 'pointInTimeRecoveryDescription.pointInTimeRecoveryStatus');
    return status === 'ENABLED' ? compliant : nonCompliant('Point in time recovery is not enabled.');
  },
};
