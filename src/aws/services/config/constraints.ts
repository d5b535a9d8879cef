// Lengths, patterns, ranges and words of the members, by operation, as the API's model has them.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/ . Limits that have an error of their own (InvalidLimitException) are checked in
// paging.ts, the words of resource types in resource-types.ts.
import type { Constraints } from '../../core/constraints.ts';
import type { OperationName } from './operation-name.ts';

const resourceId = { minLength: 1, maxLength: 768 } as const;
const ruleName = { pattern: '.*\\S.*', minLength: 1, maxLength: 128 } as const;
const upTo256 = { minLength: 1, maxLength: 256 } as const;
const packName = { pattern: '[a-zA-Z][-a-zA-Z0-9]*', minLength: 1, maxLength: 256 } as const;
const upTo64 = { minLength: 1, maxLength: 64 } as const;
const upTo1024 = { minLength: 1, maxLength: 1024 } as const;
const arn = { minLength: 1, maxLength: 1000 } as const;
const upTo128 = { minLength: 1, maxLength: 128 } as const;
const compliance = { oneOf: ['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE', 'INSUFFICIENT_DATA'] } as const;
const mode = { oneOf: ['DETECTIVE', 'PROACTIVE'] } as const;
const servicePrincipal = { pattern: '[\\w+=,.@-]+', minLength: 1, maxLength: 128 } as const;
const period = { oneOf: ['One_Hour', 'Three_Hours', 'Six_Hours', 'Twelve_Hours', 'TwentyFour_Hours'] } as const;
const tags: Constraints = { Tags: { maxLength: 50 }, 'Tags[].Key': upTo128, 'Tags[].Value': { maxLength: 256 } };

