// RESTRICTED_INCOMING_TRAFFIC: nobody reaches the blocked TCP ports from everywhere.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/restricted-common-ports.html
import type { ItemRule, RuleParameter } from '../rules/rule-contract.ts';
import { listOf } from './reading/list-parameter.ts';
import { openPermissions } from './reading/open-permissions.ts';
import { contains, LAST_PORT } from './reading/port-ranges.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

const port = (value: string): RuleParameter => ({ kind: 'integer', default: value, min: 0, max: LAST_PORT });

export const restrictedCommonPorts: ItemRule = {
  identifier: 'RESTRICTED_INCOMING_TRAFFIC',
  trigger: 'both',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::SecurityGroup'],
  parameters: {
    blockedPort1: port('20'),
    blockedPort2: port('21'),
    blockedPort3: port('3389'),
    blockedPort4: port('3306'),
    blockedPort5: port('4333'),
    // Beside the five above, not in their place (inferred: AWS does not say what it means for their defaults).
    blockedPorts: { kind: 'list' },
  },
  evaluate({ item, parameters }) {
    const single = [1, 2, 3, 4, 5].flatMap((number) => listOf(parameters[`blockedPort${number}`]));
    const blocked = [...single, ...listOf(parameters.blockedPorts)].map(Number);
    const open = openPermissions(item).flatMap(({ protocol, ports, source }) =>
      protocol === 'tcp' || protocol === 'all' ? blocked.filter((each) => contains(ports, each)).map((each) => `${each} to ${source}`) : [],
    );
    return open.length > 0 ? nonCompliant(`Blocked ports are open: ${[...new Set(open)].join(', ')}.`) : compliant;
  },
};
