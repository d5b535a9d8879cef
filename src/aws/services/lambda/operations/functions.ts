// Functions: CreateFunction, GetFunction, GetFunctionConfiguration, ListFunctions, DeleteFunction.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html and its siblings
import type {
  CreateFunctionRequest,
  DeleteFunctionRequest,
  DeleteFunctionResponse,
  FunctionConfiguration,
  GetFunctionConfigurationRequest,
  GetFunctionRequest,
  GetFunctionResponse,
  ListFunctionsRequest,
  ListFunctionsResponse,
} from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import { base64Of } from '../../../protocols/base64.ts';
import { checkSender } from '../asynchronous/send-action.ts';
import { codeOf } from '../code-package.ts';
import { describedFunction, listedFunction } from '../described-function.ts';
import { conflict, functionNotFound, invalidParameter } from '../errors.ts';
import { checkRole } from '../execution-role.ts';
import type { LambdaFunction, Version } from '../function.ts';
import { functionArn, namedFunction } from '../function-name.ts';
import type { Lambda } from '../lambda.ts';
import { checkLayers } from '../layer-rules.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { newSettings } from '../settings.ts';
import { checkedTags } from '../tags.ts';

export function functions({ environment, functions, layers, mappings, invoker }: Lambda) {
  return {
    async CreateFunction(input: CreateFunctionRequest, context: CallContext): Promise<FunctionConfiguration> {
      const named = namedFunction(context, input.FunctionName);
      if (named.qualifier !== undefined) throw invalidParameter('A qualifier is not allowed in the name of a new function.');
      const settings = newSettings(input);
      const tags = checkedTags(input.Tags ?? {});
      checkRole(await environment.ports.identities(), settings.role, named.account);
      await checkSender(environment.ports, settings.role, settings.deadLetterArn);
      const code = await codeOf(input.Code ?? {}, environment.ports, context.account, 'CreateFunction');
      checkLayers(layers, settings.layers, named, code);
      if (functions.find(named)) throw conflict(`Function already exist: ${named.name}`);
      const nowMs = functions.now();
      const latest: Version = {
        name: '$LATEST',
        settings,
        code,
        serving: { settings, code },
        revisionId: functions.newRevisionId(),
        modifiedMs: nowMs,
        state: 'Pending',
        update: 'Successful',
        nextStatusMs: nowMs + limits.createMs,
      };
      const fn: LambdaFunction = {
        account: named.account,
        region: named.region,
        name: named.name,
        latest,
        versions: [],
        publishedCount: 0,
        aliases: new Map(),
        policies: new Map(),
        eventInvokeConfigs: new Map(),
        urls: new Map(),
        recursion: 'Terminate',
        tags,
      };
      functions.add(fn);
      if (!input.Publish) return describedFunction(layers, fn, latest);
      const version = functions.publish(fn);
      return describedFunction(layers, fn, version, version.name);
    },

    GetFunction({ FunctionName, Qualifier }: GetFunctionRequest, context: CallContext): GetFunctionResponse {
      const { fn, named } = functions.get(context, FunctionName, Qualifier);
      const version = functions.version(fn, named.qualifier);
      return {
        Configuration: describedFunction(layers, fn, version, named.qualifier),
        // By design a data URL: it can be fetched everywhere, without a bucket of AWS's own.
        Code: { RepositoryType: 'S3', Location: `data:application/zip;base64,${base64Of(version.code.zip)}` },
        ...(Object.keys(fn.tags).length > 0 && { Tags: fn.tags }),
        ...(fn.reservedConcurrency !== undefined && { Concurrency: { ReservedConcurrentExecutions: fn.reservedConcurrency } }),
      };
    },

    GetFunctionConfiguration(input: GetFunctionConfigurationRequest, context: CallContext): FunctionConfiguration {
      const { fn, named } = functions.get(context, input.FunctionName, input.Qualifier);
      return describedFunction(layers, fn, functions.version(fn, named.qualifier), named.qualifier);
    },

    ListFunctions({ FunctionVersion, ...page }: ListFunctionsRequest, context: CallContext): ListFunctionsResponse {
      const every = FunctionVersion === 'ALL';
      const all = functions
        .list(context)
        .flatMap((fn) =>
          [fn.latest, ...(every ? fn.versions : [])].map((version) => ({ fn, version, qualifier: every ? version.name : undefined })),
        );
      const { items, paging } = pageOf(all, page, ({ fn, version }) => `${fn.name}:${version.name}`);
      return { Functions: items.map(({ fn, version, qualifier }) => listedFunction(layers, fn, version, qualifier)), ...paging };
    },

    DeleteFunction({ FunctionName, Qualifier }: DeleteFunctionRequest, context: CallContext): DeleteFunctionResponse {
      const { fn, named } = functions.get(context, FunctionName, Qualifier);
      const { qualifier } = named;
      if (qualifier === undefined) {
        functions.delete(fn);
        invoker.forget(fn);
        return { StatusCode: 204 };
      }
      if (qualifier === '$LATEST') throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
      const index = fn.versions.findIndex(({ name }) => name === qualifier);
      if (index === -1) throw functionNotFound(functionArn(named));
      const users = [...fn.aliases.values()].filter(({ version, routing }) => version === qualifier || routing?.version === qualifier);
      if (users.length > 0)
        throw conflict(
          `Version '${qualifier}' of function '${fn.name}' is being used by alias(es): ${users.map(({ name }) => name).join(', ')}`,
        );
      if (mappings.usedBy(functionArn(named)))
        throw conflict(`Version '${qualifier}' of function '${fn.name}' is used by an event source mapping.`);
      fn.versions.splice(index, 1);
      fn.policies.delete(qualifier);
      fn.eventInvokeConfigs.delete(qualifier);
      return { StatusCode: 204 };
    },
  };
}
