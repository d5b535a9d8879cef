// The errors of Parameter Store. Sentences as moto recorded them, or as users quote them; the others are inferred from the documentation.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html#API_PutParameter_Errors
import { AwsError } from '../../core/errors.ts';
import { limits } from './limits.ts';

export const invalid = (sentence: string) => new AwsError('ValidationException', sentence);

export const parameterNotFound = (name: string) => new AwsError('ParameterNotFound', `Parameter ${name} not found.`);

export const versionNotFound = (name: string, version: number | string) =>
  new AwsError(
    'ParameterVersionNotFound',
    `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
  );

export const parameterExists = () =>
  new AwsError(
    'ParameterAlreadyExists',
    'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
  );

export const oldestIsLabelled = (name: string, version: number) =>
  new AwsError(
    'ParameterMaxVersionLimitExceeded',
    `You attempted to create a new version of ${name} by calling the PutParameter API with the overwrite flag. Version ${version}, the ` +
      "oldest version, can't be deleted because it has a label associated with it. Move the label to another version of the parameter, and " +
      'try again.',
  );

export const tooManyLevels = (name: string) =>
  new AwsError(
    'HierarchyLevelLimitExceededException',
    `A hierarchy can have a maximum of ${limits.hierarchyLevels} levels: ${name} has more. For more information, see ` +
      'https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-organize.html',
  );

export const typeMismatch = () =>
  new AwsError(
    'HierarchyTypeMismatchException',
    "Parameter Store doesn't support changing a parameter type in a hierarchy. You must create a new, unique parameter.",
  );

export const wrongPattern = () =>
  new AwsError('InvalidAllowedPatternException', 'The request does not meet the regular expression requirement.');

export const patternMismatch = (pattern: string) =>
  new AwsError('ParameterPatternMismatchException', `Parameter value, cannot be validated against allowedPattern: ${pattern}`);

export const tooManyParameters = (tier: string) =>
  new AwsError('ParameterLimitExceeded', `You have exceeded the number of ${tier} parameters for this AWS account in this Region.`);

export const tooManyLabels = () =>
  new AwsError(
    'ParameterVersionLabelLimitExceeded',
    `A parameter version can have maximum ${limits.labelsOfVersion} labels. Move one or more labels to another version and try again.`,
  );

export const wrongPolicyType = (type: string) =>
  new AwsError('InvalidPolicyTypeException', `The policy type isn't supported: ${type}. Parameter Store supports Expiration.`);

export const wrongPolicyAttribute = (sentence: string) => new AwsError('InvalidPolicyAttributeException', sentence);

export const tooManyPolicies = () =>
  new AwsError('PoliciesLimitExceededException', `A parameter can have a maximum of ${limits.policies} policies.`);

export const incompatiblePolicies = () =>
  new AwsError(
    'IncompatiblePolicyException',
    'There is a conflict in the policies specified for this parameter: only one Expiration policy.',
  );

export const wrongFilterKey = (key: string, valid: readonly string[]) =>
  new AwsError('InvalidFilterKey', `The following filter key is not valid: ${key}. Valid filter keys include: [${valid.join(', ')}].`);

export const repeatedFilter = (key: string) =>
  new AwsError(
    'InvalidFilterKey',
    `The following filter is duplicated in the request: ${key}. A request can contain only one occurrence of a specific filter.`,
  );

export const wrongFilterOption = (option: string, valid: readonly string[]) =>
  new AwsError('InvalidFilterOption', `The following filter option is not valid: ${option}. Valid options include: [${valid.join(', ')}].`);

export const wrongFilterValue = (value: string, valid: readonly string[]) =>
  new AwsError('InvalidFilterOption', `The following filter value is not valid: ${value}. Valid values include: [${valid.join(', ')}].`);

export const noFilterValues = (key: string) =>
  new AwsError('InvalidFilterValue', `The following filter values are missing : null for filter key ${key}.`);

export const wrongToken = () => new AwsError('InvalidNextToken', 'The specified token is not valid.');

export const wrongResourceId = () => new AwsError('InvalidResourceId', 'Invalid Resource Id');

export const tooManyTags = () =>
  new AwsError('TooManyTagsError', `The Targets parameter includes too many tags: a parameter has at most ${limits.tags}.`);

/** Something of the service that Sandshark lacks, where an operation as a whole is embedded. */
export const notEmbedded = (what: string) => new AwsError('NotImplemented', `Parameter Store: ${what} is not embedded in Sandshark.`, 501);
