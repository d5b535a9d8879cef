// CreateDhcpOptions, AssociateDhcpOptions, DeleteDhcpOptions, DescribeDhcpOptions: kept and told; nothing here asks a DHCP server.
// AWS: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_DHCP_Options.html
import type {
  AssociateDhcpOptionsRequest,
  CreateDhcpOptionsRequest,
  CreateDhcpOptionsResult,
  DeleteDhcpOptionsRequest,
  DescribeDhcpOptionsRequest,
  DescribeDhcpOptionsResult,
  DhcpOptions,
} from '@aws-sdk/client-ec2';
import { dependencyViolation, invalidValue, missingParameter } from '../errors.ts';
import { type Listed, listed } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { DhcpOptionsRecord } from '../region-state.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

const KEYS = [
  'domain-name',
  'domain-name-servers',
  'ntp-servers',
  'netbios-name-servers',
  'netbios-node-type',
  'ipv6-address-preferred-lease-time',
];

export const createDhcpOptions = changes<CreateDhcpOptionsRequest, CreateDhcpOptionsResult>(
  ['DhcpConfigurations', 'TagSpecifications'],
  ({ DhcpConfigurations: configurations = [], TagSpecifications: specifications }, here) => {
    if (configurations.length === 0) throw missingParameter('dhcpConfiguration');
    const given = configurations.map(({ Key: key = '', Values: values = [] }) => {
      if (!KEYS.includes(key)) throw invalidValue(`Value (${key}) for parameter dhcpConfigurations is invalid. Unknown DHCP option.`);
      if (values.length === 0) throw missingParameter(`value of ${key}`);
      return { Key: key, Values: values };
    });
    const tags = specifiedTags(specifications, 'dhcp-options');
    const made: DhcpOptionsRecord = { DhcpOptionsId: here.newId('dopt'), DhcpConfigurations: given };
    here.state.dhcpOptions.set(made.DhcpOptionsId, made);
    keepTags(here, made.DhcpOptionsId, tags);
    return { DhcpOptions: describedOptions(here, made) };
  },
);

/** The word `default` means none at all. */
export const associateDhcpOptions = changes<AssociateDhcpOptionsRequest, void>(
  ['DhcpOptionsId', 'VpcId'],
  ({ DhcpOptionsId: id = '', VpcId: vpcId = '' }, here) => {
    const vpc = found(here.state.vpcs, 'vpc', vpcId);
    if (id !== 'default') found(here.state.dhcpOptions, 'dopt', id);
    vpc.DhcpOptionsId = id;
  },
);

export const deleteDhcpOptions = changes<DeleteDhcpOptionsRequest, void>(['DhcpOptionsId'], ({ DhcpOptionsId: id = '' }, here) => {
  found(here.state.dhcpOptions, 'dopt', id);
  if ([...here.state.vpcs.values()].some(({ DhcpOptionsId }) => DhcpOptionsId === id))
    throw dependencyViolation(`The dhcpOptions '${id}' has dependencies and cannot be deleted.`);
  here.state.dhcpOptions.delete(id);
  dropTags(here, id);
});

export const describeDhcpOptions = reads<DescribeDhcpOptionsRequest, DescribeDhcpOptionsResult>(
  ['DhcpOptionsIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.dhcpOptions, input.DhcpOptionsIds, input, options(here));
    return { DhcpOptions: items.map((item) => describedOptions(here, item)), ...next };
  },
);

const options = (here: Region): Listed<DhcpOptionsRecord> => ({
  prefix: 'dopt',
  idOf: ({ DhcpOptionsId }) => DhcpOptionsId,
  fields: {
    'dhcp-options-id': ({ DhcpOptionsId }) => DhcpOptionsId,
    key: ({ DhcpConfigurations }) => DhcpConfigurations.map(({ Key }) => Key),
    value: ({ DhcpConfigurations }) => DhcpConfigurations.flatMap(({ Values }) => Values),
    'owner-id': () => here.account,
  },
});

function describedOptions(here: Region, { DhcpOptionsId, DhcpConfigurations }: DhcpOptionsRecord): DhcpOptions {
  return {
    DhcpOptionsId,
    OwnerId: here.account,
    DhcpConfigurations: DhcpConfigurations.map(({ Key, Values }) => ({ Key, Values: Values.map((Value) => ({ Value })) })),
    Tags: tagsOf(here, DhcpOptionsId),
  };
}
