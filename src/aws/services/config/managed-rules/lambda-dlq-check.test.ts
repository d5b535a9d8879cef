// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-dlq-check.html
import { expect, test } from 'vitest';
import { lambdaDlqCheck } from './lambda-dlq-check.ts';
import { itemOf, judge } from './testing/judge.ts';

const queue = 'arn:aws:sqs:eu-west-1:123456789012:dead';

test.each<[object, Record<string, string>, string]>([
  [{}, {}, 'NON_COMPLIANT'],
  [{ deadLetterConfig: { targetArn: queue } }, {}, 'COMPLIANT'],
  [{ deadLetterConfig: { targetArn: queue } }, { dlqArns: `arn:aws:sns:eu-west-1:123456789012:t,${queue}` }, 'COMPLIANT'],
  [{ deadLetterConfig: { targetArn: queue } }, { dlqArns: `${queue}-letters` }, 'NON_COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(lambdaDlqCheck, itemOf('AWS::Lambda::Function', { configuration: { ...configuration } }), parameters).compliance).toBe(
    compliance,
  );
});
