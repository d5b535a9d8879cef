// The settings of an index: which are embedded, and how requests write them (nested, with dots, with or without `index.`).
// OpenSearch: https://docs.opensearch.org/latest/install-and-configure/configuring-opensearch/index-settings/
import { isJsonObject } from '../../../core/json.ts';
import { illegalArgument, notEmbedded } from '../search-error.ts';

/** By name without `index.`, values as texts, as OpenSearch shows them. */
export type IndexSettings = Readonly<Record<string, string>>;

/** AWS: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/bp-sharding.html: five shards and one replica. */
export const defaultSettings: IndexSettings = { number_of_shards: '5', number_of_replicas: '1' };

const fixed: readonly string[] = ['number_of_shards'];
const changeable: readonly string[] = ['number_of_replicas', 'refresh_interval', 'max_result_window'];

/** Throws SearchError for a setting that is not embedded, or a value that is none. */
export function readSettings(given: unknown, when: 'creation' | 'update'): IndexSettings {
  const flat: Record<string, string> = {};
  flatten(given, '', flat);
  for (const [name, value] of Object.entries(flat)) {
    if (fixed.includes(name) && when === 'update')
      throw illegalArgument(`Can't update non dynamic settings [[index.${name}]] for open indices`);
    if (!fixed.includes(name) && !changeable.includes(name)) throw notEmbedded(`The index setting [index.${name}]`);
    if (name === 'refresh_interval') refreshIntervalMs({ refresh_interval: value });
    else if (!/^\d+$/.test(value)) throw illegalArgument(`Failed to parse value [${value}] for setting [index.${name}]`);
    if (name === 'number_of_shards' && Number(value) < 1)
      throw illegalArgument(`Failed to parse value [${value}] for setting [index.${name}] must be >= 1`);
  }
  return flat;
}

function flatten(value: unknown, path: string, into: Record<string, string>): void {
  if (isJsonObject(value)) {
    for (const [name, inner] of Object.entries(value)) flatten(inner, path === '' ? name : `${path}.${name}`, into);
  } else if (path !== '') into[path.replace(/^index\./, '')] = String(value);
}

/** Milliseconds between refreshes, one second when not set; undefined: never by itself. Throws SearchError. */
export function refreshIntervalMs({ refresh_interval: text = '1s' }: IndexSettings): number | undefined {
  if (text === '-1') return undefined;
  const [, count, unit] = /^(\d+)(ms|s|m)$/.exec(text) ?? [];
  if (count === undefined)
    throw illegalArgument(
      `failed to parse setting [index.refresh_interval] with value [${text}] as a time value: unit is missing or unrecognized`,
    );
  return Number(count) * (unit === 'ms' ? 1 : unit === 's' ? 1000 : 60_000);
}
