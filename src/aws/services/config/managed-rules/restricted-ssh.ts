// INCOMING_SSH_DISABLED: nobody reaches port 22 from everywhere.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/restricted-ssh.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { openPermissions } from './reading/open-permissions.ts';
import { contains } from './reading/port-ranges.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

const SSH_PORT = 22;

export const restrictedSsh: ItemRule = {
  identifier: 'INCOMING_SSH_DISABLED',
  trigger: 'both',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::SecurityGroup'],
  parameters: {},
  evaluate({ item }) {
    const open = openPermissions(item).find(
      ({ protocol, ports }) => (protocol === 'tcp' || protocol === 'all') && contains(ports, SSH_PORT),
    );
    return open ? nonCompliant(`Port ${SSH_PORT} is open to ${open.source}.`) : compliant;
  },
};
