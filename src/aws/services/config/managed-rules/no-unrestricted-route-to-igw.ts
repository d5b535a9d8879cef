// NO_UNRESTRICTED_ROUTE_TO_IGW: only the route tables of a list lead everything to an internet gateway.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/no-unrestricted-route-to-igw.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { listAt, textAt } from './reading/configuration.ts';
import { listOf } from './reading/list-parameter.ts';
import { isWorld } from './reading/open-permissions.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const noUnrestrictedRouteToIgw: ItemRule = {
  identifier: 'NO_UNRESTRICTED_ROUTE_TO_IGW',
  trigger: 'both',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::RouteTable'],
  parameters: { routeTableIds: { kind: 'list' } },
  evaluate({ item, parameters }) {
    const open = listAt(item.configuration, 'routes').find(
      (route) => toEverywhere(route) && textAt(route, 'gatewayId')?.startsWith('igw-'),
    );
    if (open === undefined || listOf(parameters.routeTableIds).includes(item.resourceId)) return compliant;
    return nonCompliant(`A route leads everything to ${textAt(open, 'gatewayId')}.`);
  },
};

function toEverywhere(route: unknown): boolean {
  return isWorld(textAt(route, 'destinationCidrBlock')) || isWorld(textAt(route, 'destinationIpv6CidrBlock'));
}
