// CreateInternetGateway, AttachInternetGateway, DetachInternetGateway, DeleteInternetGateway, DescribeInternetGateways.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AttachInternetGateway.html
import type {
  AttachInternetGatewayRequest,
  CreateInternetGatewayRequest,
  CreateInternetGatewayResult,
  DeleteInternetGatewayRequest,
  DescribeInternetGatewaysRequest,
  DescribeInternetGatewaysResult,
  DetachInternetGatewayRequest,
  InternetGateway,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { dependencyViolation, invalidValue } from '../errors.ts';
import { type Listed, listed } from '../listing.ts';
import { changes, reads } from '../operation.ts';
import { found, type Region } from '../region.ts';
import type { InternetGatewayRecord } from '../region-state.ts';
import { dropTags, keepTags, specifiedTags, tagsOf } from '../tags.ts';

export const createInternetGateway = changes<CreateInternetGatewayRequest, CreateInternetGatewayResult>(
  ['TagSpecifications'],
  ({ TagSpecifications: specifications }, here) => {
    const tags = specifiedTags(specifications, 'internet-gateway');
    const gateway: InternetGatewayRecord = { InternetGatewayId: here.newId('igw') };
    here.state.internetGateways.set(gateway.InternetGatewayId, gateway);
    keepTags(here, gateway.InternetGatewayId, tags);
    return { InternetGateway: describedGateway(here, gateway) };
  },
);

export const attachInternetGateway = changes<AttachInternetGatewayRequest, void>(
  ['InternetGatewayId', 'VpcId'],
  ({ InternetGatewayId: id = '', VpcId: vpcId = '' }, here) => {
    const gateway = found(here.state.internetGateways, 'igw', id);
    found(here.state.vpcs, 'vpc', vpcId);
    if (gateway.VpcId !== undefined)
      throw new AwsError('Resource.AlreadyAssociated', `resource ${id} is already attached to network ${gateway.VpcId}`);
    if ([...here.state.internetGateways.values()].some((other) => other.VpcId === vpcId))
      throw invalidValue(`Network ${vpcId} already has an internet gateway attached`);
    gateway.VpcId = vpcId;
  },
);

export const detachInternetGateway = changes<DetachInternetGatewayRequest, void>(
  ['InternetGatewayId', 'VpcId'],
  ({ InternetGatewayId: id = '', VpcId: vpcId = '' }, here) => {
    const { state } = here;
    const gateway = found(state.internetGateways, 'igw', id);
    found(state.vpcs, 'vpc', vpcId);
    if (gateway.VpcId !== vpcId) throw new AwsError('Gateway.NotAttached', `resource ${id} is not attached to network ${vpcId}`);
    const mapped = [...state.networkInterfaces.values()].some(
      ({ VpcId, PublicIp, NetworkInterfaceId: interfaceId }) =>
        VpcId === vpcId &&
        (PublicIp !== undefined || [...state.addresses.values()].some(({ NetworkInterfaceId }) => NetworkInterfaceId === interfaceId)),
    );
    if (mapped)
      throw dependencyViolation(
        `Network ${vpcId} has some mapped public address(es). Please unmap those public address(es) before detaching the gateway.`,
      );
    delete gateway.VpcId;
  },
);

export const deleteInternetGateway = changes<DeleteInternetGatewayRequest, void>(
  ['InternetGatewayId'],
  ({ InternetGatewayId: id = '' }, here) => {
    if (found(here.state.internetGateways, 'igw', id).VpcId !== undefined)
      throw dependencyViolation(`The internetGateway '${id}' has dependencies and cannot be deleted.`);
    here.state.internetGateways.delete(id);
    dropTags(here, id);
  },
);

export const describeInternetGateways = reads<DescribeInternetGatewaysRequest, DescribeInternetGatewaysResult>(
  ['InternetGatewayIds', 'Filters', 'MaxResults', 'NextToken'],
  (input, here) => {
    const { items, ...next } = listed(here, here.state.internetGateways, input.InternetGatewayIds, input, gateways(here));
    return { InternetGateways: items.map((gateway) => describedGateway(here, gateway)), ...next };
  },
);

const gateways = (here: Region): Listed<InternetGatewayRecord> => ({
  prefix: 'igw',
  idOf: ({ InternetGatewayId }) => InternetGatewayId,
  fields: {
    'attachment.state': ({ VpcId }) => (VpcId === undefined ? undefined : 'available'),
    'attachment.vpc-id': ({ VpcId }) => VpcId,
    'internet-gateway-id': ({ InternetGatewayId }) => InternetGatewayId,
    'owner-id': () => here.account,
  },
});

export function describedGateway(here: Region, { InternetGatewayId, VpcId }: InternetGatewayRecord): InternetGateway {
  return {
    InternetGatewayId,
    OwnerId: here.account,
    // AWS: the state of an attachment is `available` here, though the type of the member lists other words.
    Attachments: VpcId === undefined ? [] : [{ VpcId, State: 'available' as 'attached' }],
    Tags: tagsOf(here, InternetGatewayId),
  };
}
