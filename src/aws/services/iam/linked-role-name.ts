// The names of roles that are linked to services, and which services take a suffix of the customer's own.
// Facts: recorded from IAM by LocalStack (tests/aws/services/iam/test_iam.py), and the documentation of the services.

// What stands behind AWSServiceRoleFor.
const titles: Readonly<Record<string, string>> = {
  'accountdiscovery.ssm.amazonaws.com': 'AmazonSSM_AccountDiscovery',
  'acm.amazonaws.com': 'CertificateManager',
  'appmesh.amazonaws.com': 'AppMesh',
  'autoscaling-plans.amazonaws.com': 'AutoScalingPlans_EC2AutoScaling',
  'autoscaling.amazonaws.com': 'AutoScaling',
  'backup.amazonaws.com': 'Backup',
  'batch.amazonaws.com': 'Batch',
  'cassandra.application-autoscaling.amazonaws.com': 'ApplicationAutoScaling_CassandraTable',
  'cks.kms.amazonaws.com': 'KeyManagementServiceCustomKeyStores',
  'cloudtrail.amazonaws.com': 'CloudTrail',
  'codestar-notifications.amazonaws.com': 'CodeStarNotifications',
  'cognito-idp.amazonaws.com': 'AmazonCognitoIdp',
  'config.amazonaws.com': 'Config',
  'connect.amazonaws.com': 'AmazonConnect',
  'custom-resource.application-autoscaling.amazonaws.com': 'ApplicationAutoScaling_CustomResource',
  'dms-fleet-advisor.amazonaws.com': 'DMSFleetAdvisor',
  'dms.amazonaws.com': 'DMSServerless',
  'docdb-elastic.amazonaws.com': 'DocDB-Elastic',
  'dynamodb.application-autoscaling.amazonaws.com': 'ApplicationAutoScaling_DynamoDBTable',
  'ec2-instance-connect.amazonaws.com': 'Ec2InstanceConnect',
  'ec2.application-autoscaling.amazonaws.com': 'ApplicationAutoScaling_EC2SpotFleetRequest',
  'ecr.amazonaws.com': 'ECRTemplate',
  'ecs.amazonaws.com': 'ECS',
  'eks-connector.amazonaws.com': 'AmazonEKSConnector',
  'eks-fargate.amazonaws.com': 'AmazonEKSForFargate',
  'eks-nodegroup.amazonaws.com': 'AmazonEKSNodegroup',
  'eks.amazonaws.com': 'AmazonEKS',
  'elasticache.amazonaws.com': 'ElastiCache',
  'elasticbeanstalk.amazonaws.com': 'ElasticBeanstalk',
  'elasticfilesystem.amazonaws.com': 'AmazonElasticFileSystem',
  'elasticloadbalancing.amazonaws.com': 'ElasticLoadBalancing',
  'email.cognito-idp.amazonaws.com': 'AmazonCognitoIdpEmailService',
  'emr-containers.amazonaws.com': 'AmazonEMRContainers',
  'emrwal.amazonaws.com': 'EMRWAL',
  'fis.amazonaws.com': 'FIS',
  'grafana.amazonaws.com': 'AmazonGrafana',
  'imagebuilder.amazonaws.com': 'ImageBuilder',
  'iotmanagedintegrations.amazonaws.com': 'IoTManagedIntegrations',
  'kafka.amazonaws.com': 'Kafka',
  'kafkaconnect.amazonaws.com': 'KafkaConnect',
  'lakeformation.amazonaws.com': 'LakeFormationDataAccess',
  'lex.amazonaws.com': 'LexBots',
  'lexv2.amazonaws.com': 'LexV2Bots',
  'lightsail.amazonaws.com': 'Lightsail',
  'm2.amazonaws.com': 'AWSM2',
  'memorydb.amazonaws.com': 'MemoryDB',
  'mq.amazonaws.com': 'AmazonMQ',
  'mrk.kms.amazonaws.com': 'KeyManagementServiceMultiRegionKeys',
  'notifications.amazonaws.com': 'AwsUserNotifications',
  'observability.aoss.amazonaws.com': 'AmazonOpenSearchServerless',
  'opensearchservice.amazonaws.com': 'AmazonOpenSearchService',
  'ops.apigateway.amazonaws.com': 'APIGateway',
  'ops.emr-serverless.amazonaws.com': 'AmazonEMRServerless',
  'opsdatasync.ssm.amazonaws.com': 'SystemsManagerOpsDataSync',
  'opsinsights.ssm.amazonaws.com': 'AmazonSSM_OpsInsights',
  'pullthroughcache.ecr.amazonaws.com': 'ECRPullThroughCache',
  'ram.amazonaws.com': 'ResourceAccessManager',
  'rds.amazonaws.com': 'RDS',
  'redshift.amazonaws.com': 'Redshift',
  'replication.cassandra.amazonaws.com': 'KeyspacesReplication',
  'replication.dynamodb.amazonaws.com': 'DynamoDBReplication',
  'replication.ecr.amazonaws.com': 'ECRReplication',
  'repository.sync.codeconnections.amazonaws.com': 'GitSync',
  'resource-explorer-2.amazonaws.com': 'ResourceExplorer',
  'rolesanywhere.amazonaws.com': 'RolesAnywhere',
  's3-outposts.amazonaws.com': 'S3OnOutposts',
  'ses.amazonaws.com': 'AmazonSES',
  'shield.amazonaws.com': 'AWSShield',
  'ssm-incidents.amazonaws.com': 'IncidentManager',
  'ssm-quicksetup.amazonaws.com': 'SSMQuickSetup',
  'ssm.amazonaws.com': 'AmazonSSM',
  'sso.amazonaws.com': 'SSO',
  'vpcorigin.cloudfront.amazonaws.com': 'CloudFrontVPCOrigin',
  'waf.amazonaws.com': 'WAFLogging',
  'wafv2.amazonaws.com': 'WAFV2Logging',
};

const takesSuffix: readonly string[] = [
  'autoscaling.amazonaws.com',
  'connect.amazonaws.com',
  'custom-resource.application-autoscaling.amazonaws.com',
  'lexv2.amazonaws.com',
];

/** A service that is not in the table is inferred to be called by its own word with a capital. */
export function linkedRoleName(service: string, suffix: string | undefined): string {
  const word = service.split('.')[0] ?? service;
  const title = titles[service] ?? word.charAt(0).toUpperCase() + word.slice(1);
  return `AWSServiceRoleFor${title}${suffix === undefined ? '' : `_${suffix}`}`;
}

/** Only of services in the table is it known. */
export function takesNoSuffix(service: string): boolean {
  return titles[service] !== undefined && !takesSuffix.includes(service);
}
