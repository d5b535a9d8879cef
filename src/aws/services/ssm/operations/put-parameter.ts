// PutParameter: a new parameter, or a new version of one.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html
import type { PutParameterRequest, PutParameterResult, Tag } from '@aws-sdk/client-ssm';
import { fromUtf8 } from '@smithy/core/serde';
import type { CallContext } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import {
  invalid,
  notEmbedded,
  oldestIsLabelled,
  parameterExists,
  patternMismatch,
  tooManyParameters,
  tooManyTags,
  typeMismatch,
  wrongPattern,
} from '../errors.ts';
import { limits } from '../limits.ts';
import { checkNewName } from '../name.ts';
import { type Expiration, newest, type Parameter, type ParameterType, type Tier, type Version } from '../parameter.ts';
import type { Parameters } from '../parameters.ts';
import { readPolicies } from '../policies.ts';
import { checkTags } from '../tags.ts';

export const putParameter =
  (parameters: Parameters): Operation<PutParameterRequest, PutParameterResult> =>
  (input, context) => {
    const { Name: name = '', Tags: tags = [] } = input;
    checkNewName(name);
    if (input.Overwrite && tags.length > 0)
      throw invalid(
        "Invalid request: tags and overwrite can't be used together. To create a parameter with tags, please remove overwrite flag. To " +
          'update tags for an existing parameter, please use AddTagsToResource or RemoveTagsFromResource.',
      );
    const existing = parameters.find(context, name);
    if (existing && !input.Overwrite) throw parameterExists();
    const version = newVersion(input, existing, parameters, context);
    if (existing) return addVersion(parameters, existing, version);
    const parameter: Parameter = { account: context.account, region: context.region, name, tags: taggedBy(tags), versions: [version] };
    parameters.keep(parameter);
    return { Version: version.version, Tier: version.tier };
  };

function addVersion(parameters: Parameters, parameter: Parameter, version: Version): PutParameterResult {
  const [oldest] = parameter.versions;
  if (oldest && parameter.versions.length >= limits.versions) {
    if (oldest.labels.length > 0) throw oldestIsLabelled(parameter.name, oldest.version);
    parameter.versions.shift();
  }
  parameter.versions.push(version);
  parameters.keep(parameter);
  return { Version: version.version, Tier: version.tier };
}

/** What the request does not say stays as it was. Throws AwsError for what may not be. */
function newVersion(input: PutParameterRequest, existing: Parameter | undefined, parameters: Parameters, context: CallContext): Version {
  const before = existing && newest(existing);
  const { Value: value = '', DataType: dataType = before?.dataType ?? 'text' } = input;
  const type = input.Type ?? before?.type;
  if (type === undefined) throw invalid('A parameter type is required when you create a parameter.');
  // AWS: a type is fixed in a hierarchy; that of a plain name may change, as Terraform's tests on AWS show.
  if (before && before.type !== type && input.Name?.startsWith('/')) throw typeMismatch();
  checkDataType(dataType);
  if (value.includes('{{')) throw invalid('Parameter value can\'t nest another parameter. Do not use "{{}}" in the value.');
  if (type !== 'SecureString' && input.KeyId !== undefined)
    throw invalid(`KeyId is only valid for parameters of type SecureString, not for ${type}.`);
  const allowedPattern = input.AllowedPattern ?? before?.allowedPattern;
  checkPattern(value, allowedPattern);
  const expiration = input.Policies === undefined ? before?.expiration : readPolicies(input.Policies, parameters.now());
  const policy = expiration === 'none' ? undefined : expiration;
  return {
    version: (before?.version ?? 0) + 1,
    type,
    value,
    description: input.Description ?? before?.description,
    keyId: keyOf(type, input.KeyId, before),
    allowedPattern,
    dataType,
    tier: tierOf(input, { existing, policy, parameters, context }),
    expiration: policy,
    modifiedMs: parameters.now(),
    modifiedBy: context.callerArn,
    labels: [],
  };
}

function keyOf(type: ParameterType, wanted: string | undefined, before: Version | undefined): string | undefined {
  return type === 'SecureString' ? (wanted ?? before?.keyId ?? 'alias/aws/ssm') : undefined;
}

function checkDataType(dataType: string): void {
  if (dataType === 'text') return;
  if (dataType === 'aws:ec2:image' || dataType === 'aws:ssm:integration') throw notEmbedded(`the data type ${dataType}`);
  throw invalid(`The following data type is not supported: ${dataType} (Data type names are all lowercase.)`);
}

/** The whole value must match, as Java's String.matches has it (inferred). */
function checkPattern(value: string, pattern: string | undefined): void {
  if (pattern === undefined || pattern === '') return;
  let compiled: RegExp;
  try {
    compiled = new RegExp(`^(?:${pattern})$`, 's');
  } catch {
    throw wrongPattern();
  }
  if (!compiled.test(value)) throw patternMismatch(pattern);
}

interface TierParts {
  readonly existing: Parameter | undefined;
  readonly policy: Expiration | undefined;
  readonly parameters: Parameters;
  readonly context: CallContext;
}

/** AWS: https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html */
function tierOf(input: PutParameterRequest, { existing, policy, parameters, context }: TierParts): Tier {
  const before = existing && newest(existing).tier;
  const bytes = fromUtf8(input.Value ?? '').length;
  const others = parameters.list(context).filter((parameter) => parameter !== existing);
  const count = (tier: Tier) => others.filter((parameter) => newest(parameter).tier === tier).length;
  const mustBeAdvanced = bytes > limits.standardValueBytes || policy !== undefined || count('Standard') >= limits.standardParameters;
  const tier = input.Tier === 'Intelligent-Tiering' ? (before === 'Advanced' || mustBeAdvanced ? 'Advanced' : 'Standard') : input.Tier;
  const chosen = tier ?? before ?? 'Standard';
  if (before === 'Advanced' && chosen === 'Standard')
    throw invalid(
      "This parameter uses the advanced-parameter tier. You can't downgrade a parameter from the advanced-parameter tier to the " +
        'standard-parameter tier. If necessary, you can delete the advanced parameter and recreate it as a standard parameter.',
    );
  if (chosen === 'Standard' && bytes > limits.standardValueBytes)
    throw invalid(
      `Standard tier parameters support a maximum parameter value of ${limits.standardValueBytes} characters. To create a larger parameter ` +
        'value, upgrade the parameter to use the advanced-parameter tier. For more information, see ' +
        'https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-advanced-parameters.html',
    );
  if (bytes > limits.advancedValueBytes)
    throw invalid(`Advanced tier parameters support a maximum parameter value of ${limits.advancedValueBytes} characters.`);
  if (chosen === 'Standard' && policy) throw invalid('Parameter policies are only supported by parameters of the advanced-parameter tier.');
  const most = chosen === 'Standard' ? limits.standardParameters : limits.advancedParameters;
  if (before !== chosen && count(chosen) >= most) throw tooManyParameters(chosen.toLowerCase());
  return chosen;
}

function taggedBy(tags: readonly Tag[]): Record<string, string> {
  checkTags(tags);
  if (tags.length > limits.tags) throw tooManyTags();
  return Object.fromEntries(tags.map(({ Key: key = '', Value: value = '' }) => [key, value]));
}
