// CLOUDWATCH_LOG_GROUP_ENCRYPTED: a log group is encrypted with a key of KMS, if asked for with one key.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/cloudwatch-log-group-encrypted.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const cloudwatchLogGroupEncrypted: ItemRule = {
  identifier: 'CLOUDWATCH_LOG_GROUP_ENCRYPTED',
  trigger: 'periodic',
  judges: 'each resource',
  resourceTypes: ['AWS::Logs::LogGroup'],
  parameters: { KmsKeyId: { kind: 'string' } },
  evaluate({ item: { configuration }, parameters: { KmsKeyId: wanted } }) {
    // Config records log groups in CloudFormation's spelling.
    const key = textAt(configuration, 'KmsKeyId') ?? textAt(configuration, 'kmsKeyId');
    if (key === undefined) return nonCompliant('The log group is not encrypted with a KMS key.');
    return wanted === undefined || wanted === key ? compliant : nonCompliant(`The log group is encrypted with ${key}.`);
  },
};
