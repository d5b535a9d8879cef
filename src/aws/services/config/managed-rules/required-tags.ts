// REQUIRED_TAGS: up to six tags that a resource must have, with any value or one of a list.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/required-tags.html
import type { ItemRule, RuleParameter } from '../rules/rule-contract.ts';
import { listOf } from './reading/list-parameter.ts';
import { compliant, nonCompliant } from './reading/verdicts.ts';

const NUMBERS = [1, 2, 3, 4, 5, 6] as const;

const parameters: Record<string, RuleParameter> = {};
for (const number of NUMBERS) {
  parameters[`tag${number}Key`] = number === 1 ? { kind: 'string', required: 'required', default: 'CostCenter' } : { kind: 'string' };
  parameters[`tag${number}Value`] = { kind: 'list' };
}

export const requiredTags: ItemRule = {
  identifier: 'REQUIRED_TAGS',
  trigger: 'change',
  judges: 'each resource',
  // AWS: only these types, whatever else has tags.
  resourceTypes: [
    ...['AWS::ACM::Certificate', 'AWS::AutoScaling::AutoScalingGroup', 'AWS::CloudFormation::Stack', 'AWS::CodeBuild::Project'],
    ...['AWS::DynamoDB::Table', 'AWS::EC2::CustomerGateway', 'AWS::EC2::Instance', 'AWS::EC2::InternetGateway'],
    ...['AWS::EC2::NetworkAcl', 'AWS::EC2::NetworkInterface', 'AWS::EC2::RouteTable', 'AWS::EC2::SecurityGroup', 'AWS::EC2::Subnet'],
    ...['AWS::EC2::Volume', 'AWS::EC2::VPC', 'AWS::EC2::VPNConnection', 'AWS::EC2::VPNGateway'],
    ...['AWS::ElasticLoadBalancing::LoadBalancer', 'AWS::ElasticLoadBalancingV2::LoadBalancer'],
    ...['AWS::RDS::DBInstance', 'AWS::RDS::DBSecurityGroup', 'AWS::RDS::DBSnapshot', 'AWS::RDS::DBSubnetGroup'],
    ...['AWS::RDS::EventSubscription', 'AWS::Redshift::Cluster', 'AWS::Redshift::ClusterParameterGroup'],
    ...['AWS::Redshift::ClusterSecurityGroup', 'AWS::Redshift::ClusterSnapshot', 'AWS::Redshift::ClusterSubnetGroup', 'AWS::S3::Bucket'],
  ],
  parameters,
  evaluate({ item, parameters: given }) {
    const faults = NUMBERS.flatMap((number) => faultOf(item.tags, given[`tag${number}Key`], listOf(given[`tag${number}Value`])));
    return faults.length > 0 ? nonCompliant(`Tags: ${faults.join('; ')}.`) : compliant;
  },
};

/** Keys and values know small and capital letters. A value without a key asks nothing. */
function faultOf(tags: Readonly<Record<string, string>>, key: string | undefined, allowed: readonly string[]): readonly string[] {
  if (key === undefined || key === '') return [];
  const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
  if (value === undefined) return [`${key} is missing`];
  return allowed.length === 0 || allowed.includes(value.trim()) ? [] : [`${key} is "${value}", not one of ${allowed.join(', ')}`];
}
