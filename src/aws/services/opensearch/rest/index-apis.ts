// Indexes: made, deleted, shown; their mappings, settings and aliases.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/index-apis/
import { isJsonObject } from '../../../core/json.ts';
import { readSettings } from '../indexes/index-settings.ts';
import type { SearchIndex } from '../indexes/search-index.ts';
import { checkNewRoot } from '../mapping/field-mapping.ts';
import { illegalArgument, notEmbedded, parsingFailed, SearchError } from '../search-error.ts';
import { versionNumber } from './cluster-apis.ts';
import type { RestAnswer, RestRequest, Route } from './rest-request.ts';

type Json = Readonly<Record<string, unknown>>;
const resolving = ['ignore_unavailable', 'allow_no_indices', 'expand_wildcards'];

/** The indexes that the path names; every one for no name. Throws SearchError. */
export function named(request: RestRequest): readonly SearchIndex[] {
  const wildcards = request.parameter('expand_wildcards');
  if (wildcards !== undefined && !/^(open|all)(,(open|closed|hidden|all))*$/.test(wildcards))
    throw notEmbedded(`expand_wildcards=${wildcards}`);
  return request.cluster.resolve(request.labels.index ?? '_all', {
    ignoreUnavailable: request.flag('ignore_unavailable'),
    allowNone: request.flag('allow_no_indices', true),
  });
}

function create(request: RestRequest): RestAnswer {
  const body = request.json();
  for (const key of Object.keys(body))
    if (!['settings', 'mappings', 'aliases'].includes(key)) throw parsingFailed(`unknown key [${key}] for create index`);
  const name = request.label('index');
  const settings = readSettings(body.settings ?? {}, 'creation');
  const aliases = aliasesOf(body.aliases ?? {});
  const index = request.cluster.create(name, settings, aliases);
  try {
    if (body.mappings !== undefined) index.mapping.merge(checkNewRoot(body.mappings));
  } catch (thrown) {
    request.cluster.delete(index);
    throw thrown;
  }
  return { body: { acknowledged: true, shards_acknowledged: true, index: name } };
}

function remove(request: RestRequest): RestAnswer {
  const found = named(request);
  for (const index of found) {
    // OpenSearch: an alias cannot be deleted as if it were an index.
    if (
      request
        .label('index')
        .split(',')
        .some((name) => Object.hasOwn(index.aliases, name))
    )
      throw illegalArgument(
        `The provided expression [${request.label('index')}] matches an alias, specify the corresponding concrete indices instead.`,
      );
    request.cluster.delete(index);
  }
  return { body: { acknowledged: true } };
}

function exists(request: RestRequest): RestAnswer {
  return { status: request.cluster.resolve(request.label('index'), { ignoreUnavailable: true }).length > 0 ? 200 : 404, body: '' };
}

const each =
  (show: (index: SearchIndex, request: RestRequest) => Json) =>
  (request: RestRequest): RestAnswer => ({
    body: Object.fromEntries(named(request).map((index) => [index.name, show(index, request)])),
  });

const settingsShown = ({ settings, createdMs, uuid, name }: SearchIndex, { domain }: RestRequest): Json => {
  const [major = 0, minor = 0] = versionNumber(domain.engineVersion).split('.').map(Number);
  // OpenSearch: its versions as numbers carry a bit that those of Elasticsearch lack.
  const created = String((major * 1_000_000 + minor * 10_000 + 99) ^ 0x0800_0000);
  return { index: { ...settings, creation_date: String(createdMs), uuid, version: { created }, provided_name: name } };
};

const show = each((index, request) => ({
  aliases: index.aliases,
  mappings: index.mapping.root,
  settings: settingsShown(index, request),
}));

function putMapping(request: RestRequest): RestAnswer {
  const body = request.json();
  for (const index of named(request)) index.mapping.merge(body);
  return { body: { acknowledged: true } };
}

function fieldMapping(request: RestRequest): RestAnswer {
  const shown = named(request).map((index) => {
    const leaves = request
      .label('field')
      .split(',')
      .flatMap((pattern) => index.mapping.matching(pattern));
    const mappings = leaves.map(({ path, mapping }) => [path, { full_name: path, mapping: { [path.split('.').at(-1) ?? '']: mapping } }]);
    return [index.name, { mappings: Object.fromEntries(mappings) }];
  });
  return { body: Object.fromEntries(shown) };
}

function putSettings(request: RestRequest): RestAnswer {
  const body = request.json();
  const settings = readSettings(body.settings ?? body, 'update');
  for (const index of named(request)) {
    index.settings = { ...index.settings, ...settings };
    if (settings.refresh_interval !== undefined) index.planAnew();
  }
  return { body: { acknowledged: true } };
}

function refresh(request: RestRequest): RestAnswer {
  const found = named(request);
  for (const index of found) index.refresh();
  return { body: { _shards: shardsOf(found) } };
}

/** How many shards took part: all of them, always. */
export function shardsOf(indexes: readonly SearchIndex[]): Json {
  const total = indexes.reduce((sum, { settings }) => sum + Number(settings.number_of_shards), 0);
  return { total, successful: total, failed: 0 };
}

function aliasesOf(given: unknown): Record<string, Json> {
  if (!isJsonObject(given)) throw parsingFailed('Expected [START_OBJECT] under [aliases]');
  return Object.fromEntries(Object.entries(given).map(([alias, rules]) => [alias, aliasRules(rules)]));
}

