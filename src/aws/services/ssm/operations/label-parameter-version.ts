// LabelParameterVersion and UnlabelParameterVersion: names for versions. A label sits on one version of a parameter at a time.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-labels.html
import type {
  LabelParameterVersionRequest,
  LabelParameterVersionResult,
  UnlabelParameterVersionRequest,
  UnlabelParameterVersionResult,
} from '@aws-sdk/client-ssm';
import type { Operation } from '../../../core/service.ts';
import { tooManyLabels } from '../errors.ts';
import { limits } from '../limits.ts';
import { versionOf } from '../parameter.ts';
import type { Parameters } from '../parameters.ts';

export const labelParameterVersion =
  (parameters: Parameters): Operation<LabelParameterVersionRequest, LabelParameterVersionResult> =>
  ({ Name: name = '', ParameterVersion: number, Labels: wanted = [] }, context) => {
    const parameter = parameters.get(context, name);
    const version = versionOf(parameter, number);
    const valid = wanted.filter(isLabel);
    const labels = [...new Set([...version.labels, ...valid])];
    if (labels.length > limits.labelsOfVersion) throw tooManyLabels();
    for (const other of parameter.versions) other.labels = other.labels.filter((label) => !valid.includes(label));
    version.labels = labels;
    return { InvalidLabels: wanted.filter((label) => !isLabel(label)), ParameterVersion: version.version };
  };

export const unlabelParameterVersion =
  (parameters: Parameters): Operation<UnlabelParameterVersionRequest, UnlabelParameterVersionResult> =>
  ({ Name: name = '', ParameterVersion: number, Labels: wanted = [] }, context) => {
    const version = versionOf(parameters.get(context, name), number);
    const removed = wanted.filter((label) => version.labels.includes(label));
    version.labels = version.labels.filter((label) => !removed.includes(label));
    return { RemovedLabels: removed, InvalidLabels: wanted.filter((label) => !removed.includes(label)) };
  };

function isLabel(label: string): boolean {
  return /^[a-zA-Z_.-][a-zA-Z0-9_.-]*$/.test(label) && !/^(aws|ssm)/i.test(label);
}
