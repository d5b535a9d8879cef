// The options of a domain: what a request may ask for, and what AWS fills in.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_CreateDomain.html
import type { CreateDomainRequest, UpdateDomainConfigRequest } from '@aws-sdk/client-opensearch';
import { AwsError } from '../../core/errors.ts';
import { parsePolicy } from '../../iam/policy/parse-policy.ts';
import type { DomainConfiguration } from './domain.ts';
import { invalid, notEmbedded } from './errors.ts';

const optionNames = [
  'AccessPolicies',
  'AdvancedOptions',
  'AutoTuneOptions',
  'ClusterConfig',
  'DomainEndpointOptions',
  'EBSOptions',
  'EncryptionAtRestOptions',
  'IPAddressType',
  'NodeToNodeEncryptionOptions',
  'OffPeakWindowOptions',
  'SnapshotOptions',
  'SoftwareUpdateOptions',
] as const satisfies readonly (keyof DomainConfiguration)[];

/** AWS: as DescribeDomain shows a domain that was made with a name alone (moto). */
const defaults: DomainConfiguration = {
  AccessPolicies: '',
  AdvancedOptions: { override_main_response_version: 'false', 'rest.action.multi.allow_explicit_index': 'true' },
  AutoTuneOptions: { DesiredState: 'DISABLED' },
  ClusterConfig: {
    InstanceType: 'm5.large.search',
    InstanceCount: 1,
    DedicatedMasterEnabled: false,
    ZoneAwarenessEnabled: false,
    WarmEnabled: false,
    ColdStorageOptions: { Enabled: false },
  },
  DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: 'Policy-Min-TLS-1-0-2019-07', CustomEndpointEnabled: false },
  EBSOptions: { EBSEnabled: false },
  EncryptionAtRestOptions: { Enabled: false },
  IPAddressType: 'ipv4',
  NodeToNodeEncryptionOptions: { Enabled: false },
  OffPeakWindowOptions: { Enabled: false },
  SnapshotOptions: { AutomatedSnapshotStartHour: 0 },
  SoftwareUpdateOptions: { AutoSoftwareUpdateEnabled: false },
};

type Wanted = CreateDomainRequest | UpdateDomainConfigRequest;

/** The whole configuration of a new domain. Throws AwsError. */
export const initialConfiguration = (input: CreateDomainRequest): DomainConfiguration => completed(defaults, changesIn(input, defaults));

/** What a request changes, each option whole. Throws AwsError for what is not embedded, or not allowed. */
export function changesIn(input: Wanted, before: DomainConfiguration): DomainConfiguration {
  refuseOthers(input);
  const given = optionNames.filter((name) => input[name] !== undefined && input[name] !== null);
  const changes = Object.fromEntries(given.map((name) => [name, merged(before[name], input[name])])) as DomainConfiguration;
  check(changes);
  return changes;
}

const completed = (base: DomainConfiguration, changes: DomainConfiguration): DomainConfiguration => ({
  ...structuredClone(base),
  ...changes,
});

function merged(before: unknown, after: unknown): unknown {
  return typeof after === 'object' && typeof before === 'object' ? { ...before, ...after } : after;
}

/** What would be accepted and have no effect that a client expects. */
function refuseOthers(input: Wanted): void {
  if (input.VPCOptions?.SubnetIds?.length || input.VPCOptions?.SecurityGroupIds?.length) throw notEmbedded('VPCOptions');
  if (input.CognitoOptions?.Enabled) throw notEmbedded('CognitoOptions');
  if (input.AdvancedSecurityOptions?.Enabled) throw notEmbedded('AdvancedSecurityOptions (fine-grained access control)');
  if (input.IdentityCenterOptions?.EnabledAPIAccess) throw notEmbedded('IdentityCenterOptions');
  if (Object.values(input.LogPublishingOptions ?? {}).some(({ Enabled }) => Enabled !== false)) throw notEmbedded('LogPublishingOptions');
  if (input.AIMLOptions !== undefined) throw notEmbedded('AIMLOptions');
  if (input.DomainEndpointOptions?.CustomEndpointEnabled) throw notEmbedded('A custom endpoint');
  if ((input.AutoTuneOptions?.MaintenanceSchedules?.length ?? 0) > 0) throw notEmbedded('MaintenanceSchedules of AutoTuneOptions');
}

function check({ AccessPolicies: policy, ClusterConfig: cluster, EBSOptions: storage }: DomainConfiguration): void {
  if (policy) checkPolicy(policy);
  const count = cluster?.InstanceCount ?? 1;
  if (count < 1) throw invalid('You must specify at least one instance.');
  if (cluster?.InstanceType && !/\.search$/.test(cluster.InstanceType)) throw invalid(`Invalid instance type: ${cluster.InstanceType}`);
  if (storage?.EBSEnabled && !storage.VolumeSize) throw invalid('Volume size must be specified for the EBS volume.');
  if (cluster?.ZoneAwarenessEnabled && count % (cluster.ZoneAwarenessConfig?.AvailabilityZoneCount ?? 2) !== 0)
    throw invalid('You must choose a number of data nodes that is a multiple of the number of Availability Zones.');
}

/** Throws AwsError InvalidTypeException for a text that is no policy of a resource. */
function checkPolicy(policy: string): void {
  try {
    parsePolicy(policy, 'resource');
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    throw new AwsError('InvalidTypeException', `Error setting policy: [${policy}]`, 409);
  }
}
