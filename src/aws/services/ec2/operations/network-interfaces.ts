// CreateNetworkInterface, DeleteNetworkInterface, DescribeNetworkInterfaces, and the attributes of one.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateNetworkInterface.html
import type {
  CreateNetworkInterfaceRequest,
  CreateNetworkInterfaceResult,
  DeleteNetworkInterfaceRequest,
  DescribeNetworkInterfaceAttributeRequest,
  DescribeNetworkInterfaceAttributeResult,
  DescribeNetworkInterfacesRequest,
  DescribeNetworkInterfacesResult,
  ModifyNetworkInterfaceAttributeRequest,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { freeAddressesOf } from '../address-associations.ts';
import { invalidValue, missingParameter, noSuch, notEmbedded, wrongCombination, wrongValue } from '../errors.ts';
import { interfaceFields } from '../interface-fields.ts';
import { checkedGroups, chosenAddresses, describedInterface, newInterface } from '../interfaces.ts';
import { listed } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found } from '../region.ts';
import { dropTags, keepTags, specifiedTags } from '../tags.ts';

export const createNetworkInterface = changes<CreateNetworkInterfaceRequest, CreateNetworkInterfaceResult>(
  [
    'SubnetId',
    'Description',
    'Groups',
    'InterfaceType',
    'PrivateIpAddress',
    'PrivateIpAddresses',
    'SecondaryPrivateIpAddressCount',
    'TagSpecifications',
  ],
  (input, here) => {
    const subnet = found(here.state.subnets, 'subnet', input.SubnetId ?? '');
    const kind: string = input.InterfaceType ?? 'interface';
    if (kind !== 'interface') throw notEmbedded(`a network interface of the type ${kind}`);
    const groups = checkedGroups(here, subnet.VpcId, input.Groups);
    const given = givenAddresses(input);
    const addresses = chosenAddresses(here, subnet, {
      given,
      further: (given.length === 0 ? 1 : 0) + (input.SecondaryPrivateIpAddressCount ?? 0),
    });
    const tags = specifiedTags(input.TagSpecifications, 'network-interface');
    const made = newInterface(here, { subnet, groups, description: input.Description ?? '', addresses, kind: 'interface' });
    keepTags(here, made.NetworkInterfaceId, tags);
    const { ClientToken } = input;
    return {
      NetworkInterface: {
        ...describedInterface(here, made), // AWS: a new one is pending, though the type of the member lists other words.
        Status: 'pending' as 'available',
      },
      ...(ClientToken !== undefined && { ClientToken }),
    };
  },
);

/** The primary one first. Throws AwsError for a request that says it in two ways. */
function givenAddresses({
  PrivateIpAddress: primary,
  PrivateIpAddresses: list = [],
  SecondaryPrivateIpAddressCount: count = 0,
}: CreateNetworkInterfaceRequest): string[] {
  if (!Number.isInteger(count) || count < 0 || count > 100) throw wrongValue('secondaryPrivateIpAddressCount', count);
  const primaries = list.filter(({ Primary }) => Primary);
  if (primaries.length > 1 || (primary !== undefined && primaries.length > 0))
    throw wrongCombination('Only one primary private IP address can be specified');
  if (list.length > 0 && count > 0)
    throw wrongCombination('The parameters privateIpAddresses and secondaryPrivateIpAddressCount cannot be used together');
  const ordered = [...primaries, ...list.filter(({ Primary }) => !Primary)].map(({ PrivateIpAddress = '' }) => PrivateIpAddress);
  const all = primary === undefined ? ordered : [primary, ...ordered];
  if (new Set(all).size < all.length) throw invalidValue('The same private IP address must not appear multiple times');
  return all;
}

export const deleteNetworkInterface = changes<DeleteNetworkInterfaceRequest, void>(
  ['NetworkInterfaceId'],
  ({ NetworkInterfaceId: id = '' }, here) => {
    if (found(here.state.networkInterfaces, 'eni', id).Attachment)
      throw new AwsError('InvalidParameterValue', `Network interface '${id}' is currently in use.`);
    freeAddressesOf(here, id);
    here.state.networkInterfaces.delete(id);
    dropTags(here, id);
  },
);

export const describeNetworkInterfaces = reads<DescribeNetworkInterfacesRequest, DescribeNetworkInterfacesResult>(
  ['NetworkInterfaceIds', 'Filters', 'MaxResults', 'NextToken', 'IncludeManagedResources'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.networkInterfaces, input.NetworkInterfaceIds, input, {
      prefix: 'eni',
      idOf: ({ NetworkInterfaceId }) => NetworkInterfaceId,
      fields: interfaceFields(here),
    });
    return { NetworkInterfaces: items.map((item) => describedInterface(here, item)), ...next };
  },
);

export const modifyNetworkInterfaceAttribute = changes<ModifyNetworkInterfaceAttributeRequest, void>(
  ['NetworkInterfaceId', 'Description', 'SourceDestCheck', 'Groups', 'Attachment'],
  ({ NetworkInterfaceId: id = '', Description: description, SourceDestCheck: check, Groups: groups, Attachment: attachment }, here) => {
    const record = found(here.state.networkInterfaces, 'eni', id);
    const given = [description, check, groups, attachment].filter((value) => value !== undefined);
    if (given.length === 0) throw missingParameter('description, groupSet, sourceDestCheck or attachment');
    if (given.length > 1) throw wrongCombination('Fields for multiple attribute types specified');
    if (groups) {
      if (groups.length === 0) throw missingParameter('groupSet');
      record.Groups = [...checkedGroups(here, record.VpcId, groups)];
    }
    if (description) record.Description = description.Value ?? '';
    if (check) record.SourceDestCheck = check.Value ?? false;
    if (attachment) {
      if (!record.Attachment || record.Attachment.AttachmentId !== attachment.AttachmentId)
        throw noSuch('eni-attach', attachment.AttachmentId ?? '');
      record.Attachment.DeleteOnTermination = attachment.DeleteOnTermination ?? record.Attachment.DeleteOnTermination;
    }
  },
);

export const describeNetworkInterfaceAttribute = reads<DescribeNetworkInterfaceAttributeRequest, DescribeNetworkInterfaceAttributeResult>(
  ['NetworkInterfaceId', 'Attribute'],
  ({ NetworkInterfaceId: id = '', Attribute: attribute }, here) => {
    const described = describedInterface(here, found(here.state.networkInterfaces, 'eni', id));
    const NetworkInterfaceId = id;
    if (attribute === 'description') return { NetworkInterfaceId, Description: { Value: described.Description } };
    if (attribute === 'groupSet') return { NetworkInterfaceId, Groups: described.Groups };
    if (attribute === 'sourceDestCheck') return { NetworkInterfaceId, SourceDestCheck: { Value: described.SourceDestCheck } };
    if (attribute === 'attachment') return { NetworkInterfaceId, Attachment: described.Attachment };
    throw wrongValue('attribute', attribute, 'Unknown attribute.');
  },
);
