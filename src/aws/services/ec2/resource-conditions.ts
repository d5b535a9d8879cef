// The condition keys that a resource brings along: its tags, its VPC, its zone, its type.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html#amazonec2-policy-keys
import type { Access } from '../../core/access.ts';
import type { Region } from './region.ts';

export function resourceConditions(here: Region, id: string): NonNullable<Access['conditions']> {
  const { state } = here;
  const instance = state.instances.get(id);
  const inSubnet = state.networkInterfaces.get(id) ?? state.natGateways.get(id) ?? [...state.networkInterfaces.values()].find(isOf(id));
  const inVpc = state.subnets.get(id) ?? state.securityGroups.get(id) ?? state.routeTables.get(id) ?? state.networkAcls.get(id) ?? inSubnet;
  const zone = state.subnets.get(id) ?? instance ?? state.volumes.get(id);
  return {
    ...tagConditions(here, id),
    ...(inVpc && { 'ec2:Vpc': [here.arn(`vpc/${inVpc.VpcId}`)] }),
    ...(inSubnet && { 'ec2:Subnet': [here.arn(`subnet/${inSubnet.SubnetId}`)] }),
    ...(zone && { 'ec2:AvailabilityZone': [zone.AvailabilityZone] }),
    ...(instance && { 'ec2:InstanceType': [instance.InstanceType], 'ec2:Tenancy': [instance.Tenancy] }),
  };
}

const isOf =
  (instanceId: string) =>
  ({ Attachment }: { readonly Attachment?: { readonly InstanceId?: string } }) =>
    Attachment?.InstanceId === instanceId;

function tagConditions({ state }: Region, id: string): NonNullable<Access['conditions']> {
  const tags = [...(state.tags.get(id) ?? [])];
  return Object.fromEntries(
    tags.flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, [value]],
      [`ec2:ResourceTag/${key}`, [value]],
    ]),
  );
}
