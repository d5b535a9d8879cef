// AWS: https://docs.aws.amazon.com/config/latest/developerguide/no-unrestricted-route-to-igw.html
import { expect, test } from 'vitest';
import { noUnrestrictedRouteToIgw } from './no-unrestricted-route-to-igw.ts';
import { itemOf, judge } from './testing/judge.ts';

test.each<[Record<string, unknown>, Record<string, string>, string]>([
  [{ routes: [{ destinationCidrBlock: '10.0.0.0/16', gatewayId: 'local' }] }, {}, 'COMPLIANT'],
  [{ routes: [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1' }] }, {}, 'NON_COMPLIANT'],
  [{ routes: [{ destinationIpv6CidrBlock: '::/0', gatewayId: 'igw-1' }] }, {}, 'NON_COMPLIANT'],
  [{ routes: [{ destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-1' }] }, {}, 'COMPLIANT'],
  [{ routes: [{ destinationCidrBlock: '198.51.100.0/24', gatewayId: 'igw-1' }] }, {}, 'COMPLIANT'],
  [{ routes: [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1' }] }, { routeTableIds: 'rtb-9, r-1' }, 'COMPLIANT'],
])('%j with %j: %s', (configuration, parameters, compliance) => {
  expect(judge(noUnrestrictedRouteToIgw, itemOf('AWS::EC2::RouteTable', { configuration }), parameters).compliance).toBe(compliance);
});
