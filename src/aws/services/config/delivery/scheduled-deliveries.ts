// History every six hours, snapshots as often as the channel says or when somebody asks.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html
import type { ServiceEnvironment } from '../../../core/service.ts';
import { currentItems } from '../capture/capture.ts';
import type { ConfigurationItem } from '../items/configuration-item.ts';
import { limits, periodMs } from '../limits.ts';
import type { RegionState } from '../region-state.ts';
import type { WorkQueue } from '../work/work-queue.ts';
import type { Deliveries } from './deliveries.ts';
import { historyFile, historyKey, snapshotFile, snapshotKey } from './files.ts';
import { historyDelivered, type Notification, snapshotCompleted, snapshotFailed, snapshotStarted } from './notifications.ts';

export class ScheduledDeliveries {
  readonly #environment: ServiceEnvironment;
  readonly #work: WorkQueue;
  readonly #deliveries: Deliveries;
  /** Told after a snapshot lies in the bucket: rules may run on it. */
  onSnapshot: (state: RegionState, message: Notification['message']) => Promise<void> = async () => {};

  constructor(environment: ServiceEnvironment, work: WorkQueue, deliveries: Deliveries) {
    this.#environment = environment;
    this.#work = work;
    this.#deliveries = deliveries;
  }

  /** Plans what comes by itself anew, from now on: the recorder was started, or the channel changed. */
  plan(state: RegionState): void {
    const { account, region, channel, recorder } = state;
    const own = (work: { readonly account: string; readonly region: string }) => work.account === account && work.region === region;
    this.#work.cancel((work) => own(work) && (work.kind === 'deliver history' || (work.kind === 'deliver snapshot' && !work.snapshotId)));
    delete channel?.history.nextMs;
    delete channel?.snapshots.nextMs;
    if (!channel || recorder?.recording !== 'on') return;
    const nowMs = this.#environment.clock.now();
    channel.history.nextMs = nowMs + limits.historyPeriodMs;
    this.#work.plan({ kind: 'deliver history', account, region, dueMs: channel.history.nextMs });
    const period = periodMs[channel.snapshotPeriod ?? ''];
    if (period === undefined) return;
    channel.snapshots.nextMs = nowMs + period;
    this.#work.plan({ kind: 'deliver snapshot', account, region, dueMs: channel.snapshots.nextMs });
  }

  /** One file for each type of which there are new items. */
  async deliverHistory(state: RegionState): Promise<void> {
    const { account, region, channel } = state;
    if (!channel) return;
    const nowMs = this.#environment.clock.now();
    channel.history.nextMs = nowMs + limits.historyPeriodMs;
    this.#work.plan({ kind: 'deliver history', account, region, dueMs: channel.history.nextMs });
    for (const [type, items] of undelivered(state)) {
      const key = historyKey(state, type, items, nowMs);
      if ((await this.#deliveries.deliverFile(state, channel.history, key, historyFile(items))) === 'failed') return;
      for (const resource of state.resources.values()) if (resource.type === type) resource.deliveredItems = resource.items.length;
      this.#tell(state, historyDelivered(state, key, nowMs));
    }
  }

  /** @param asked the id that DeliverConfigSnapshot answered; absent when the schedule wants one */
  async deliverSnapshot(state: RegionState, asked?: string): Promise<void> {
    const { account, region, channel } = state;
    if (!channel) return;
    const nowMs = this.#environment.clock.now();
    const period = periodMs[channel.snapshotPeriod ?? ''];
    if (asked === undefined && period !== undefined) {
      channel.snapshots.nextMs = nowMs + period;
      this.#work.plan({ kind: 'deliver snapshot', account, region, dueMs: channel.snapshots.nextMs });
    }
    const id = asked ?? this.#environment.random.uuid();
    this.#tell(state, snapshotStarted(state, id, nowMs));
    const key = snapshotKey(state, id, nowMs);
    const outcome = await this.#deliveries.deliverFile(state, channel.snapshots, key, snapshotFile(id, currentItems(state)));
    if (outcome === 'failed') {
      this.#tell(state, snapshotFailed(state, id, nowMs));
      return;
    }
    const completed = snapshotCompleted(state, id, key, nowMs);
    this.#tell(state, completed);
    await this.onSnapshot(state, completed.message);
  }

  #tell(state: RegionState, { subject, message }: Notification): void {
    this.#deliveries.notify(state, subject, message);
  }
}

/** The items that lie in no history file yet, by type, in the order of their making. */
function undelivered(state: RegionState): Map<string, ConfigurationItem[]> {
  const byType = new Map<string, ConfigurationItem[]>();
  for (const { type, items, deliveredItems } of state.resources.values()) {
    const fresh = items.slice(deliveredItems);
    if (fresh.length > 0) byType.set(type, [...(byType.get(type) ?? []), ...fresh]);
  }
  for (const items of byType.values()) items.sort((one, other) => one.configurationStateId - other.configurationStateId);
  return byType;
}