export const constraints: Readonly<Record<OperationName, Constraints>> = {
  BatchGetResourceConfig: {
    resourceKeys: { minLength: 1, maxLength: 100 },
    'resourceKeys[].resourceId': resourceId,
  },
  DeleteConfigRule: {
    ConfigRuleName: ruleName,
  },
  DeleteConfigurationRecorder: {
    ConfigurationRecorderName: upTo256,
  },
  DeleteConformancePack: {
    ConformancePackName: packName,
  },
  DeleteDeliveryChannel: {
    DeliveryChannelName: upTo256,
  },
  DeleteEvaluationResults: {
    ConfigRuleName: upTo64,
  },
  DeleteRemediationConfiguration: {
    ConfigRuleName: ruleName,
  },
  DeleteRemediationExceptions: {
    ConfigRuleName: ruleName,
    ResourceKeys: { minLength: 1, maxLength: 100 },
    'ResourceKeys[].ResourceType': upTo256,
    'ResourceKeys[].ResourceId': upTo1024,
  },
  DeleteRetentionConfiguration: {
    RetentionConfigurationName: { pattern: '[\\w\\-]+', minLength: 1, maxLength: 256 },
  },
  DeliverConfigSnapshot: {
    deliveryChannelName: upTo256,
  },
  DescribeComplianceByConfigRule: {
    ConfigRuleNames: { maxLength: 25 },
    'ConfigRuleNames[]': ruleName,
    ComplianceTypes: { maxLength: 3 },
    'ComplianceTypes[]': compliance,
  },
  DescribeComplianceByResource: {
    ResourceType: upTo256,
    ResourceId: resourceId,
    ComplianceTypes: { maxLength: 3 },
    'ComplianceTypes[]': compliance,
    Limit: { min: 0, max: 100 },
  },
  DescribeConfigRuleEvaluationStatus: {
    ConfigRuleNames: { maxLength: 25 },
    'ConfigRuleNames[]': ruleName,
    Limit: { min: 0, max: 50 },
  },
  DescribeConfigRules: {
    ConfigRuleNames: { maxLength: 25 },
    'ConfigRuleNames[]': ruleName,
    'Filters.EvaluationMode': mode,
  },
  DescribeConfigurationRecorderStatus: {
    'ConfigurationRecorderNames[]': upTo256,
    ServicePrincipal: servicePrincipal,
    Arn: arn,
  },
  DescribeConfigurationRecorders: {
    'ConfigurationRecorderNames[]': upTo256,
    ServicePrincipal: servicePrincipal,
    Arn: arn,
  },
  DescribeConformancePackCompliance: {
    ConformancePackName: packName,
    'Filters.ConfigRuleNames': { maxLength: 10 },
    'Filters.ConfigRuleNames[]': upTo64,
    'Filters.ComplianceType': { oneOf: ['COMPLIANT', 'NON_COMPLIANT', 'INSUFFICIENT_DATA'] },
  },
  DescribeConformancePackStatus: {
    ConformancePackNames: { maxLength: 25 },
    'ConformancePackNames[]': packName,
  },
  DescribeConformancePacks: {
    ConformancePackNames: { maxLength: 25 },
    'ConformancePackNames[]': packName,
  },
  DescribeDeliveryChannelStatus: {
    'DeliveryChannelNames[]': upTo256,
  },
  DescribeDeliveryChannels: {
    'DeliveryChannelNames[]': upTo256,
  },
  DescribeRemediationConfigurations: {
    ConfigRuleNames: { maxLength: 25 },
    'ConfigRuleNames[]': ruleName,
  },
  DescribeRemediationExceptions: {
    ConfigRuleName: ruleName,
    ResourceKeys: { minLength: 1, maxLength: 100 },
    'ResourceKeys[].ResourceType': upTo256,
    'ResourceKeys[].ResourceId': upTo1024,
    Limit: { min: 0, max: 100 },
  },
  DescribeRemediationExecutionStatus: {
    ConfigRuleName: ruleName,
    ResourceKeys: { minLength: 1, maxLength: 100 },
    'ResourceKeys[].resourceId': resourceId,
    Limit: { min: 0, max: 100 },
  },
  DescribeRetentionConfigurations: {
    RetentionConfigurationNames: { maxLength: 1 },
    'RetentionConfigurationNames[]': { pattern: '[\\w\\-]+', minLength: 1, maxLength: 256 },
  },
  GetComplianceDetailsByConfigRule: {
    ConfigRuleName: upTo64,
    ComplianceTypes: { maxLength: 3 },
    'ComplianceTypes[]': compliance,
    Limit: { min: 0, max: 100 },
  },
  GetComplianceDetailsByResource: {
    ResourceType: upTo256,
    ResourceId: resourceId,
    ComplianceTypes: { maxLength: 3 },
    'ComplianceTypes[]': compliance,
    ResourceEvaluationId: upTo128,
  },
  GetComplianceSummaryByConfigRule: {},
  GetComplianceSummaryByResourceType: {
    ResourceTypes: { maxLength: 20 },
    'ResourceTypes[]': upTo256,
  },
  GetConformancePackComplianceDetails: {
    ConformancePackName: packName,
    'Filters.ConfigRuleNames': { maxLength: 10 },
    'Filters.ConfigRuleNames[]': upTo64,
    'Filters.ComplianceType': { oneOf: ['COMPLIANT', 'NON_COMPLIANT', 'INSUFFICIENT_DATA'] },
    'Filters.ResourceType': upTo256,
    'Filters.ResourceIds': { maxLength: 5 },
    'Filters.ResourceIds[]': upTo256,
  },
  GetConformancePackComplianceSummary: {
    ConformancePackNames: { minLength: 1, maxLength: 5 },
    'ConformancePackNames[]': packName,
  },
  GetCustomRulePolicy: {
    ConfigRuleName: ruleName,
  },
  GetDiscoveredResourceCounts: {
    resourceTypes: { maxLength: 20 },
    'resourceTypes[]': upTo256,
  },
  GetResourceConfigHistory: {
    resourceId: resourceId,
    chronologicalOrder: { oneOf: ['Reverse', 'Forward'] },
  },
  ListConfigurationRecorders: {
    'Filters[].filterName': { oneOf: ['recordingScope'] },
    'Filters[].filterValue[]': { pattern: '^[0-9a-zA-Z\\\\*\\\\.\\\\\\/\\\\?-]*$' },
    MaxResults: { min: 0, max: 20 },
  },
  ListDiscoveredResources: {
    'resourceIds[]': resourceId,
  },
  ListTagsForResource: {
    ResourceArn: arn,
  },
  PutConfigRule: {
    ...tags,
    'ConfigRule.ConfigRuleName': ruleName,
    'ConfigRule.ConfigRuleArn': upTo256,
    'ConfigRule.ConfigRuleId': upTo64,
    'ConfigRule.Description': { maxLength: 256 },
    'ConfigRule.Scope.ComplianceResourceTypes': { maxLength: 100 },
    'ConfigRule.Scope.ComplianceResourceTypes[]': upTo256,
    'ConfigRule.Scope.TagKey': upTo128,
    'ConfigRule.Scope.TagValue': upTo256,
    'ConfigRule.Scope.ComplianceResourceId': resourceId,
    'ConfigRule.Source.Owner': { oneOf: ['CUSTOM_LAMBDA', 'AWS', 'CUSTOM_POLICY'] },
    'ConfigRule.Source.SourceIdentifier': upTo256,
    'ConfigRule.Source.SourceDetails': { maxLength: 25 },
    'ConfigRule.Source.SourceDetails[].EventSource': { oneOf: ['aws.config'] },
    'ConfigRule.Source.SourceDetails[].MessageType': {
      oneOf: [
        'ConfigurationItemChangeNotification',
        'ConfigurationSnapshotDeliveryCompleted',
        'ScheduledNotification',
        'OversizedConfigurationItemChangeNotification',
      ],
    },
    'ConfigRule.Source.SourceDetails[].MaximumExecutionFrequency': period,
    'ConfigRule.Source.CustomPolicyDetails.PolicyRuntime': { pattern: 'guard\\-2\\.x\\.x', minLength: 1, maxLength: 64 },
    'ConfigRule.Source.CustomPolicyDetails.PolicyText': { maxLength: 10000 },
    'ConfigRule.InputParameters': upTo1024,
    'ConfigRule.MaximumExecutionFrequency': period,
    'ConfigRule.ConfigRuleState': { oneOf: ['ACTIVE', 'DELETING', 'DELETING_RESULTS', 'EVALUATING'] },
    'ConfigRule.CreatedBy': upTo256,
    'ConfigRule.EvaluationModes[].Mode': mode,
  },
  PutConfigurationRecorder: {
    ...tags,
    'ConfigurationRecorder.arn': arn,
    'ConfigurationRecorder.name': { maxLength: 256 },
    'ConfigurationRecorder.recordingGroup.recordingStrategy.useOnly': {
      oneOf: ['ALL_SUPPORTED_RESOURCE_TYPES', 'INCLUSION_BY_RESOURCE_TYPES', 'EXCLUSION_BY_RESOURCE_TYPES'],
    },
    'ConfigurationRecorder.recordingMode.recordingFrequency': { oneOf: ['CONTINUOUS', 'DAILY'] },
    'ConfigurationRecorder.recordingMode.recordingModeOverrides': { maxLength: 1 },
    'ConfigurationRecorder.recordingMode.recordingModeOverrides[].description': upTo256,
    'ConfigurationRecorder.recordingMode.recordingModeOverrides[].recordingFrequency': { oneOf: ['CONTINUOUS', 'DAILY'] },
    'ConfigurationRecorder.recordingScope': { oneOf: ['INTERNAL', 'PAID'] },
    'ConfigurationRecorder.servicePrincipal': servicePrincipal,
  },
  PutConformancePack: {
    ...tags,
    ConformancePackName: packName,
    TemplateS3Uri: { pattern: 's3://.*', minLength: 1, maxLength: 1024 },
    TemplateBody: { minLength: 1, maxLength: 51200 },
    DeliveryS3Bucket: { maxLength: 63 },
    DeliveryS3KeyPrefix: { maxLength: 1024 },
    ConformancePackInputParameters: { maxLength: 60 },
    'ConformancePackInputParameters[].ParameterName': { maxLength: 255 },
    'ConformancePackInputParameters[].ParameterValue': { maxLength: 4096 },
    'TemplateSSMDocumentDetails.DocumentName': { pattern: '^[a-zA-Z0-9_\\-.:/]{3,200}$' },
    'TemplateSSMDocumentDetails.DocumentVersion': { pattern: '([$]LATEST|[$]DEFAULT|^[1-9][0-9]*$)' },
  },
  PutDeliveryChannel: {
    'DeliveryChannel.name': { maxLength: 256 },
    'DeliveryChannel.configSnapshotDeliveryProperties.deliveryFrequency': period,
  },
  PutEvaluations: {
    Evaluations: { maxLength: 100 },
    'Evaluations[].ComplianceResourceType': upTo256,
    'Evaluations[].ComplianceResourceId': resourceId,
    'Evaluations[].ComplianceType': compliance,
    'Evaluations[].Annotation': upTo256,
  },
  PutRemediationConfigurations: {
    RemediationConfigurations: { maxLength: 25 },
    'RemediationConfigurations[].ConfigRuleName': ruleName,
    'RemediationConfigurations[].TargetType': { oneOf: ['SSM_DOCUMENT'] },
    'RemediationConfigurations[].TargetId': upTo256,
    'RemediationConfigurations[].Parameters': { maxLength: 25 },
    'RemediationConfigurations[].ExecutionControls.SsmControls.ConcurrentExecutionRatePercentage': { min: 1, max: 100 },
    'RemediationConfigurations[].ExecutionControls.SsmControls.ErrorPercentage': { min: 1, max: 100 },
    'RemediationConfigurations[].MaximumAutomaticAttempts': { min: 1, max: 25 },
    'RemediationConfigurations[].RetryAttemptSeconds': { min: 1, max: 2678000 },
    'RemediationConfigurations[].Arn': upTo1024,
    'RemediationConfigurations[].CreatedByService': upTo1024,
  },
  PutRemediationExceptions: {
    ConfigRuleName: ruleName,
    ResourceKeys: { minLength: 1, maxLength: 100 },
    'ResourceKeys[].ResourceType': upTo256,
    'ResourceKeys[].ResourceId': upTo1024,
    Message: upTo1024,
  },
  PutRetentionConfiguration: {
    RetentionPeriodInDays: { min: 30, max: 2557 },
  },
  SelectResourceConfig: {
    Expression: { minLength: 1, maxLength: 4096 },
  },
  StartConfigRulesEvaluation: {
    ConfigRuleNames: { minLength: 1, maxLength: 25 },
    'ConfigRuleNames[]': ruleName,
  },
  StartConfigurationRecorder: {
    ConfigurationRecorderName: upTo256,
  },
  StartRemediationExecution: {
    ConfigRuleName: ruleName,
    ResourceKeys: { minLength: 1, maxLength: 100 },
    'ResourceKeys[].resourceId': resourceId,
  },
  StopConfigurationRecorder: {
    ConfigurationRecorderName: upTo256,
  },
  TagResource: {
    ResourceArn: arn,
    Tags: { minLength: 1, maxLength: 50 },
    'Tags[].Key': upTo128,
    'Tags[].Value': { maxLength: 256 },
  },
  UntagResource: {
    ResourceArn: arn,
    TagKeys: { minLength: 1, maxLength: 50 },
    'TagKeys[]': upTo128,
  },
  GetResourceEvaluationSummary: {
    ResourceEvaluationId: { minLength: 1, maxLength: 128 },
  },
  ListResourceEvaluations: {
    'Filters.EvaluationMode': { oneOf: ['DETECTIVE', 'PROACTIVE'] },
    'Filters.EvaluationContextIdentifier': { minLength: 1, maxLength: 128 },
    Limit: { min: 0, max: 100 },
  },
  StartResourceEvaluation: {
    'ResourceDetails.ResourceId': { minLength: 1, maxLength: 768 },
    'ResourceDetails.ResourceType': { minLength: 1, maxLength: 256 },
    'ResourceDetails.ResourceConfiguration': { minLength: 1, maxLength: 51200 },
    'ResourceDetails.ResourceConfigurationSchemaType': { oneOf: ['CFN_RESOURCE_SCHEMA'] },
    'EvaluationContext.EvaluationContextIdentifier': { minLength: 1, maxLength: 128 },
    EvaluationMode: { oneOf: ['DETECTIVE', 'PROACTIVE'] },
    EvaluationTimeout: { min: 0, max: 3600 },
    ClientToken: { minLength: 64, maxLength: 256 },
  },
};
