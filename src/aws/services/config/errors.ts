// The errors of AWS Config. Sentences as moto recorded them from the real service where it has them; the others are inferred from the
// API's documentation.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/CommonErrors.html
import { AwsError } from '../../core/errors.ts';

export const validation = (sentence: string) => new AwsError('ValidationException', sentence);

export const invalidParameterValue = (sentence: string) => new AwsError('InvalidParameterValueException', sentence);

export const invalidNextToken = () => new AwsError('InvalidNextTokenException', 'The nextToken provided is invalid');

export const invalidLimit = (value: number, most: number) =>
  new AwsError(
    'InvalidLimitException',
    `Value '${value}' at 'limit' failed to satisfy constraint: Member must have value ${value < 0 ? 'greater than or equal to 0' : `less than or equal to ${most}`}`,
  );

export const invalidRecorderName = (name: string) =>
  new AwsError(
    'InvalidConfigurationRecorderNameException',
    name.trim() === ''
      ? `The configuration recorder name '${name}' is not valid, blank string.`
      : `The configuration recorder name '${name}' is not valid. The prefix AWSConfigurationRecorderFor is reserved for service-linked configuration recorders.`,
  );

export const tooManyRecorders = (name: string) =>
  new AwsError(
    'MaxNumberOfConfigurationRecordersExceededException',
    `Failed to put configuration recorder '${name}' because the maximum number of configuration recorders: 1 is reached.`,
  );

export const invalidRole = () =>
  new AwsError('InvalidRoleException', 'The role ARN of the configuration recorder is null, empty or no ARN of an IAM role.');

export const invalidRecordingGroup = () => new AwsError('InvalidRecordingGroupException', 'The recording group provided is not valid');

export const unmodifiable = (sentence: string) => new AwsError('UnmodifiableEntityException', sentence);

export const noSuchRecorder = (name: string) =>
  new AwsError('NoSuchConfigurationRecorderException', `Cannot find configuration recorder with the specified name '${name}'.`);

export const noRecorder = (forWhat = 'to put delivery channel') =>
  new AwsError('NoAvailableConfigurationRecorderException', `Configuration recorder is not available ${forWhat}.`);

export const noRunningRecorder = () =>
  new AwsError('NoRunningConfigurationRecorderException', 'There is no configuration recorder running.');

export const noChannel = () =>
  new AwsError('NoAvailableDeliveryChannelException', 'Delivery channel is not available to start configuration recorder.');

export const invalidChannelName = (name: string) =>
  new AwsError('InvalidDeliveryChannelNameException', `The delivery channel name '${name}' is not valid, blank string.`);

export const tooManyChannels = (name: string) =>
  new AwsError(
    'MaxNumberOfDeliveryChannelsExceededException',
    `Failed to put delivery channel '${name}' because the maximum number of delivery channels: 1 is reached.`,
  );

export const noSuchChannel = (name: string) =>
  new AwsError('NoSuchDeliveryChannelException', `Cannot find delivery channel with specified name '${name}'.`);

export const lastChannel = (name: string) =>
  new AwsError(
    'LastDeliveryChannelDeleteFailedException',
    `Failed to delete last specified delivery channel with name '${name}', because there is a running configuration recorder.`,
  );

export const noSuchBucket = (name: string) =>
  new AwsError(
    'NoSuchBucketException',
    name === '' ? 'Cannot find a S3 bucket with an empty bucket name.' : `Cannot find a S3 bucket with name '${name}'.`,
  );

export const invalidKeyPrefix = (prefix: string) =>
  new AwsError(
    'InvalidS3KeyPrefixException',
    prefix === '' ? "The s3 key prefix '' is not valid, empty s3 key prefix." : `The s3 key prefix '${prefix}' is not valid.`,
  );

export const invalidTopicArn = (arn: string) => new AwsError('InvalidSNSTopicARNException', `The sns topic arn '${arn}' is not valid.`);

