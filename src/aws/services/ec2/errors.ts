// The errors of EC2, in its words where they are documented or were recorded; the others are inferred from their neighbours.
// AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
import { AwsError } from '../../core/errors.ts';

export const invalidValue = (sentence: string) => new AwsError('InvalidParameterValue', sentence);

export const wrongValue = (parameter: string, value: unknown, reason = '') =>
  invalidValue(`Value (${String(value)}) for parameter ${parameter} is invalid.${reason === '' ? '' : ` ${reason}`}`);

export const wrongCombination = (sentence: string) => new AwsError('InvalidParameterCombination', sentence);

export const missingParameter = (parameter: string) =>
  new AwsError('MissingParameter', `The request must contain the parameter ${parameter}`);

export const dependencyViolation = (sentence: string) => new AwsError('DependencyViolation', sentence);

export const incorrectState = (sentence: string) => new AwsError('IncorrectState', sentence);

export const operationNotPermitted = (sentence: string) => new AwsError('OperationNotPermitted', sentence);

export const limitExceeded = (code: string, sentence: string) => new AwsError(code, sentence);

/** AWS: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html: what a dry run answers when the call would succeed. */
export const dryRun = () => new AwsError('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412);

export const idempotentMismatch = () =>
  new AwsError('IdempotentParameterMismatch', 'The client token you have provided is associated with a request of other parameters.');

export const differentNetworks = (one: string, other: string) => invalidValue(`${one} and ${other} belong to different networks`);

/** Something of an operation that Sandshark lacks, where the operation as a whole is embedded. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `EC2: ${what} is not embedded in Sandshark.`, 501);

/** What a kind of resource is called in errors. */
interface ResourceWords {
  /** `InvalidVpcID`: the code, before `.NotFound` and `.Malformed`. */
  readonly code: string;
  /** `vpc ID`: what stands before the id in the sentence. */
  readonly noun: string;
}

const words: Readonly<Record<string, ResourceWords>> = {
  vpc: { code: 'InvalidVpcID', noun: 'vpc ID' },
  subnet: { code: 'InvalidSubnetID', noun: 'subnet ID' },
  sg: { code: 'InvalidGroup', noun: 'security group' },
  sgr: { code: 'InvalidSecurityGroupRuleId', noun: 'security group rule ID' },
  rtb: { code: 'InvalidRouteTableID', noun: 'routeTable ID' },
  rtbassoc: { code: 'InvalidAssociationID', noun: 'association ID' },
  igw: { code: 'InvalidInternetGatewayID', noun: 'internetGateway ID' },
  acl: { code: 'InvalidNetworkAclID', noun: 'networkAcl ID' },
  aclassoc: { code: 'InvalidAssociationID', noun: 'association ID' },
  dopt: { code: 'InvalidDhcpOptionID', noun: 'dhcpOption ID' },
  eni: { code: 'InvalidNetworkInterfaceID', noun: 'networkInterface ID' },
  'eni-attach': { code: 'InvalidAttachmentID', noun: 'networkInterfaceAttachment ID' },
  eipalloc: { code: 'InvalidAllocationID', noun: 'allocation ID' },
  eipassoc: { code: 'InvalidAssociationID', noun: 'association ID' },
  nat: { code: 'NatGateway', noun: 'NatGateway' },
  i: { code: 'InvalidInstanceID', noun: 'instance ID' },
  vol: { code: 'InvalidVolume', noun: 'volume' },
  ami: { code: 'InvalidAMIID', noun: 'image id' },
  vpce: { code: 'InvalidVpcEndpointId', noun: 'Vpc Endpoint Id' },
  'iip-assoc': { code: 'InvalidAssociationID', noun: 'association-id' },
  key: { code: 'InvalidKeyPair', noun: 'key pair ID' },
};

/** `vpc-0123456789abcdef0`: the older ids had eight digits. */
const ID = /^([a-z]+(?:-[a-z]+)*)-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** There is no resource of that kind with the id: malformed, or nobody's. `prefix` is that of the kind: `vpc`. */
export function noSuch(prefix: string, id: string): AwsError {
  const known = Object.hasOwn(words, prefix) ? words[prefix] : undefined;
  if (!known) return new AwsError('InvalidID', `The ID '${id}' is not valid`);
  const { code, noun } = known;
  if (ID.exec(id)?.[1] !== prefix) {
    const malformed = prefix === 'sg' ? 'InvalidGroupId' : prefix === 'nat' ? 'InvalidNatGatewayID' : code;
    return new AwsError(`${malformed}.Malformed`, `Invalid id: "${id}" (expecting "${prefix}-...")`);
  }
  if (prefix === 'nat') return new AwsError('NatGatewayNotFound', `The Nat Gateway ${id} was not found`);
  if (prefix === 'ami') return new AwsError('InvalidAMIID.NotFound', `The image id '[${id}]' does not exist`);
  if (prefix === 'vol') return new AwsError('InvalidVolume.NotFound', `The volume '${id}' does not exist.`);
  return new AwsError(`${code}.NotFound`, `The ${noun} '${id}' does not exist`);
}
