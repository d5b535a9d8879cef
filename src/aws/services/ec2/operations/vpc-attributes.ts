// ModifyVpcAttribute, DescribeVpcAttribute, and the further CIDR blocks of a VPC.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_ModifyVpcAttribute.html
import type {
  AssociateVpcCidrBlockRequest,
  AssociateVpcCidrBlockResult,
  DescribeVpcAttributeRequest,
  DescribeVpcAttributeResult,
  DisassociateVpcCidrBlockRequest,
  DisassociateVpcCidrBlockResult,
  ModifyVpcAttributeRequest,
} from '@aws-sdk/client-ec2';
import { AwsError } from '../../../core/errors.ts';
import { invalidValue, missingParameter, operationNotPermitted, wrongCombination, wrongValue } from '../errors.ts';
import { ipv4Range, isInside, overlap, rangeText } from '../ipv4.ts';
import { limits } from '../limits.ts';
import { changes, reads } from '../operation.ts';
import { found } from '../region.ts';
import { vpcRange } from './vpcs.ts';

const attributes = ['EnableDnsSupport', 'EnableDnsHostnames', 'EnableNetworkAddressUsageMetrics'] as const;

export const modifyVpcAttribute = changes<ModifyVpcAttributeRequest, void>(['VpcId', ...attributes], (input, here) => {
  const vpc = found(here.state.vpcs, 'vpc', input.VpcId ?? '');
  const given = attributes.filter((attribute) => input[attribute] !== undefined);
  const [attribute] = given;
  if (attribute === undefined) throw missingParameter('enableDnsSupport');
  if (given.length > 1) throw wrongCombination('Fields for multiple attribute types specified');
  vpc[attribute] = input[attribute]?.Value ?? false;
});

export const describeVpcAttribute = reads<DescribeVpcAttributeRequest, DescribeVpcAttributeResult>(
  ['VpcId', 'Attribute'],
  ({ VpcId: id = '', Attribute: asked }, here) => {
    const vpc = found(here.state.vpcs, 'vpc', id);
    const attribute = attributes.find((name) => name.charAt(0).toLowerCase() + name.slice(1) === asked);
    if (!attribute) throw wrongValue('attribute', asked, 'Unknown attribute.');
    return { VpcId: id, [attribute]: { Value: vpc[attribute] } };
  },
);

export const associateVpcCidrBlock = changes<AssociateVpcCidrBlockRequest, AssociateVpcCidrBlockResult>(
  ['VpcId', 'CidrBlock'],
  ({ VpcId: id = '', CidrBlock: cidr }, here) => {
    const vpc = found(here.state.vpcs, 'vpc', id);
    if (cidr === undefined) throw missingParameter('cidrBlock');
    const range = vpcRange(cidr);
    if (vpc.CidrBlocks.length >= limits.cidrBlocksOfVpc)
      throw new AwsError(
        'CidrLimitExceeded',
        `This network '${id}' has met its maximum number of allowed CIDRs: ${limits.cidrBlocksOfVpc}`,
      );
    const others = vpc.CidrBlocks.flatMap(({ CidrBlock }) => ipv4Range(CidrBlock) ?? []);
    if (others.some((other) => overlap(range, other)))
      throw new AwsError('InvalidVpc.Conflict', `The CIDR '${cidr}' conflicts with another CIDR of the VPC.`);
    const block = { AssociationId: here.newId('vpc-cidr-assoc'), CidrBlock: rangeText(range) };
    vpc.CidrBlocks.push(block);
    for (const table of here.state.routeTables.values())
      if (table.VpcId === id) table.Routes.push({ DestinationCidrBlock: block.CidrBlock, GatewayId: 'local', Origin: 'CreateRouteTable' });
    return { VpcId: id, CidrBlockAssociation: { ...block, CidrBlockState: { State: 'associating' } } };
  },
);

export const disassociateVpcCidrBlock = changes<DisassociateVpcCidrBlockRequest, DisassociateVpcCidrBlockResult>(
  ['AssociationId'],
  ({ AssociationId: id = '' }, here) => {
    const vpc = [...here.state.vpcs.values()].find(({ CidrBlocks }) => CidrBlocks.some(({ AssociationId }) => AssociationId === id));
    const block = vpc?.CidrBlocks.find(({ AssociationId }) => AssociationId === id);
    if (!vpc || !block)
      throw new AwsError('InvalidVpcCidrBlockAssociationID.NotFound', `The vpc CIDR block association ID '${id}' does not exist`);
    if (vpc.CidrBlocks[0] === block)
      throw operationNotPermitted(
        `The vpc CIDR block with association ID ${id} may not be disassociated. It is the primary IPv4 CIDR block of the VPC`,
      );
    const range = ipv4Range(block.CidrBlock);
    const inUse = [...here.state.subnets.values()].some(({ VpcId, CidrBlock }) => {
      const inner = ipv4Range(CidrBlock);
      return VpcId === vpc.VpcId && range && inner && isInside(inner, range);
    });
    if (inUse) throw invalidValue(`The vpc CIDR block with association ID ${id} may not be disassociated: subnets lie in it.`);
    vpc.CidrBlocks = vpc.CidrBlocks.filter((other) => other !== block);
    for (const table of here.state.routeTables.values())
      if (table.VpcId === vpc.VpcId)
        table.Routes = table.Routes.filter(
          ({ GatewayId, DestinationCidrBlock }) => GatewayId !== 'local' || DestinationCidrBlock !== block.CidrBlock,
        );
    return { VpcId: vpc.VpcId, CidrBlockAssociation: { ...block, CidrBlockState: { State: 'disassociating' } } };
  },
);
