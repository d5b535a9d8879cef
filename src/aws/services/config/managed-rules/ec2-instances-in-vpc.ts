// INSTANCES_IN_VPC: instances are in a VPC, if asked for in one.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/ec2-instances-in-vpc.html
import type { ItemRule } from '../rules/rule-contract.ts';
import { textAt } from './reading/configuration.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

export const ec2InstancesInVpc: ItemRule = {
  identifier: 'INSTANCES_IN_VPC',
  trigger: 'change',
  judges: 'each resource',
  resourceTypes: ['AWS::EC2::Instance'],
  parameters: { vpcId: { kind: 'string' } },
  evaluate({ item: { configuration }, parameters: { vpcId } }) {
    const vpc = textAt(configuration, 'vpcId');
    if (vpc === undefined) return nonCompliant('The instance is in no VPC.');
    return vpcId === undefined || vpcId === vpc ? compliant : nonCompliant(`The instance is in ${vpc}.`);
  },
};
