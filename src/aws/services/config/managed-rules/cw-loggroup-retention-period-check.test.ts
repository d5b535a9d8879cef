// AWS: https://docs.aws.amazon.com/config/latest/developerguide/cw-loggroup-retention-period-check.html
import { expect, test } from 'vitest';
import { cwLoggroupRetentionPeriodCheck } from './cw-loggroup-retention-period-check.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[number | undefined, Record<string, string>, string]>([
  [undefined, {}, 'COMPLIANT'],
  [365, {}, 'COMPLIANT'],
  [180, {}, 'NON_COMPLIANT'],
  [180, { MinRetentionTime: '90' }, 'COMPLIANT'],
  [30, { LogGroupNames: 'other', MinRetentionTime: '90' }, 'NOT_APPLICABLE'],
  [30, { LogGroupNames: 'other, app', MinRetentionTime: '90' }, 'NON_COMPLIANT'],
])('a log group that keeps events for %s days, with %j: %s', (RetentionInDays, parameters, compliance) => {
  const item = itemOf('AWS::Logs::LogGroup', {
    resourceId: 'app',
    configuration: RetentionInDays === undefined ? {} : { RetentionInDays },
  });
  expect(judge(cwLoggroupRetentionPeriodCheck, item, parameters).compliance).toBe(compliance);
});
