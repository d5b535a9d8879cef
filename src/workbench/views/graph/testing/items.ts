// Items of resources, written short. For tests.
import type { Item, Relationship } from '../model/item.ts';
import { keyOf } from '../model/item.ts';

interface Given extends Partial<Omit<Item, 'relationships'>> {
  /** Short types: `VPC`, `Instance`; what they say. */
  readonly relations?: readonly (readonly [type: string, id: string, says: string])[];
}

const longType = (type: string) => (type.includes('::') ? type : `AWS::EC2::${type}`);

/** Key of a resource by its short type. */
export const key = (type: string, id: string) => keyOf(longType(type), id);

let states = 0;

/** An item of a resource; later ones have higher numbers. */
export function item(type: string, id: string, { relations = [], ...given }: Given = {}): Item {
  states += 1;
  const relationships: Relationship[] = relations.map(([other, otherId, says]) => ({ key: key(other, otherId), says }));
  return {
    key: key(type, id),
    type: longType(type),
    id,
    name: id,
    arn: `arn:aws:ec2:us-east-1:123456789012:${id}`,
    region: 'us-east-1',
    zone: 'us-east-1a',
    status: 'OK',
    atMs: 0,
    stateId: states,
    tags: {},
    relationships,
    configuration: { id },
    supplementaryConfiguration: {},
    ...given,
  };
}

const IN_VPC = 'Is contained in Vpc';
const IN_SUBNET = 'Is contained in Subnet';

/** A VPC with subnets, machines with a disk and an interface each, one security group for all; users in a group beside it. */
export function network(subnets: number, machines: number, users = 6): readonly Item[] {
  const items = [item('VPC', 'vpc-1'), item('SecurityGroup', 'web', { relations: [['VPC', 'vpc-1', IN_VPC]] })];
  for (let place = 0; place < subnets; place += 1) {
    const subnet = `subnet-${place}`;
    items.push(item('Subnet', subnet, { relations: [['VPC', 'vpc-1', IN_VPC]] }));
    for (let number = 0; number < machines; number += 1) {
      const [machine, face, disk] = [`machine-${place}-${number}`, `eni-0000${place}${number}ab0`, `vol-0000${place}${number}ab0`];
      const inside = [
        ['VPC', 'vpc-1', IN_VPC],
        ['Subnet', subnet, IN_SUBNET],
      ] as const;
      const group = ['SecurityGroup', 'web', 'Is associated with SecurityGroup'] as const;
      items.push(item('Instance', machine, { relations: [...inside, group] }));
      items.push(item('NetworkInterface', face, { relations: [...inside, group, ['Instance', machine, 'Is attached to Instance']] }));
      items.push(item('Volume', disk, { relations: [['Instance', machine, 'Is attached to Instance']] }));
    }
  }
  for (let number = 0; number < users; number += 1)
    items.push(item('AWS::IAM::User', `user-${number}`, { relations: [['AWS::IAM::Group', 'staff', 'Is attached to Group']] }));
  if (users > 0) items.push(item('AWS::IAM::Group', 'staff'));
  return items;
}
