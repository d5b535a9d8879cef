// Rules of aws-cloudformation/aws-guard-rules-registry that have the name of one of our managed rules. Theirs judge templates of
// CloudFormation: each resource is told to ours as Config would record it once it is there.
import type { ConfigurationItem } from '../../../src/aws/services/config/items/configuration-item.ts';
import { managedRules } from '../../../src/aws/services/config/managed-rules/registry.ts';
import { accountOf, defaultsOf, itemOf } from '../../../src/aws/services/config/managed-rules/testing/judge.ts';
import { pythonLines } from './python.ts';

interface TemplateResource {
  readonly Type: string;
  readonly Properties: Properties | null;
}

// biome-ignore lint/suspicious/noExplicitAny: a template is whatever somebody wrote
type Properties = Readonly<Record<string, any>>;

interface RegistryCase {
  readonly rule: string;
  readonly test: string;
  readonly expected: 'PASS' | 'FAIL' | 'SKIP';
  readonly resources: Readonly<Record<string, TemplateResource>>;
}

type Recorded = Partial<Pick<ConfigurationItem, 'configuration' | 'supplementaryConfiguration' | 'ARN'>>;

const members = (object: Properties | undefined) =>
  Object.fromEntries(Object.entries(object ?? {}).map(([member, value]) => [member.charAt(0).toLowerCase() + member.slice(1), value]));

const statement = (condition: Properties) => ({ ...(Object.keys(condition).length > 0 && { Condition: { StringEquals: condition } }) });

