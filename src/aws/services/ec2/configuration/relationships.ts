// How resources of EC2 are related, in the words of AWS Config's items; each pair is told by one of the two.
// Source: published items of subnets, groups, route tables; the pairs of NAT gateways are inferred from the type's documentation.
import type { ResourceRelationship } from '../../../core/resource-configuration.ts';

type Relation = (id: string) => ResourceRelationship;

const relation =
  (type: string, says: string, reverseSays: string): Relation =>
  (id) => ({ type: `AWS::EC2::${type}`, id, says, reverseSays });

/** In the VPC: what the resource that is inside is called. */
export const inVpc = (inside: string): Relation => relation('VPC', 'Is contained in Vpc', `Contains ${inside}`);
export const inSubnet = (inside: string): Relation => relation('Subnet', 'Is contained in Subnet', `Contains ${inside}`);
export const subnetInRouteTable = relation('RouteTable', 'Is contained in RouteTable', 'Contains Subnet');
export const gatewayOfVpc = relation('VPC', 'Is attached to Vpc', 'Is attached to InternetGateway');
export const aclOfSubnet = relation('Subnet', 'Is attached to Subnet', 'Is attached to NetworkAcl');
export const natOfInterface = relation('NetworkInterface', 'Is attached to NetworkInterface', 'Is attached to NatGateway');
export const instanceInGroup = relation('SecurityGroup', 'Is associated with SecurityGroup', 'Is associated with Instance');
export const interfaceInGroup = relation('SecurityGroup', 'Is associated with SecurityGroup', 'Is associated with NetworkInterface');
export const interfaceOfInstance = relation('Instance', 'Is attached to Instance', 'Contains NetworkInterface');
export const volumeOfInstance = relation('Instance', 'Is attached to Instance', 'Is attached to Volume');
export const addressOfInterface = relation('NetworkInterface', 'Is attached to NetworkInterface', 'Is attached to ElasticIp');
export const addressOfInstance = relation('Instance', 'Is attached to Instance', 'Is attached to ElasticIp');
