// CW_LOGGROUP_RETENTION_PERIOD_CHECK: log groups, if asked for those of a list, keep their events long enough.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/cw-loggroup-retention-period-check.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { numberAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant, notApplicable } from './reading/verdicts.ts';

const DAYS = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1827, 3653].map(String);

export const cwLoggroupRetentionPeriodCheck: ItemRule = {
  identifier: 'CW_LOGGROUP_RETENTION_PERIOD_CHECK',
  trigger: 'periodic',
  judges: 'each resource',
  resourceTypes: ['AWS::Logs::LogGroup'],
  parameters: {
    LogGroupNames: { kind: 'list' },
    MinRetentionTime: { kind: 'integer', default: '365', oneOf: DAYS },
  },
  evaluate({ item, parameters }) {
    const names = listOf(parameters.LogGroupNames);
    if (names.length > 0 && !names.includes(item.resourceName ?? item.resourceId)) return notApplicable;
    const days = numberAt(item.configuration, 'RetentionInDays') ?? numberAt(item.configuration, 'retentionInDays');
    // AWS: "Never expire" is COMPLIANT.
    if (days === undefined || days >= Number(parameters.MinRetentionTime)) return compliant;
    return nonCompliant(`The log group keeps events for ${days} days.`);
  },
};
