// AWS: https://docs.aws.amazon.com/config/latest/developerguide/internet-gateway-authorized-vpc-only.html
import { expect, test } from 'vitest';
import { internetGatewayAuthorizedVpcOnly } from './internet-gateway-authorized-vpc-only.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[readonly object[], Record<string, string>, string]>([
  [[], {}, 'COMPLIANT'],
  [[{ vpcId: 'vpc-1' }], {}, 'NON_COMPLIANT'],
  [[{ vpcId: 'vpc-1' }], { AuthorizedVpcIds: 'vpc-2, vpc-1' }, 'COMPLIANT'],
  [[{ vpcId: 'vpc-3' }], { AuthorizedVpcIds: 'vpc-2, vpc-1' }, 'NON_COMPLIANT'],
])('attachments %j with %j: %s', (attachments, parameters, compliance) => {
  const item = itemOf('AWS::EC2::InternetGateway', { configuration: { attachments } });
  expect(judge(internetGatewayAuthorizedVpcOnly, item, parameters).compliance).toBe(compliance);
});
