// What each operation asks of IAM.
// AWS: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
import type { Access, Authorization } from '../../core/access.ts';
import type { CallContext } from '../../core/call.ts';
import { AwsError } from '../../core/errors.ts';
import { requestTagConditions } from '../../core/tag-conditions.ts';
import { functionArn, namedFunction } from './function-name.ts';
import { layerArn } from './layers.ts';
import { mappingArn } from './mappings/mapping.ts';
import type { OperationName } from './operation-name.ts';

interface Input {
  readonly FunctionName?: string;
  readonly Qualifier?: string;
  readonly Role?: string;
  readonly Code?: { readonly S3Bucket?: string; readonly S3Key?: string };
  readonly Content?: { readonly S3Bucket?: string; readonly S3Key?: string };
  readonly S3Bucket?: string;
  readonly S3Key?: string;
  readonly UUID?: string;
  readonly Resource?: string;
  readonly LayerName?: string;
  readonly VersionNumber?: number;
  readonly Arn?: string;
  readonly Principal?: string;
  readonly Layers?: readonly string[];
  readonly Tags?: Readonly<Record<string, string>>;
}

type Resource = (input: Input, context: CallContext) => string;

/** The function; a name that is none is complained about by the operation. */
const onFunction: Resource = ({ FunctionName, Qualifier }, context) => {
  try {
    return functionArn(namedFunction(context, FunctionName, Qualifier));
  } catch (error) {
    if (error instanceof AwsError) return '*';
    throw error;
  }
};
const onWholeFunction: Resource = ({ FunctionName }, context) => onFunction(FunctionName === undefined ? {} : { FunctionName }, context);
const onLayer: Resource = ({ LayerName = '' }, { account, region }) =>
  LayerName.startsWith('arn:') ? LayerName : layerArn({ account, region, name: LayerName });
const onLayerVersion: Resource = (input, context) => `${onLayer(input, context)}:${input.VersionNumber}`;
const onMapping: Resource = ({ UUID = '*' }, { account, region }) => mappingArn({ account, region, uuid: UUID });
const onTagged: Resource = ({ Resource = '*' }) => Resource;
const onEverything: Resource = () => '*';

const entry =
  (action: string, resource: Resource, more: (input: Input, context: CallContext) => readonly Access[] = () => []) =>
  (input: Input, context: CallContext): readonly Access[] => [
    { action: `lambda:${action}`, resource: resource(input, context), conditions: conditionsOf(input, context) },
    ...more(input, context),
  ];

function conditionsOf(input: Input, context: CallContext): Readonly<Record<string, readonly string[]>> {
  const tags = Object.entries(input.Tags ?? {}).map(([Key, Value]) => ({ Key, Value }));
  return {
    ...(input.FunctionName !== undefined && { 'lambda:FunctionArn': [onWholeFunction(input, context)] }),
    ...(input.Principal !== undefined && { 'lambda:Principal': [input.Principal] }),
    ...(input.Layers && { 'lambda:Layer': input.Layers }),
    ...requestTagConditions(tags),
  };
}

/** AWS: who gives a function a role must be allowed to pass it, and who gives it code from S3 to read that. */
const passesRole = ({ Role }: Input): readonly Access[] =>
  Role === undefined ? [] : [{ action: 'iam:PassRole', resource: Role, conditions: { 'iam:PassedToService': ['lambda.amazonaws.com'] } }];
const readsCode = ({ Code, Content, ...flat }: Input): readonly Access[] => {
  const { S3Bucket, S3Key } = Code ?? Content ?? flat;
  return S3Bucket === undefined ? [] : [{ action: 's3:GetObject', resource: `arn:aws:s3:::${S3Bucket}/${S3Key}` }];
};

