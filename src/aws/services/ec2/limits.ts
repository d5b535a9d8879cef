// Quotas and times of EC2. Times of state changes are inferred: long enough to be seen on a clock, short enough to wait for.
// AWS: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
const SECOND_MS = 1000;
const HOUR_MS = 60 * 60 * SECOND_MS;

export const limits = {
  tagsOfResource: 50,
  tagKeyCharacters: 128,
  tagValueCharacters: 256,
  fewestResults: 5,
  mostResults: 1000,
  filterValues: 200,
  vpcPrefixShortest: 16,
  vpcPrefixLongest: 28,
  cidrBlocksOfVpc: 5,
  /** The first four addresses of a subnet and its last one belong to AWS. */
  reservedAddresses: 5,
  rulesOfSecurityGroup: 60,
  securityGroupsOfInterface: 5,
  securityGroupNameCharacters: 255,
  routesOfTable: 500,
  aclRules: 20,
  addresses: 5,
  runInstances: 100,
  rememberedAnswers: 500,
  userDataBytes: 16 * 1024,
  instancePendingMs: 5 * SECOND_MS,
  instanceStoppingMs: 10 * SECOND_MS,
  instanceShuttingDownMs: 5 * SECOND_MS,
  /** How long a terminated instance is still described. */
  instanceGoneMs: HOUR_MS,
  /** Status checks pass so long after an instance is running. */
  statusChecksMs: 60 * SECOND_MS,
  natGatewayPendingMs: 30 * SECOND_MS,
  natGatewayDeletingMs: 20 * SECOND_MS,
  natGatewayGoneMs: HOUR_MS,
  volumeCreatingMs: 2 * SECOND_MS,
  volumeModifyingMs: 10 * SECOND_MS,
  /** AWS: a volume rests so long after a change. */
  volumeRestMs: 6 * HOUR_MS,
} as const;
