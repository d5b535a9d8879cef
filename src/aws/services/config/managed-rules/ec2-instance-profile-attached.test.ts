// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-instance-profile-attached.html
import { expect, test } from 'vitest';
import { ec2InstanceProfileAttached } from './ec2-instance-profile-attached.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[Record<string, unknown>, Record<string, string>, string]>([
  [{}, {}, 'NON_COMPLIANT'],
  [{ iamInstanceProfile: null }, {}, 'NON_COMPLIANT'],
  [{ iamInstanceProfile: { arn: 'arn:p' } }, {}, 'COMPLIANT'],
  [{ iamInstanceProfile: { arn: 'arn:p' } }, { IamInstanceProfileArnList: 'arn:q,arn:p' }, 'COMPLIANT'],
  [{ iamInstanceProfile: { arn: 'arn:p' } }, { IamInstanceProfileArnList: 'arn:q' }, 'NON_COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(ec2InstanceProfileAttached, itemOf('AWS::EC2::Instance', { configuration }), parameters).compliance).toBe(compliance);
});