export const authorizations: Readonly<Record<OperationName, Authorization>> = {
  AddPermission: entry('AddPermission', onFunction),
  CreateAlias: entry('CreateAlias', onWholeFunction),
  CreateEventSourceMapping: entry('CreateEventSourceMapping', onEverything),
  CreateFunction: entry('CreateFunction', onWholeFunction, (input) => [...passesRole(input), ...readsCode(input)]),
  CreateFunctionUrlConfig: entry('CreateFunctionUrlConfig', onFunction),
  DeleteAlias: entry('DeleteAlias', onWholeFunction),
  DeleteEventSourceMapping: entry('DeleteEventSourceMapping', onMapping),
  DeleteFunction: entry('DeleteFunction', onFunction),
  DeleteFunctionConcurrency: entry('DeleteFunctionConcurrency', onWholeFunction),
  DeleteFunctionEventInvokeConfig: entry('DeleteFunctionEventInvokeConfig', onFunction),
  DeleteFunctionUrlConfig: entry('DeleteFunctionUrlConfig', onFunction),
  DeleteLayerVersion: entry('DeleteLayerVersion', onLayerVersion),
  GetAccountSettings: entry('GetAccountSettings', onEverything),
  GetAlias: entry('GetAlias', onWholeFunction),
  GetEventSourceMapping: entry('GetEventSourceMapping', onMapping),
  GetFunction: entry('GetFunction', onFunction),
  GetFunctionCodeSigningConfig: entry('GetFunctionCodeSigningConfig', onWholeFunction),
  GetFunctionConcurrency: entry('GetFunctionConcurrency', onWholeFunction),
  GetFunctionConfiguration: entry('GetFunctionConfiguration', onFunction),
  GetFunctionEventInvokeConfig: entry('GetFunctionEventInvokeConfig', onFunction),
  GetFunctionRecursionConfig: entry('GetFunctionRecursionConfig', onWholeFunction),
  GetFunctionUrlConfig: entry('GetFunctionUrlConfig', onFunction),
  GetLayerVersion: entry('GetLayerVersion', onLayerVersion),
  GetLayerVersionByArn: entry('GetLayerVersion', ({ Arn = '*' }) => Arn),
  GetPolicy: entry('GetPolicy', onFunction),
  GetRuntimeManagementConfig: entry('GetRuntimeManagementConfig', onFunction),
  Invoke: entry('InvokeFunction', onFunction),
  InvokeWithResponseStream: entry('InvokeFunction', onFunction),
  ListAliases: entry('ListAliases', onWholeFunction),
  ListEventSourceMappings: entry('ListEventSourceMappings', onEverything),
  ListFunctionEventInvokeConfigs: entry('ListFunctionEventInvokeConfigs', onWholeFunction),
  ListFunctionUrlConfigs: entry('ListFunctionUrlConfigs', onFunction),
  ListFunctions: entry('ListFunctions', onEverything),
  ListLayerVersions: entry('ListLayerVersions', onEverything),
  ListLayers: entry('ListLayers', onEverything),
  ListTags: entry('ListTags', onTagged),
  ListVersionsByFunction: entry('ListVersionsByFunction', onWholeFunction),
  PublishLayerVersion: entry('PublishLayerVersion', onLayer, readsCode),
  PublishVersion: entry('PublishVersion', onWholeFunction),
  PutFunctionConcurrency: entry('PutFunctionConcurrency', onWholeFunction),
  PutFunctionEventInvokeConfig: entry('PutFunctionEventInvokeConfig', onFunction),
  PutFunctionRecursionConfig: entry('PutFunctionRecursionConfig', onWholeFunction),
  RemovePermission: entry('RemovePermission', onFunction),
  TagResource: entry('TagResource', onTagged),
  UntagResource: entry('UntagResource', onTagged),
  UpdateAlias: entry('UpdateAlias', onWholeFunction),
  UpdateEventSourceMapping: entry('UpdateEventSourceMapping', onMapping),
  UpdateFunctionCode: entry('UpdateFunctionCode', onWholeFunction, readsCode),
  UpdateFunctionConfiguration: entry('UpdateFunctionConfiguration', onWholeFunction, passesRole),
  UpdateFunctionEventInvokeConfig: entry('UpdateFunctionEventInvokeConfig', onFunction),
  UpdateFunctionUrlConfig: entry('UpdateFunctionUrlConfig', onFunction),
};
