// Function URLs: CreateFunctionUrlConfig, GetFunctionUrlConfig, ListFunctionUrlConfigs, UpdateFunctionUrlConfig, DeleteFunctionUrlConfig.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html and its siblings
import type {
  CreateFunctionUrlConfigRequest,
  CreateFunctionUrlConfigResponse,
  DeleteFunctionUrlConfigRequest,
  FunctionUrlConfig,
  GetFunctionUrlConfigRequest,
  GetFunctionUrlConfigResponse,
  ListFunctionUrlConfigsRequest,
  ListFunctionUrlConfigsResponse,
  UpdateFunctionUrlConfigRequest,
  UpdateFunctionUrlConfigResponse,
} from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import { conflict, functionNotFound, invalidParameter, notEmbedded, resourceMissing } from '../errors.ts';
import type { FunctionUrl, LambdaFunction } from '../function.ts';
import { functionArn } from '../function-name.ts';
import type { Lambda } from '../lambda.ts';
import { pageOf } from '../paging.ts';

interface Named {
  readonly FunctionName?: string | undefined;
  readonly Qualifier?: string | undefined;
}

export function functionUrls({ functions, environment }: Lambda) {
  /** AWS: an address is of the function or of an alias, never of a version. */
  const found = (context: CallContext, { FunctionName, Qualifier }: Named) => {
    const { fn, named } = functions.get(context, FunctionName, Qualifier);
    const key = named.qualifier ?? '';
    if (/^(\d+|\$LATEST)$/.test(key)) throw invalidParameter('A function URL is of a function or of an alias, not of a version.');
    if (key !== '' && !fn.aliases.has(key)) throw functionNotFound(functionArn(named));
    return { fn, key };
  };
  const existing = (fn: LambdaFunction, key: string): FunctionUrl => {
    const url = fn.urls.get(key);
    if (url) return url;
    throw resourceMissing();
  };
  return {
    CreateFunctionUrlConfig(input: CreateFunctionUrlConfigRequest, context: CallContext): CreateFunctionUrlConfigResponse {
      const { fn, key } = found(context, input);
      refuseStreaming(input.InvokeMode);
      if (fn.urls.has(key))
        throw conflict(`FunctionUrlConfig exists for this Lambda function: ${described(fn, key, existing(fn, key)).FunctionArn}`);
      const nowMs = functions.now();
      const url: FunctionUrl = {
        id: environment.random.hex(32),
        auth: input.AuthType ?? 'AWS_IAM',
        createdMs: nowMs,
        modifiedMs: nowMs,
        ...(input.Cors && { cors: input.Cors }),
      };
      fn.urls.set(key, url);
      return described(fn, key, url);
    },

    GetFunctionUrlConfig(input: GetFunctionUrlConfigRequest, context: CallContext): GetFunctionUrlConfigResponse {
      const { fn, key } = found(context, input);
      return described(fn, key, existing(fn, key));
    },

    ListFunctionUrlConfigs(input: ListFunctionUrlConfigsRequest, context: CallContext): ListFunctionUrlConfigsResponse {
      const { fn } = functions.get(context, input.FunctionName);
      const { items, paging } = pageOf([...fn.urls], input, ([, { id }]) => id);
      return { FunctionUrlConfigs: items.map(([key, url]) => described(fn, key, url)), ...paging };
    },

    UpdateFunctionUrlConfig(input: UpdateFunctionUrlConfigRequest, context: CallContext): UpdateFunctionUrlConfigResponse {
      const { fn, key } = found(context, input);
      const present = existing(fn, key);
      refuseStreaming(input.InvokeMode);
      const cors = input.Cors ?? present.cors;
      const url: FunctionUrl = { ...present, auth: input.AuthType ?? present.auth, modifiedMs: functions.now(), ...(cors && { cors }) };
      fn.urls.set(key, url);
      return described(fn, key, url);
    },

    DeleteFunctionUrlConfig(input: DeleteFunctionUrlConfigRequest, context: CallContext): Record<string, never> {
      const { fn, key } = found(context, input);
      existing(fn, key);
      fn.urls.delete(key);
      return {};
    },
  };
}

function refuseStreaming(mode: string | undefined): void {
  if (mode === 'RESPONSE_STREAM') throw notEmbedded('InvokeMode RESPONSE_STREAM');
}

function described(
  fn: LambdaFunction,
  key: string,
  { id, auth, cors, createdMs, modifiedMs }: FunctionUrl,
): Required<Omit<FunctionUrlConfig, 'Cors'>> {
  return {
    FunctionUrl: `https://${id}.lambda-url.${fn.region}.on.aws/`,
    FunctionArn: functionArn({ account: fn.account, region: fn.region, name: fn.name, ...(key !== '' && { qualifier: key }) }),
    AuthType: auth,
    CreationTime: new Date(createdMs).toISOString(),
    LastModifiedTime: new Date(modifiedMs).toISOString(),
    InvokeMode: 'BUFFERED',
    ...(cors && { Cors: cors }),
  };
}
