// The names and the contents of the files in the bucket.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/view-configuration-snapshot.html (keys as its examples show them)
import type { ConfigurationItem } from '../items/configuration-item.ts';
import type { RegionState } from '../region-state.ts';

/** What Config writes when a channel is made, to see that it may. */
export function writabilityCheckKey(state: RegionState, keyPrefix: string | undefined): string {
  return `${base(state.account, keyPrefix)}/ConfigWritabilityCheckFile`;
}

/** The key of the history of one resource type, from its first item in the file to its last. */
export function historyKey(state: RegionState, type: string, items: readonly ConfigurationItem[], nowMs: number): string {
  const { account, region, channel } = state;
  const [from, to] = [items[0], items.at(-1)].map((item) => stamp(Date.parse(item?.configurationItemCaptureTime ?? '') || nowMs));
  return `${folder(state, channel?.keyPrefix, nowMs)}/ConfigHistory/${account}_Config_${region}_ConfigHistory_${type}_${from}_${to}_1.json.gz`;
}

export function snapshotKey(state: RegionState, snapshotId: string, nowMs: number): string {
  const { account, region, channel } = state;
  return `${folder(state, channel?.keyPrefix, nowMs)}/ConfigSnapshot/${account}_Config_${region}_ConfigSnapshot_${stamp(nowMs)}_${snapshotId}.json.gz`;
}

export function historyFile(items: readonly ConfigurationItem[]): object {
  return { fileVersion: '1.0', configurationItems: items };
}

export function snapshotFile(configSnapshotId: string, items: readonly ConfigurationItem[]): object {
  return { fileVersion: '1.0', configSnapshotId, configurationItems: items };
}

function base(account: string, keyPrefix: string | undefined): string {
  return `${keyPrefix === undefined ? '' : `${keyPrefix}/`}AWSLogs/${account}/Config`;
}

/** AWS: month and day without a leading zero. */
function folder({ account, region }: RegionState, keyPrefix: string | undefined, nowMs: number): string {
  const day = new Date(nowMs);
  return `${base(account, keyPrefix)}/${region}/${day.getUTCFullYear()}/${day.getUTCMonth() + 1}/${day.getUTCDate()}`;
}

/** `20160927T195818Z` */
function stamp(ms: number): string {
  return new Date(ms)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d+Z$/, 'Z');
}
