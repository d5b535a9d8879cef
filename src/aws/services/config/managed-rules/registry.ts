// The managed rules that are embedded. To add one: a file, its test, a line here.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/managed-rules-by-aws-config.html
import type { ManagedRule } from '../rules/rule-contract.ts';
import { accessKeysRotated } from './access-keys-rotated.ts';
import { acmCertificateExpirationCheck } from './acm-certificate-expiration-check.ts';
import { cloudwatchLogGroupEncrypted } from './cloudwatch-log-group-encrypted.ts';
import { cwLoggroupRetentionPeriodCheck } from './cw-loggroup-retention-period-check.ts';
import { desiredInstanceTenancy } from './desired-instance-tenancy.ts';
import { desiredInstanceType } from './desired-instance-type.ts';
import { dynamodbPitrEnabled } from './dynamodb-pitr-enabled.ts';
import { dynamodbTableDeletionProtectionEnabled } from './dynamodb-table-deletion-protection-enabled.ts';
import { dynamodbTableEncryptedKms } from './dynamodb-table-encrypted-kms.ts';
import { ec2Imdsv2Check } from './ec2-imdsv2-check.ts';
import { ec2InstanceNoPublicIp } from './ec2-instance-no-public-ip.ts';
import { ec2InstanceProfileAttached } from './ec2-instance-profile-attached.ts';
import { ec2InstancesInVpc } from './ec2-instances-in-vpc.ts';
import { ec2SecurityGroupAttachedToEniPeriodic } from './ec2-security-group-attached-to-eni-periodic.ts';
import { ec2StoppedInstance } from './ec2-stopped-instance.ts';
import { ec2VolumeInuseCheck } from './ec2-volume-inuse-check.ts';
import { eipAttached } from './eip-attached.ts';
import { encryptedVolumes } from './encrypted-volumes.ts';
import { iamGroupHasUsersCheck } from './iam-group-has-users-check.ts';
import { iamNoInlinePolicyCheck } from './iam-no-inline-policy-check.ts';
import { iamPasswordPolicy } from './iam-password-policy.ts';
import { iamPolicyNoStatementsWithAdminAccess } from './iam-policy-no-statements-with-admin-access.ts';
import { iamPolicyNoStatementsWithFullAccess } from './iam-policy-no-statements-with-full-access.ts';
import { iamRootAccessKeyCheck } from './iam-root-access-key-check.ts';
import { iamUserGroupMembershipCheck } from './iam-user-group-membership-check.ts';
import { iamUserMfaEnabled } from './iam-user-mfa-enabled.ts';
import { iamUserNoPoliciesCheck } from './iam-user-no-policies-check.ts';
import { iamUserUnusedCredentialsCheck } from './iam-user-unused-credentials-check.ts';
import { internetGatewayAuthorizedVpcOnly } from './internet-gateway-authorized-vpc-only.ts';
import { lambdaConcurrencyCheck } from './lambda-concurrency-check.ts';
import { lambdaDlqCheck } from './lambda-dlq-check.ts';
import { lambdaFunctionPublicAccessProhibited } from './lambda-function-public-access-prohibited.ts';
import { lambdaFunctionSettingsCheck } from './lambda-function-settings-check.ts';
import { lambdaInsideVpc } from './lambda-inside-vpc.ts';
import { mfaEnabledForIamConsoleAccess } from './mfa-enabled-for-iam-console-access.ts';
import { naclNoUnrestrictedSshRdp } from './nacl-no-unrestricted-ssh-rdp.ts';
import { noUnrestrictedRouteToIgw } from './no-unrestricted-route-to-igw.ts';
import { requiredTags } from './required-tags.ts';
import { restrictedCommonPorts } from './restricted-common-ports.ts';
import { restrictedSsh } from './restricted-ssh.ts';
import { rootAccountHardwareMfaEnabled } from './root-account-hardware-mfa-enabled.ts';
import { rootAccountMfaEnabled } from './root-account-mfa-enabled.ts';
import { s3BucketLevelPublicAccessProhibited } from './s3-bucket-level-public-access-prohibited.ts';
import { s3BucketLoggingEnabled } from './s3-bucket-logging-enabled.ts';
import { s3BucketPublicReadProhibited } from './s3-bucket-public-read-prohibited.ts';
import { s3BucketPublicWriteProhibited } from './s3-bucket-public-write-prohibited.ts';
import { s3BucketServerSideEncryptionEnabled } from './s3-bucket-server-side-encryption-enabled.ts';
import { s3BucketSslRequestsOnly } from './s3-bucket-ssl-requests-only.ts';
import { s3BucketVersioningEnabled } from './s3-bucket-versioning-enabled.ts';
import { subnetAutoAssignPublicIpDisabled } from './subnet-auto-assign-public-ip-disabled.ts';
import { vpcDefaultSecurityGroupClosed } from './vpc-default-security-group-closed.ts';
import { vpcNetworkAclUnusedCheck } from './vpc-network-acl-unused-check.ts';
import { vpcSgOpenOnlyToAuthorizedPorts } from './vpc-sg-open-only-to-authorized-ports.ts';

export const managedRules: readonly ManagedRule[] = [
  accessKeysRotated,
  acmCertificateExpirationCheck,
  cloudwatchLogGroupEncrypted,
  cwLoggroupRetentionPeriodCheck,
  desiredInstanceTenancy,
  desiredInstanceType,
  dynamodbPitrEnabled,
  dynamodbTableDeletionProtectionEnabled,
  dynamodbTableEncryptedKms,
  ec2Imdsv2Check,
  ec2InstanceNoPublicIp,
  ec2InstanceProfileAttached,
  ec2InstancesInVpc,
  ec2SecurityGroupAttachedToEniPeriodic,
  ec2StoppedInstance,
  ec2VolumeInuseCheck,
  eipAttached,
  encryptedVolumes,
  iamGroupHasUsersCheck,
  iamNoInlinePolicyCheck,
  iamPasswordPolicy,
  iamPolicyNoStatementsWithAdminAccess,
  iamPolicyNoStatementsWithFullAccess,
  iamRootAccessKeyCheck,
  iamUserGroupMembershipCheck,
  iamUserMfaEnabled,
  iamUserNoPoliciesCheck,
  iamUserUnusedCredentialsCheck,
  internetGatewayAuthorizedVpcOnly,
  lambdaConcurrencyCheck,
  lambdaDlqCheck,
  lambdaFunctionPublicAccessProhibited,
  lambdaFunctionSettingsCheck,
  lambdaInsideVpc,
  mfaEnabledForIamConsoleAccess,
  naclNoUnrestrictedSshRdp,
  noUnrestrictedRouteToIgw,
  requiredTags,
  restrictedCommonPorts,
  restrictedSsh,
  rootAccountHardwareMfaEnabled,
  rootAccountMfaEnabled,
  s3BucketLevelPublicAccessProhibited,
  s3BucketLoggingEnabled,
  s3BucketPublicReadProhibited,
  s3BucketPublicWriteProhibited,
  s3BucketServerSideEncryptionEnabled,
  s3BucketSslRequestsOnly,
  s3BucketVersioningEnabled,
  subnetAutoAssignPublicIpDisabled,
  vpcDefaultSecurityGroupClosed,
  vpcNetworkAclUnusedCheck,
  vpcSgOpenOnlyToAuthorizedPorts,
];
