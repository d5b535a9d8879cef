// Parameters as answers tell them.
import type { Parameter as ParameterAnswer, ParameterHistory, ParameterInlinePolicy, ParameterMetadata } from '@aws-sdk/client-ssm';
import { newest, type Parameter, parameterArn, readableValue, type Version } from './parameter.ts';

/** The shape of GetParameter, GetParameters and GetParametersByPath. */
export function answeredParameter(
  parameter: Parameter,
  version: Version,
  { withDecryption, selector }: { withDecryption?: boolean | undefined; selector?: string | undefined },
): ParameterAnswer {
  return {
    Name: parameter.name,
    Type: version.type,
    Value: readableValue(parameter, version, withDecryption),
    Version: version.version,
    ...(selector !== undefined && { Selector: selector }),
    LastModifiedDate: new Date(version.modifiedMs),
    ARN: parameterArn(parameter, parameter.name),
    DataType: version.dataType,
  };
}

/** The shape of DescribeParameters. */
export function describedParameter(parameter: Parameter): ParameterMetadata {
  return { ARN: parameterArn(parameter, parameter.name), ...describedVersion(parameter, newest(parameter)) };
}

/** The shape of GetParameterHistory. */
export function historyOf(parameter: Parameter, version: Version, withDecryption: boolean | undefined): ParameterHistory {
  return {
    ...describedVersion(parameter, version),
    Value: readableValue(parameter, version, withDecryption),
    Labels: [...version.labels],
  };
}

/** What the inspector shows: no values of secrets. */
export function inspectedParameter(parameter: Parameter) {
  const version = newest(parameter);
  const { tags, name } = parameter;
  return { name, type: version.type, version: version.version, tier: version.tier, value: readableValue(parameter, version, false), tags };
}

function describedVersion({ name }: Parameter, version: Version) {
  return {
    Name: name,
    Type: version.type,
    ...(version.keyId !== undefined && { KeyId: version.keyId }),
    LastModifiedDate: new Date(version.modifiedMs),
    LastModifiedUser: version.modifiedBy,
    ...(version.description !== undefined && { Description: version.description }),
    ...(version.allowedPattern !== undefined && { AllowedPattern: version.allowedPattern }),
    Version: version.version,
    Tier: version.tier,
    Policies: policiesOf(version),
    DataType: version.dataType,
  };
}

function policiesOf({ expiration }: Version): ParameterInlinePolicy[] {
  return expiration ? [{ PolicyText: expiration.text, PolicyType: 'Expiration', PolicyStatus: 'Pending' }] : [];
}
