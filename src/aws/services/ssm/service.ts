// Systems Manager, as far as Parameter Store goes. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { authorizations } from './authorizations.ts';
import { constraints } from './constraints.ts';
import { inspectedParameter } from './described.ts';
import { description } from './description.ts';
import type { OperationName } from './operation-name.ts';
import { deleteParameter, deleteParameters } from './operations/delete-parameters.ts';
import { describeParameters } from './operations/describe-parameters.ts';
import { getParameter } from './operations/get-parameter.ts';
import { getParameterHistory } from './operations/get-parameter-history.ts';
import { getParameters } from './operations/get-parameters.ts';
import { getParametersByPath } from './operations/get-parameters-by-path.ts';
import { labelParameterVersion, unlabelParameterVersion } from './operations/label-parameter-version.ts';
import { putParameter } from './operations/put-parameter.ts';
import { addTagsToResource, listTagsForResource, removeTagsFromResource } from './operations/tags.ts';
import type { Parameter } from './parameter.ts';
import { Parameters } from './parameters.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const parameters = new Parameters(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    AddTagsToResource: addTagsToResource(parameters),
    DeleteParameter: deleteParameter(parameters),
    DeleteParameters: deleteParameters(parameters),
    DescribeParameters: describeParameters(parameters),
    GetParameter: getParameter(parameters),
    GetParameterHistory: getParameterHistory(parameters),
    GetParameters: getParameters(parameters),
    GetParametersByPath: getParametersByPath(parameters),
    LabelParameterVersion: labelParameterVersion(parameters),
    ListTagsForResource: listTagsForResource(parameters),
    PutParameter: putParameter(parameters),
    RemoveTagsFromResource: removeTagsFromResource(parameters),
    UnlabelParameterVersion: unlabelParameterVersion(parameters),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    authorizations: authorizations(parameters),
    snapshot: () => parameters.snapshot(),
    restore: (state) => parameters.restore(state as readonly Parameter[]),
    inspect: (account, region) => parameters.list({ account, region }).map(inspectedParameter),
  };
}
