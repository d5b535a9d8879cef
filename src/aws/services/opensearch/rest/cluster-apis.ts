// What a cluster says of itself: GET /, _cluster/health, _cat.
// OpenSearch: https://docs.opensearch.org/latest/api-reference/cluster-api/cluster-health/ and .../cat/cat-indices/
import type { SearchIndex } from '../indexes/search-index.ts';
import type { RestAnswer, RestRequest, Route } from './rest-request.ts';

/** `2.19.0` of `OpenSearch_2.19`. */
export const versionNumber = (engineVersion: string) => `${engineVersion.replace(/^\w+_/, '')}.0`;

function info({ domain }: RestRequest): RestAnswer {
  return {
    body: {
      name: domain.nodeName,
      cluster_name: `${domain.account}:${domain.name}`,
      cluster_uuid: domain.clusterUuid,
      version: {
        distribution: 'opensearch',
        number: versionNumber(domain.engineVersion),
        build_type: 'tar',
        build_hash: 'unknown',
        build_date: 'unknown',
        build_snapshot: false,
        lucene_version: 'unknown',
        minimum_wire_compatibility_version: '7.10.0',
        minimum_index_compatibility_version: '7.0.0',
      },
      tagline: 'The OpenSearch Project: https://opensearch.org/',
    },
  };
}

const nodes = ({ domain }: RestRequest) => domain.config.ClusterConfig?.InstanceCount ?? 1;

/** OpenSearch: a replica needs a node of its own. */
function healthOf(request: RestRequest, { settings }: SearchIndex): 'green' | 'yellow' {
  return Number(settings.number_of_replicas) < nodes(request) ? 'green' : 'yellow';
}

function health(request: RestRequest): RestAnswer {
  const indexes = request.cluster.resolve(request.labels.index ?? '_all', { ignoreUnavailable: true });
  const primary = indexes.reduce((sum, { settings }) => sum + Number(settings.number_of_shards), 0);
  const replicas = indexes.map(({ settings }) => Number(settings.number_of_shards) * Number(settings.number_of_replicas));
  const active = indexes.map(
    ({ settings }) => Number(settings.number_of_shards) * Math.min(Number(settings.number_of_replicas), nodes(request) - 1),
  );
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  const unassigned = sum(replicas) - sum(active);
  const status = indexes.some((index) => healthOf(request, index) === 'yellow') ? 'yellow' : 'green';
  const wanted = request.parameter('wait_for_status');
  const timedOut = wanted === 'green' && status === 'yellow';
  return {
    status: timedOut ? 408 : 200,
    body: {
      cluster_name: `${request.domain.account}:${request.domain.name}`,
      status,
      timed_out: timedOut,
      number_of_nodes: nodes(request),
      number_of_data_nodes: nodes(request),
      discovered_master: true,
      discovered_cluster_manager: true,
      active_primary_shards: primary,
      active_shards: primary + sum(active),
      relocating_shards: 0,
      initializing_shards: 0,
      unassigned_shards: unassigned,
      delayed_unassigned_shards: 0,
      number_of_pending_tasks: 0,
      number_of_in_flight_fetch: 0,
      task_max_waiting_in_queue_millis: 0,
      active_shards_percent_as_number: unassigned === 0 ? 100 : (100 * (primary + sum(active))) / (primary + sum(replicas)),
    },
  };
}

function catIndices(request: RestRequest): RestAnswer {
  const rows = request.cluster.resolve(request.labels.index ?? '_all').map((index) => ({
    health: healthOf(request, index),
    status: 'open',
    index: index.name,
    uuid: index.uuid,
    pri: String(index.settings.number_of_shards),
    rep: String(index.settings.number_of_replicas),
    'docs.count': String(index.segment.liveCount),
    'docs.deleted': String(index.segment.goneCount),
  }));
  return table(request, rows);
}

function catCount(request: RestRequest): RestAnswer {
  const count = request.cluster.resolve(request.labels.index ?? '_all').reduce((sum, { segment }) => sum + segment.liveCount, 0);
  const nowMs = request.cluster.environment.clock.now();
  return table(request, [
    { epoch: String(Math.floor(nowMs / 1000)), timestamp: new Date(nowMs).toISOString().slice(11, 19), count: String(count) },
  ]);
}

/** Rows as JSON, or as a table with columns of one width. */
function table(request: RestRequest, rows: readonly Readonly<Record<string, string>>[]): RestAnswer {
  const wanted = request.parameter('h')?.split(',');
  const chosen = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !wanted || wanted.includes(name))));
  if (request.parameter('format') === 'json') return { body: chosen };
  const [first = {}] = chosen;
  const header = Object.fromEntries(Object.keys(first).map((name) => [name, name]));
  const lines = request.flag('v') ? [header, ...chosen] : chosen;
  const width = (name: string) => Math.max(...lines.map((row) => (row[name] ?? '').length));
  return {
    body: lines
      .map(
        (row) =>
          `${Object.entries(row)
            .map(([name, text]) => text.padEnd(width(name)))
            .join(' ')}\n`,
      )
      .join(''),
  };
}

export const clusterRoutes: readonly Route[] = [
  { methods: ['GET', 'HEAD'], path: '/', handle: info },
  { methods: ['GET'], path: '/_cluster/health', parameters: ['wait_for_status', 'level'], handle: health },
  { methods: ['GET'], path: '/_cluster/health/{index}', parameters: ['wait_for_status', 'level'], handle: health },
  { methods: ['GET'], path: '/_cat/indices', parameters: ['format', 'v', 'h'], handle: catIndices },
  { methods: ['GET'], path: '/_cat/indices/{index}', parameters: ['format', 'v', 'h'], handle: catIndices },
  { methods: ['GET'], path: '/_cat/count', parameters: ['format', 'v', 'h'], handle: catCount },
  { methods: ['GET'], path: '/_cat/count/{index}', parameters: ['format', 'v', 'h'], handle: catCount },
];
