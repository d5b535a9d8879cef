// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
import type {
  DeleteParametersRequest,
  GetParametersByPathRequest,
  GetParametersRequest,
  ListTagsForResourceRequest,
  PutParameterRequest,
  Tag,
} from '@aws-sdk/client-ssm';
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import { selected } from './name.ts';
import type { OperationName } from './operation-name.ts';
import { parameterArn } from './parameter.ts';
import type { Parameters } from './parameters.ts';

export function authorizations(parameters: Parameters): Readonly<Record<OperationName, Authorization>> {
  /** Asks for an action on the parameter of that name, which may be an ARN or have a selector behind. */
  const on = (operation: OperationName, text: string, context: CallContext, conditions: Access['conditions'] = {}): Access => {
    const { name, place } = selected(text, context);
    const tags = parameters.find(place, name)?.tags ?? {};
    const resourceTags = Object.entries(tags).flatMap(([key, value]) => [
      [`aws:ResourceTag/${key}`, [value]],
      [`ssm:resourceTag/${key}`, [value]],
    ]);
    return {
      action: `ssm:${operation}`,
      resource: parameterArn(place, name),
      conditions: { ...conditions, ...Object.fromEntries(resourceTags) },
    };
  };
  const named =
    (operation: OperationName): Authorization<{ readonly Name?: string }> =>
    ({ Name: name = '' }, context) =>
      on(operation, name, context);
  const tagged =
    (
      operation: OperationName,
    ): Authorization<ListTagsForResourceRequest & { readonly Tags?: readonly Tag[]; readonly TagKeys?: string[] }> =>
    ({ ResourceId: id = '', Tags: tags = [], TagKeys: keys = [] }, context) =>
      on(operation, id, context, { ...requestTagConditions(tags), ...(keys.length > 0 && { 'aws:TagKeys': keys }) });
  return {
    PutParameter: ({ Name: name = '', Overwrite: overwrite, Tags: tags = [], Policies: policies }: PutParameterRequest, context) => {
      const conditions = { 'ssm:Overwrite': [String(overwrite ?? false)], 'ssm:Policies': [String(policies !== undefined)] };
      const put = on('PutParameter', name, context, { ...conditions, ...requestTagConditions(tags) });
      return tags.length > 0 ? [put, on('AddTagsToResource', name, context, requestTagConditions(tags))] : put;
    },
    GetParameter: named('GetParameter'),
    GetParameters: ({ Names: names = [] }: GetParametersRequest, context) => names.map((name) => on('GetParameters', name, context)),
    GetParametersByPath: ({ Path: path = '', Recursive: recursive }: GetParametersByPathRequest, context) =>
      on('GetParametersByPath', path, context, { 'ssm:Recursive': [String(recursive ?? false)] }),
    GetParameterHistory: named('GetParameterHistory'),
    DeleteParameter: named('DeleteParameter'),
    DeleteParameters: ({ Names: names = [] }: DeleteParametersRequest, context) =>
      names.map((name) => on('DeleteParameters', name, context)),
    DescribeParameters: (_input, { region, account }) => ({
      action: 'ssm:DescribeParameters',
      resource: `arn:aws:ssm:${region}:${account}:*`,
    }),
    LabelParameterVersion: named('LabelParameterVersion'),
    UnlabelParameterVersion: named('UnlabelParameterVersion'),
    AddTagsToResource: tagged('AddTagsToResource'),
    RemoveTagsFromResource: tagged('RemoveTagsFromResource'),
    ListTagsForResource: tagged('ListTagsForResource'),
  };
}