const recorded: Readonly<Record<string, (properties: Properties) => Recorded>> = {
  'AWS::EC2::SecurityGroup': ({ SecurityGroupIngress = [] }) => ({
    configuration: {
      ipPermissions: SecurityGroupIngress.map(({ CidrIp, ...rule }: Properties) => ({ ...members(rule), ipRanges: [CidrIp] })),
    },
  }),
  'AWS::EC2::Volume': ({ Encrypted, KmsKeyId }) => ({
    configuration: { attachments: [{ state: 'attached' }], encrypted: Encrypted ?? KmsKeyId !== undefined },
  }),
  'AWS::EC2::Instance': ({ NetworkInterfaces = [], SubnetId, IamInstanceProfile }) => ({
    configuration: {
      networkInterfaces: NetworkInterfaces.map(({ AssociatePublicIpAddress }: Properties) =>
        AssociatePublicIpAddress ? { association: { publicIp: '203.0.113.7' } } : {},
      ),
      ...(SubnetId && { vpcId: 'vpc-1' }),
      ...(IamInstanceProfile && { iamInstanceProfile: { arn: 'arn:aws:iam::123456789012:instance-profile/p' } }),
    },
  }),
  'AWS::EC2::Route': ({ DestinationCidrBlock, GatewayId }) => ({
    configuration: {
      routes: [
        {
          [`${DestinationCidrBlock}`.includes(':') ? 'destinationIpv6CidrBlock' : 'destinationCidrBlock']: DestinationCidrBlock,
          gatewayId: GatewayId && 'igw-1',
        },
      ],
    },
  }),
  'AWS::S3::BucketPolicy': ({ PolicyDocument }) => ({
    supplementaryConfiguration: { BucketPolicy: { policyText: JSON.stringify(PolicyDocument) } },
  }),
  'AWS::S3::Bucket': ({ BucketEncryption, LoggingConfiguration, PublicAccessBlockConfiguration, VersioningConfiguration }) => ({
    supplementaryConfiguration: {
      ServerSideEncryptionConfiguration: {
        rules: (BucketEncryption?.ServerSideEncryptionConfiguration ?? []).map(({ ServerSideEncryptionByDefault }: Properties) => ({
          applyServerSideEncryptionByDefault: { sseAlgorithm: ServerSideEncryptionByDefault?.SSEAlgorithm },
        })),
      },
      BucketLoggingConfiguration: { destinationBucketName: LoggingConfiguration && 'logs' },
      PublicAccessBlockConfiguration: members(PublicAccessBlockConfiguration),
      BucketVersioningConfiguration: { status: VersioningConfiguration?.Status ?? 'Off' },
    },
  }),
  'AWS::DynamoDB::Table': ({ PointInTimeRecoverySpecification: recovery, SSESpecification: encryption }) => ({
    configuration: encryption?.SSEEnabled ? { ssedescription: { status: 'ENABLED', ssetype: encryption.SSEType ?? 'KMS' } } : {},
    supplementaryConfiguration: {
      ContinuousBackupsDescription: {
        pointInTimeRecoveryDescription: { pointInTimeRecoveryStatus: recovery?.PointInTimeRecoveryEnabled ? 'ENABLED' : 'DISABLED' },
      },
    },
  }),
  'AWS::Logs::LogGroup': ({ KmsKeyId }) => ({ configuration: { KmsKeyId: KmsKeyId && 'arn:aws:kms:eu-west-1:123456789012:key/1' } }),
  'AWS::Lambda::Function': ({ DeadLetterConfig, ReservedConcurrentExecutions, VpcConfig }) => ({
    configuration: { deadLetterConfig: members(DeadLetterConfig), vpcConfig: members(VpcConfig) },
    supplementaryConfiguration:
      ReservedConcurrentExecutions === undefined ? {} : { Concurrency: { reservedConcurrentExecutions: ReservedConcurrentExecutions } },
  }),
  'AWS::Lambda::Permission': ({ Principal, SourceAccount, SourceArn, PrincipalOrgID }) => {
    const conditions = {
      'AWS:SourceAccount': SourceAccount && `${SourceAccount}`,
      'AWS:SourceArn': SourceArn && 'arn:aws:s3:::b',
      'aws:PrincipalOrgID': PrincipalOrgID,
    };
    const given = Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined));
    const principal = `${Principal}`.endsWith('.amazonaws.com')
      ? { Service: Principal }
      : Principal === '*'
        ? '*'
        : { AWS: '123456789012' };
    return {
      supplementaryConfiguration: {
        Policy: JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: principal, ...statement(given) }] }),
      },
    };
  },
  'AWS::IAM::Policy': ({ PolicyDocument }) => ({
    configuration: { policyVersionList: [{ isDefaultVersion: true, document: JSON.stringify(PolicyDocument) }] },
  }),
  'AWS::IAM::Role': ({ Policies = [] }) => ({ configuration: { rolePolicyList: Policies.map(members) } }),
  'AWS::IAM::Group': ({ Policies = [] }) => ({ configuration: { groupPolicyList: Policies.map(members) } }),
  'AWS::IAM::User': ({ Policies = [] }) => ({ configuration: { userPolicyList: Policies.map(members) } }),
};

