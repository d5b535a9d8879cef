// Versions and aliases of functions: PublishVersion, ListVersionsByFunction, CreateAlias, GetAlias, ListAliases, UpdateAlias, DeleteAlias.
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html and configuration-aliases.html
import type {
  AliasConfiguration,
  AliasRoutingConfiguration,
  CreateAliasRequest,
  DeleteAliasRequest,
  FunctionConfiguration,
  GetAliasRequest,
  ListAliasesRequest,
  ListAliasesResponse,
  ListVersionsByFunctionRequest,
  ListVersionsByFunctionResponse,
  PublishVersionRequest,
  UpdateAliasRequest,
} from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import { describedAlias, describedFunction, listedFunction } from '../described-function.ts';
import { conflict, invalidParameter, notEmbedded, notFound, wrongRevision } from '../errors.ts';
import type { Alias, LambdaFunction } from '../function.ts';
import { functionArn } from '../function-name.ts';
import type { Lambda } from '../lambda.ts';
import { pageOf } from '../paging.ts';

export function versions({ functions, layers, mappings }: Lambda) {
  return {
    PublishVersion(input: PublishVersionRequest, context: CallContext): FunctionConfiguration {
      const { fn } = functions.get(context, input.FunctionName);
      if (input.PublishTo !== undefined) throw notEmbedded('PublishTo');
      functions.checkChangeable(fn);
      const { code, revisionId } = fn.latest;
      if (input.CodeSha256 && input.CodeSha256 !== code.sha256)
        throw invalidParameter(
          `CodeSHA256 (${input.CodeSha256}) is different from current CodeSHA256 in $LATEST (${code.sha256}). ` +
            'Please try again with the CodeSHA256 in $LATEST.',
        );
      if (input.RevisionId && input.RevisionId !== revisionId) throw wrongRevision();
      const version = functions.publish(fn, input.Description);
      return describedFunction(layers, fn, version, version.name);
    },

    ListVersionsByFunction({ FunctionName, ...page }: ListVersionsByFunctionRequest, context: CallContext): ListVersionsByFunctionResponse {
      const { fn } = functions.get(context, FunctionName);
      const { items, paging } = pageOf([fn.latest, ...fn.versions], page, ({ name }) => name);
      return { Versions: items.map((version) => listedFunction(layers, fn, version, version.name)), ...paging };
    },

    CreateAlias(input: CreateAliasRequest, context: CallContext): AliasConfiguration {
      const { fn } = functions.get(context, input.FunctionName);
      const name = input.Name ?? '';
      const arn = functionArn({ account: fn.account, region: fn.region, name: fn.name, qualifier: name });
      if (fn.aliases.has(name)) throw conflict(`Alias already exists: ${arn}`);
      const version = input.FunctionVersion ?? '';
      functions.version(fn, version);
      const routing = routingOf(fn, version, input.RoutingConfig);
      const revisionId = functions.newRevisionId();
      const alias: Alias = { name, version, description: input.Description ?? '', revisionId, ...(routing && { routing }) };
      fn.aliases.set(name, alias);
      return describedAlias(fn, alias);
    },

    GetAlias(input: GetAliasRequest, context: CallContext): AliasConfiguration {
      const { fn } = functions.get(context, input.FunctionName);
      return describedAlias(fn, aliasOf(fn, input.Name));
    },

    ListAliases({ FunctionName, FunctionVersion, ...page }: ListAliasesRequest, context: CallContext): ListAliasesResponse {
      const { fn } = functions.get(context, FunctionName);
      const meant = [...fn.aliases.values()].filter(
        ({ version, routing }) => FunctionVersion === undefined || version === FunctionVersion || routing?.version === FunctionVersion,
      );
      const sorted = meant.sort((one, other) => (one.name < other.name ? -1 : 1));
      const { items, paging } = pageOf(sorted, page, ({ name }) => name);
      return { Aliases: items.map((alias) => describedAlias(fn, alias)), ...paging };
    },

    UpdateAlias(input: UpdateAliasRequest, context: CallContext): AliasConfiguration {
      const { fn } = functions.get(context, input.FunctionName);
      const present = aliasOf(fn, input.Name);
      if (input.RevisionId !== undefined && input.RevisionId !== present.revisionId) throw wrongRevision();
      const version = input.FunctionVersion ?? present.version;
      functions.version(fn, version);
      const routing = input.RoutingConfig === undefined ? present.routing : routingOf(fn, version, input.RoutingConfig);
      const alias: Alias = {
        name: present.name,
        version,
        description: input.Description ?? present.description,
        revisionId: functions.newRevisionId(),
        ...(routing && { routing }),
      };
      fn.aliases.set(alias.name, alias);
      return describedAlias(fn, alias);
    },

    /** AWS: an alias that is not there is deleted without complaint. */
    DeleteAlias(input: DeleteAliasRequest, context: CallContext): Record<string, never> {
      const { fn } = functions.get(context, input.FunctionName);
      const name = input.Name ?? '';
      const arn = functionArn({ account: fn.account, region: fn.region, name: fn.name, qualifier: name });
      if (mappings.usedBy(arn)) throw conflict(`Alias '${name}' of function '${fn.name}' is used by an event source mapping.`);
      fn.aliases.delete(name);
      fn.policies.delete(name);
      fn.eventInvokeConfigs.delete(name);
      fn.urls.delete(name);
      return {};
    },
  };
}

function aliasOf(fn: LambdaFunction, name = ''): Alias {
  const alias = fn.aliases.get(name);
  if (alias) return alias;
  throw notFound(`Cannot find alias arn: ${functionArn({ account: fn.account, region: fn.region, name: fn.name, qualifier: name })}`);
}

function routingOf(fn: LambdaFunction, version: string, config: AliasRoutingConfiguration | undefined): Alias['routing'] {
  const entries = Object.entries(config?.AdditionalVersionWeights ?? {});
  const [first] = entries;
  if (!first) return undefined;
  const [other, weight] = first;
  if (entries.length > 1) throw invalidParameter('Number of items in AdditionalVersionWeights cannot be greater than 1');
  if (weight < 0 || weight > 1) throw invalidParameter('Weights must be between 0.0 and 1.0');
  if (version === '$LATEST' || other === '$LATEST')
    throw invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version');
  if (other === version)
    throw invalidParameter(`Invalid function version ${other}. Function version ${other} is already included in routing configuration.`);
  if (!fn.versions.some(({ name }) => name === other))
    throw notFound(`Function not found: ${functionArn({ account: fn.account, region: fn.region, name: fn.name, qualifier: other })}`);
  return { version: other, weight };
}
