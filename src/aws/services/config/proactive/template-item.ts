// A resource as a CloudFormation template describes it, as the item that it would become. It does not exist yet.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config-rules.html#evaluate-config_use-managed-rules-proactive-detective
import { isJsonObject } from '../../../core/json.ts';
import type { ConfigurationItem } from '../items/configuration-item.ts';

/** What is planned, and where. */
export interface PlannedResource {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly id: string;
  /** The Properties of the template. */
  readonly properties: Readonly<Record<string, unknown>>;
  /** Milliseconds since the epoch. */
  readonly nowMs: number;
}

export function templateItem({ account, region, type, id, properties, nowMs }: PlannedResource): ConfigurationItem {
  const { Tags: tags, ...rest } = properties;
  const configuration = smallNames(rest) as Record<string, unknown>;
  const { configuration: own = {}, supplementary = {} } = special[type]?.(properties) ?? {};
  return {
    configurationItemVersion: '1.3',
    configurationItemCaptureTime: new Date(nowMs).toISOString(),
    configurationItemStatus: 'ResourceDiscovered',
    configurationStateId: nowMs,
    configurationStateMd5Hash: '',
    awsAccountId: account,
    ARN: '',
    resourceType: type,
    resourceId: id,
    resourceName: null,
    awsRegion: region,
    availabilityZone: 'Not Applicable',
    resourceCreationTime: null,
    tags: tagRecord(tags),
    relatedEvents: [],
    relationships: [],
    configuration: { ...configuration, ...own },
    supplementaryConfiguration: supplementary,
  };
}

interface Special {
  readonly configuration?: Readonly<Record<string, unknown>>;
  readonly supplementary?: Readonly<Record<string, unknown>>;
}

/** Where an item of the type is more than the template's properties with small first letters. */
const special: Readonly<Record<string, (properties: Readonly<Record<string, unknown>>) => Special>> = {
  'AWS::EC2::SecurityGroup': ({ SecurityGroupIngress: ingress, SecurityGroupEgress: egress, GroupDescription: description }) => ({
    configuration: { description, ipPermissions: permissions(ingress), ipPermissionsEgress: permissions(egress) },
  }),
  'AWS::S3::Bucket'({ VersioningConfiguration: versioning, LoggingConfiguration: logging, PublicAccessBlockConfiguration: block }) {
    const [versions, logs] = [versioning, logging].map((value) => (isJsonObject(value) ? value : undefined));
    return {
      supplementary: {
        BucketVersioningConfiguration: { status: versions?.Status ?? 'Off', isMfaDeleteEnabled: null },
        BucketLoggingConfiguration: {
          destinationBucketName: logs?.DestinationBucketName ?? null,
          logFilePrefix: logs?.LogFilePrefix ?? null,
        },
        ...(block !== undefined && { PublicAccessBlockConfiguration: smallNames(block) }),
      },
    };
  },
  'AWS::DynamoDB::Table'({ PointInTimeRecoverySpecification: recovery }) {
    const status = isJsonObject(recovery) && recovery.PointInTimeRecoveryEnabled === true ? 'ENABLED' : 'DISABLED';
    const pointInTimeRecoveryDescription = { pointInTimeRecoveryStatus: status };
    return { supplementary: { ContinuousBackupsDescription: { continuousBackupsStatus: 'ENABLED', pointInTimeRecoveryDescription } } };
  },
};

function permissions(rules: unknown): unknown[] {
  return (Array.isArray(rules) ? rules : [])
    .filter(isJsonObject)
    .map(({ IpProtocol, FromPort, ToPort, CidrIp, CidrIpv6, Description }) => ({
      ipProtocol: String(IpProtocol),
      ...(FromPort !== undefined && { fromPort: Number(FromPort) }),
      ...(ToPort !== undefined && { toPort: Number(ToPort) }),
      ipRanges: CidrIp === undefined ? [] : [CidrIp],
      ipv4Ranges: CidrIp === undefined ? [] : [{ cidrIp: CidrIp, ...(Description !== undefined && { description: Description }) }],
      ipv6Ranges: CidrIpv6 === undefined ? [] : [{ cidrIpv6: CidrIpv6 }],
      prefixListIds: [],
      userIdGroupPairs: [],
    }));
}

function smallNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(smallNames);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.charAt(0).toLowerCase() + name.slice(1), smallNames(inner)]),
  );
}

function tagRecord(tags: unknown): Record<string, string> {
  const pairs = (Array.isArray(tags) ? tags : []).filter(isJsonObject).map(({ Key, Value }) => [String(Key), String(Value)]);
  return Object.fromEntries(pairs);
}
