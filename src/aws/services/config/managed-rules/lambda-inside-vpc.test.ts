// AWS: https://docs.aws.amazon.com/config/latest/developerguide/lambda-inside-vpc.html
import { expect, test } from 'vitest';
import { lambdaInsideVpc } from './lambda-inside-vpc.ts';
import { itemOf, judge } from './testing/judge.ts';

const inside = { vpcConfig: { subnetIds: ['subnet-1', 'subnet-2'] } };

test.each<[object, Record<string, string>, string]>([
  [{}, {}, 'NON_COMPLIANT'],
  [{ vpcConfig: { subnetIds: [] } }, {}, 'NON_COMPLIANT'],
  [inside, {}, 'COMPLIANT'],
  [inside, { subnetIds: 'subnet-2, subnet-1, subnet-3' }, 'COMPLIANT'],
  [inside, { subnetIds: 'subnet-1' }, 'NON_COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(lambdaInsideVpc, itemOf('AWS::Lambda::Function', { configuration: { ...configuration } }), parameters).compliance).toBe(
    compliance,
  );
});
