// How asynchronous invocations are retried and where their results go: PutFunctionEventInvokeConfig and its siblings.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html
import type {
  DeleteFunctionEventInvokeConfigRequest,
  DestinationConfig,
  FunctionEventInvokeConfig,
  GetFunctionEventInvokeConfigRequest,
  ListFunctionEventInvokeConfigsRequest,
  ListFunctionEventInvokeConfigsResponse,
  PutFunctionEventInvokeConfigRequest,
  UpdateFunctionEventInvokeConfigRequest,
} from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import { checkSender } from '../asynchronous/send-action.ts';
import { invalidParameter, notFound } from '../errors.ts';
import type { EventInvokeConfig, LambdaFunction } from '../function.ts';
import { functionArn } from '../function-name.ts';
import type { Lambda } from '../lambda.ts';
import { pageOf } from '../paging.ts';

type Request = PutFunctionEventInvokeConfigRequest | UpdateFunctionEventInvokeConfigRequest;

export function eventInvokeConfigs({ functions, environment }: Lambda) {
  const found = (
    context: CallContext,
    { FunctionName, Qualifier }: { FunctionName?: string | undefined; Qualifier?: string | undefined },
  ) => {
    const { fn, named } = functions.get(context, FunctionName, Qualifier);
    if (named.qualifier !== undefined) functions.version(fn, named.qualifier);
    return { fn, key: named.qualifier ?? '$LATEST' };
  };
  const existing = (fn: LambdaFunction, key: string): EventInvokeConfig => {
    const config = fn.eventInvokeConfigs.get(key);
    if (config) return config;
    throw notFound(`The function ${arnOf(fn, key)} doesn't have an EventInvokeConfig`);
  };
  const keep = async (
    fn: LambdaFunction,
    key: string,
    present: Partial<EventInvokeConfig>,
    input: Request,
  ): Promise<FunctionEventInvokeConfig> => {
    const { OnSuccess, OnFailure } = input.DestinationConfig ?? {};
    const modifiedMs = functions.now();
    const config = {
      modifiedMs,
      retries: input.MaximumRetryAttempts ?? present.retries,
      eventAgeSeconds: input.MaximumEventAgeInSeconds ?? present.eventAgeSeconds,
      onSuccess: destinationOf(OnSuccess?.Destination, input.DestinationConfig, present.onSuccess, functionArn(fn)),
      onFailure: destinationOf(OnFailure?.Destination, input.DestinationConfig, present.onFailure, functionArn(fn)),
    };
    const given = Object.fromEntries(Object.entries(config).filter(([, value]) => value !== undefined)) as unknown as EventInvokeConfig;
    const { role } = functions.version(fn, key).settings;
    for (const target of [config.onSuccess, config.onFailure]) await checkSender(environment.ports, role, target);
    fn.eventInvokeConfigs.set(key, given);
    return described(fn, key, given);
  };
  return {
    /** Whatever there was before is gone. */
    async PutFunctionEventInvokeConfig(
      input: PutFunctionEventInvokeConfigRequest,
      context: CallContext,
    ): Promise<FunctionEventInvokeConfig> {
      const { fn, key } = found(context, input);
      return keep(fn, key, {}, input);
    },

    async UpdateFunctionEventInvokeConfig(
      input: UpdateFunctionEventInvokeConfigRequest,
      context: CallContext,
    ): Promise<FunctionEventInvokeConfig> {
      const { fn, key } = found(context, input);
      return keep(fn, key, existing(fn, key), input);
    },

    GetFunctionEventInvokeConfig(input: GetFunctionEventInvokeConfigRequest, context: CallContext): FunctionEventInvokeConfig {
      const { fn, key } = found(context, input);
      return described(fn, key, existing(fn, key));
    },

    DeleteFunctionEventInvokeConfig(input: DeleteFunctionEventInvokeConfigRequest, context: CallContext): Record<string, never> {
      const { fn, key } = found(context, input);
      existing(fn, key);
      fn.eventInvokeConfigs.delete(key);
      return {};
    },

    ListFunctionEventInvokeConfigs(
      input: ListFunctionEventInvokeConfigsRequest,
      context: CallContext,
    ): ListFunctionEventInvokeConfigsResponse {
      const { fn } = functions.get(context, input.FunctionName);
      const { items, paging } = pageOf([...fn.eventInvokeConfigs], input, ([key]) => key);
      return { FunctionEventInvokeConfigs: items.map(([key, config]) => described(fn, key, config)), ...paging };
    },
  };
}

const arnOf = ({ account, region, name }: LambdaFunction, qualifier: string) => functionArn({ account, region, name, qualifier });

function destinationOf(
  given: string | undefined,
  config: DestinationConfig | undefined,
  present: string | undefined,
  own: string,
): string | undefined {
  // Without DestinationConfig what is there stays; with one, a side that it leaves out goes.
  if (config === undefined) return present;
  if (given === undefined || given === '') return undefined;
  if (!/^arn:[^:]+:(sqs|sns|lambda|events|s3):/.test(given))
    throw invalidParameter(`The provided destination config DestinationConfig(${given}) is invalid.`);
  // AWS: "You can't use the function as a destination for itself".
  if (given === own || given.startsWith(`${own}:`)) throw invalidParameter("You can't specify the function as a destination for itself.");
  return given;
}

function described(fn: LambdaFunction, key: string, config: EventInvokeConfig): FunctionEventInvokeConfig {
  const { modifiedMs, retries, eventAgeSeconds, onSuccess, onFailure } = config;
  return {
    LastModified: new Date(modifiedMs),
    FunctionArn: arnOf(fn, key),
    ...(retries !== undefined && { MaximumRetryAttempts: retries }),
    ...(eventAgeSeconds !== undefined && { MaximumEventAgeInSeconds: eventAgeSeconds }),
    DestinationConfig: {
      OnSuccess: onSuccess === undefined ? {} : { Destination: onSuccess },
      OnFailure: onFailure === undefined ? {} : { Destination: onFailure },
    },
  };
}
