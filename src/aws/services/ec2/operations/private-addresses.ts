// AssignPrivateIpAddresses, UnassignPrivateIpAddresses: the secondary addresses of an interface.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AssignPrivateIpAddresses.html
import type {
  AssignPrivateIpAddressesRequest,
  AssignPrivateIpAddressesResult,
  UnassignPrivateIpAddressesRequest,
} from '@aws-sdk/client-ec2';
import { freeAddressRecord } from '../address-associations.ts';
import { invalidValue, missingParameter, notEmbedded, wrongCombination, wrongValue } from '../errors.ts';
import { chosenAddresses } from '../interfaces.ts';
import { changes } from '../operation.ts';
import { found } from '../region.ts';

export const assignPrivateIpAddresses = changes<AssignPrivateIpAddressesRequest, AssignPrivateIpAddressesResult>(
  ['NetworkInterfaceId', 'PrivateIpAddresses', 'SecondaryPrivateIpAddressCount', 'AllowReassignment'],
  (
    { NetworkInterfaceId: id = '', PrivateIpAddresses: given = [], SecondaryPrivateIpAddressCount: count, AllowReassignment: moves },
    here,
  ) => {
    const record = found(here.state.networkInterfaces, 'eni', id);
    const subnet = found(here.state.subnets, 'subnet', record.SubnetId);
    if (moves) throw notEmbedded('AssignPrivateIpAddresses with addresses of another interface');
    if (given.length > 0 && count !== undefined)
      throw wrongCombination('The parameters privateIpAddresses and secondaryPrivateIpAddressCount cannot be used together');
    if (given.length === 0 && count === undefined) throw missingParameter('privateIpAddresses or secondaryPrivateIpAddressCount');
    if (count !== undefined && !(Number.isInteger(count) && count >= 1 && count <= 100))
      throw wrongValue('secondaryPrivateIpAddressCount', count);
    if (new Set(given).size < given.length) throw invalidValue('The same private IP address must not appear multiple times');
    const assigned = chosenAddresses(here, subnet, { given, further: count ?? 0 });
    record.PrivateIpAddresses.push(...assigned);
    return { NetworkInterfaceId: id, AssignedPrivateIpAddresses: assigned.map((PrivateIpAddress) => ({ PrivateIpAddress })) };
  },
);

/** AWS: an Elastic IP of the address is let go. */
export const unassignPrivateIpAddresses = changes<UnassignPrivateIpAddressesRequest, void>(
  ['NetworkInterfaceId', 'PrivateIpAddresses'],
  ({ NetworkInterfaceId: id = '', PrivateIpAddresses: addresses = [] }, here) => {
    const record = found(here.state.networkInterfaces, 'eni', id);
    if (addresses.length === 0) throw missingParameter('privateIpAddresses');
    const [primary, ...secondary] = record.PrivateIpAddresses;
    if (addresses.some((address) => address === primary))
      throw invalidValue(`The primary private IP address ${primary} cannot be unassigned.`);
    if (!addresses.every((address) => secondary.includes(address)))
      throw invalidValue(`Some of the specified addresses are not assigned to interface ${id}`);
    record.PrivateIpAddresses = record.PrivateIpAddresses.filter((address) => !addresses.includes(address));
    for (const elastic of here.state.addresses.values())
      if (elastic.NetworkInterfaceId === id && addresses.includes(elastic.PrivateIpAddress ?? '')) freeAddressRecord(elastic);
  },
);