/** The rules by their file. */
const RULES: Readonly<Record<string, string>> = {
  'amazon_ec2/ec2_instances_in_vpc': 'INSTANCES_IN_VPC',
  'amazon_ec2/ec2_instance_profile_attached': 'EC2_INSTANCE_PROFILE_ATTACHED',
  'amazon_ec2/no_unrestricted_route_to_igw': 'NO_UNRESTRICTED_ROUTE_TO_IGW',
  'amazon_s3/s3_bucket_level_public_access_prohibited': 'S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED',
  'amazon_s3/s3_bucket_ssl_requests_only': 'S3_BUCKET_SSL_REQUESTS_ONLY',
  'iam/iam_no_inline_policy_check': 'IAM_NO_INLINE_POLICY_CHECK',
  'iam/iam_policy_no_statements_with_full_access': 'IAM_POLICY_NO_STATEMENTS_WITH_FULL_ACCESS',
  'amazon_ec2/restricted_ssh': 'INCOMING_SSH_DISABLED',
  'amazon_ec2/encrypted_volumes': 'ENCRYPTED_VOLUMES',
  'amazon_ec2/ec2_instance_no_public_ip': 'EC2_INSTANCE_NO_PUBLIC_IP',
  'amazon_s3/s3_bucket_public_read_prohibited': 'S3_BUCKET_PUBLIC_READ_PROHIBITED',
  'amazon_s3/s3_bucket_public_write_prohibited': 'S3_BUCKET_PUBLIC_WRITE_PROHIBITED',
  'amazon_s3/s3_bucket_server_side_encryption_enabled': 'S3_BUCKET_SERVER_SIDE_ENCRYPTION_ENABLED',
  'amazon_s3/s3_bucket_versioning_enabled': 'S3_BUCKET_VERSIONING_ENABLED',
  'amazon_s3/s3_bucket_logging_enabled': 'S3_BUCKET_LOGGING_ENABLED',
  'dynamodb/dynamodb_pitr_enabled': 'DYNAMODB_PITR_ENABLED',
  'dynamodb/dynamodb_table_encrypted_kms': 'DYNAMODB_TABLE_ENCRYPTED_KMS',
  'cloudwatch/cloudwatch_log_group_encrypted': 'CLOUDWATCH_LOG_GROUP_ENCRYPTED',
  'lambda/lambda_dlq_check': 'LAMBDA_DLQ_CHECK',
  'lambda/lambda_concurrency_check': 'LAMBDA_CONCURRENCY_CHECK',
  'lambda/lambda_inside_vpc': 'LAMBDA_INSIDE_VPC',
  'lambda/lambda_function_public_access_prohibited': 'LAMBDA_FUNCTION_PUBLIC_ACCESS_PROHIBITED',
  'iam/iam_policy_no_statements_with_admin_access': 'IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS',
  'iam/iam_user_no_policies_check': 'IAM_USER_NO_POLICIES_CHECK',
};

/** Differences that are meant. */
function reasonOf({ rule, test }: RegistryCase): string | undefined {
  if (rule.includes('s3_bucket_public_'))
    return 'theirs asks for Block Public Access; the managed rule takes a bucket that nobody was let into, too';
  return /with a service as the principal, but NO/.test(test)
    ? 'theirs wants conditions for each service; the page of the managed rule for S3 alone'
    : undefined;
}

export interface RegistryComparison {
  readonly identifier: string;
  readonly file: string;
  readonly test: string;
  readonly theirs: string;
  /** Undefined: the template has nothing that Config records (layers). */
  readonly ours: string | undefined;
  readonly reason: string | undefined;
}

/** FAIL if one resource is not compliant, PASS if one is, SKIP otherwise. Undefined where the template has nothing that Config records. */
function ours({ rule, resources }: RegistryCase): string | undefined {
  const managed = managedRules.find(({ identifier }) => identifier === RULES[rule]);
  if (managed?.judges !== 'each resource') return undefined;
  const all = Object.values(resources);
  // A bucket and its policy are two resources of a template and one of Config.
  const withPolicy = all.some(({ Type }) => Type === 'AWS::S3::BucketPolicy');
  const verdicts = all.flatMap(({ Type, Properties }) => {
    if (withPolicy && Type === 'AWS::S3::Bucket') return [];
    const parts = recorded[Type]?.(Properties ?? {});
    if (!parts) return [];
    const item = itemOf(managed.resourceTypes[0] ?? '', parts);
    return managed.evaluate({ item, account: accountOf(), nowMs: Date.now(), parameters: defaultsOf(managed) }).compliance;
  });
  if (verdicts.length === 0) return undefined;
  return verdicts.includes('NON_COMPLIANT') ? 'FAIL' : verdicts.includes('COMPLIANT') ? 'PASS' : 'SKIP';
}

/** Cases that are skipped there (nothing to judge, or suppressed by a comment) say nothing about the rule. */
export function registryComparisons(directory: string): readonly RegistryComparison[] {
  const cases = pythonLines<RegistryCase>('read-registry-tests.py', [directory, ...Object.keys(RULES)]).filter(
    ({ expected }) => expected !== 'SKIP',
  );
  return cases.map((each) => ({
    identifier: RULES[each.rule] ?? '',
    file: each.rule,
    test: each.test,
    theirs: each.expected,
    ours: ours(each),
    reason: reasonOf(each),
  }));
}