function aliasRules(rules: unknown): Json {
  const { is_write_index: isWrite, ...others } = isJsonObject(rules) ? rules : {};
  const [other] = Object.keys(others);
  if (other !== undefined) throw notEmbedded(`[${other}] of an alias`);
  return isWrite === undefined ? {} : { is_write_index: isWrite };
}

function putAlias(request: RestRequest): RestAnswer {
  const rules = aliasRules(request.json());
  const alias = request.label('alias');
  if (request.cluster.find(alias))
    throw new SearchError(
      'invalid_alias_name_exception',
      `Invalid alias name [${alias}]: an index or data stream exists with the same name as the alias`,
      400,
    );
  for (const index of named(request)) index.aliases[alias] = rules;
  return { body: { acknowledged: true } };
}

function deleteAlias(request: RestRequest): RestAnswer {
  const alias = request.label('alias');
  const having = named(request).filter(({ aliases }) => Object.hasOwn(aliases, alias));
  if (having.length === 0)
    throw new SearchError('aliases_not_found_exception', `aliases [${alias}] missing`, 404, {
      'resource.type': 'aliases',
      'resource.id': alias,
    });
  for (const index of having) delete index.aliases[alias];
  return { body: { acknowledged: true } };
}

/** `actions`: add, remove, remove_index. All are looked at before the first is done. */
function updateAliases(request: RestRequest): RestAnswer {
  const { actions } = request.json();
  if (!Array.isArray(actions)) throw parsingFailed('[aliases] must have [actions]');
  const steps = actions.map((action: unknown): (() => void) => {
    const [[kind, rules] = ['', {}]] = isJsonObject(action) ? Object.entries(action) : [];
    if (!isJsonObject(rules)) throw parsingFailed(`[${kind}] must be an object`);
    const { index, indices = index, alias, aliases = alias, ...others } = rules;
    const targets = request.cluster.resolve([indices].flat().join(','), { allowNone: false });
    const names = [aliases ?? []].flat().map(String);
    if (kind === 'remove_index') return () => targets.forEach((target) => void request.cluster.delete(target));
    if (kind !== 'add' && kind !== 'remove') throw parsingFailed(`[alias_action] unknown field [${kind}]`);
    const given = aliasRules(others);
    return () => {
      for (const target of targets)
        for (const name of names)
          if (kind === 'add') target.aliases[name] = given;
          else delete target.aliases[name];
    };
  });
  for (const step of steps) step();
  return { body: { acknowledged: true } };
}

const aliasesShown = (request: RestRequest): RestAnswer => {
  const wanted = request.labels.alias;
  const shown = named(request).flatMap(({ name, aliases }) => {
    const own = Object.entries(aliases).filter(([alias]) => wanted === undefined || wanted.split(',').includes(alias));
    return wanted !== undefined && own.length === 0 ? [] : [[name, { aliases: Object.fromEntries(own) }]];
  });
  if (wanted !== undefined && shown.length === 0) return { status: 404, body: { error: `alias [${wanted}] missing`, status: 404 } };
  return { body: Object.fromEntries(shown) };
};
const aliasThere = (request: RestRequest): RestAnswer => ({ status: aliasesShown(request).status ?? 200, body: '' });

export const indexRoutes: readonly Route[] = [
  { methods: ['PUT'], path: '/{index}', handle: create },
  { methods: ['DELETE'], path: '/{index}', parameters: resolving, handle: remove },
  { methods: ['GET'], path: '/{index}', parameters: resolving, handle: show },
  { methods: ['HEAD'], path: '/{index}', parameters: resolving, handle: exists },
  { methods: ['GET'], path: '/_mapping', parameters: resolving, handle: each(({ mapping }) => ({ mappings: mapping.root })) },
  { methods: ['GET'], path: '/{index}/_mapping', parameters: resolving, handle: each(({ mapping }) => ({ mappings: mapping.root })) },
  { methods: ['PUT', 'POST'], path: '/{index}/_mapping', parameters: resolving, handle: putMapping },
  { methods: ['GET'], path: '/{index}/_mapping/field/{field}', parameters: resolving, handle: fieldMapping },
  {
    methods: ['GET'],
    path: '/{index}/_settings',
    parameters: resolving,
    handle: each((index, request) => ({ settings: settingsShown(index, request) })),
  },
  { methods: ['PUT'], path: '/{index}/_settings', parameters: resolving, handle: putSettings },
  { methods: ['GET', 'POST'], path: '/_refresh', parameters: resolving, handle: refresh },
  { methods: ['GET', 'POST'], path: '/{index}/_refresh', parameters: resolving, handle: refresh },
  { methods: ['PUT', 'POST'], path: '/{index}/_alias/{alias}', handle: putAlias },
  { methods: ['PUT', 'POST'], path: '/{index}/_aliases/{alias}', handle: putAlias },
  { methods: ['DELETE'], path: '/{index}/_alias/{alias}', handle: deleteAlias },
  { methods: ['POST'], path: '/_aliases', handle: updateAliases },
  { methods: ['GET'], path: '/_alias', handle: aliasesShown },
  { methods: ['GET'], path: '/_alias/{alias}', handle: aliasesShown },
  { methods: ['HEAD'], path: '/_alias/{alias}', handle: aliasThere },
  { methods: ['GET'], path: '/{index}/_alias', handle: aliasesShown },
  { methods: ['GET'], path: '/{index}/_alias/{alias}', handle: aliasesShown },
  { methods: ['HEAD'], path: '/{index}/_alias/{alias}', handle: aliasThere },
];