export const invalidKmsKeyArn = (arn: string) =>
  new AwsError('InvalidS3KmsKeyArnException', `The arn '${arn}' is not a valid kms key or alias arn.`);

/** AWS: the sentence that users of the real service quote. */
export const insufficientDeliveryPolicy = (bucket: string, prefix: string | undefined) =>
  new AwsError(
    'InsufficientDeliveryPolicyException',
    `Insufficient delivery policy to s3 bucket: ${bucket}, unable to write to bucket, provided s3 key prefix is '${prefix ?? 'null'}'.`,
  );

export const insufficientTopicPolicy = (topicArn: string) =>
  new AwsError('InsufficientDeliveryPolicyException', `Insufficient delivery policy to sns topic: ${topicArn}, unable to publish to it.`);

export const noSuchRule = (name: string) =>
  new AwsError(
    'NoSuchConfigRuleException',
    `The ConfigRule '${name}' provided in the request is invalid. Please check the configRule name`,
  );

export const tooManyRules = (name: string, most: number) =>
  new AwsError(
    'MaxNumberOfConfigRulesExceededException',
    `Failed to put config rule '${name}' because the maximum number of config rules: ${most} is reached.`,
  );

export const ruleInUse = (name: string, activity: string) =>
  new AwsError('ResourceInUseException', `The rule ${name} is currently being ${activity}.  Please retry after some time`);

export const inUse = (sentence: string) => new AwsError('ResourceInUseException', sentence);

export const functionNotInvocable = (functionArn: string) =>
  new AwsError(
    'InsufficientPermissionsException',
    `The AWS Lambda function ${functionArn} cannot be invoked. Check the specified function ARN, and check the function's permissions`,
  );

export const insufficientPermissions = (sentence: string) => new AwsError('InsufficientPermissionsException', sentence);

export const invalidResultToken = () => new AwsError('InvalidResultTokenException', 'The resultToken provided is invalid');

export const limitExceeded = (sentence: string) => new AwsError('LimitExceededException', sentence);

export const noSuchRemediation = (name: string) =>
  new AwsError('NoSuchRemediationConfigurationException', `No RemediationConfiguration for rule: ${name} exists`);

export const remediationInProgress = (name: string) =>
  new AwsError('RemediationInProgressException', `A remediation of the rule ${name} is in progress. Wait and try again later.`);

export const noSuchRemediationException = (name: string) =>
  new AwsError('NoSuchRemediationExceptionException', `No remediation exception of the rule ${name} exists for one of the resources.`);

export const invalidTemplate = (sentence: string) => new AwsError('ConformancePackTemplateValidationException', sentence);

export const noSuchPack = (name: string) =>
  new AwsError('NoSuchConformancePackException', `Conformance pack ${name} does not exist. Check the conformance pack name and try again.`);

export const tooManyPacks = (most: number) =>
  new AwsError('MaxNumberOfConformancePacksExceededException', `The maximum number of conformance packs: ${most} is reached.`);

export const noSuchRuleInPack = (name: string) =>
  new AwsError('NoSuchConfigRuleInConformancePackException', `The rule ${name} does not exist in the conformance pack.`);

export const resourceNotDiscovered = (type: string, id: string) =>
  new AwsError('ResourceNotDiscoveredException', `Resource ${id} of resourceType:${type} is unknown or has not been discovered`);

export const invalidTimeRange = () =>
  new AwsError('InvalidTimeRangeException', 'The earlier time is not chronologically before the later time.');

export const noSuchRetention = (name: string) =>
  new AwsError('NoSuchRetentionConfigurationException', `Cannot find retention configuration with the specified name '${name}'.`);

export const resourceNotFound = (arn: string) => new AwsError('ResourceNotFoundException', `ResourceArn '${arn}' does not exist`);

export const tooManyTags = () => new AwsError('TooManyTagsException', 'A resource can have at most 50 tags.');
