// DeleteParameter and DeleteParameters: parameters with all their versions and tags.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DeleteParameters.html
import type { DeleteParameterRequest, DeleteParametersRequest, DeleteParametersResult } from '@aws-sdk/client-ssm';
import type { Operation } from '../../../core/service.ts';
import type { Parameters } from '../parameters.ts';

export const deleteParameter =
  (parameters: Parameters): Operation<DeleteParameterRequest, void> =>
  ({ Name: name = '' }, context) =>
    parameters.delete(parameters.get(context, name));

export const deleteParameters =
  (parameters: Parameters): Operation<DeleteParametersRequest, DeleteParametersResult> =>
  ({ Names: names = [] }, context) => {
    const wanted = [...new Set(names)];
    const found = wanted.flatMap((name) => parameters.find(context, name) ?? []);
    for (const parameter of found) parameters.delete(parameter);
    const deleted = found.map(({ name }) => name);
    return { DeletedParameters: deleted, InvalidParameters: wanted.filter((name) => !deleted.includes(name)) };
  };
