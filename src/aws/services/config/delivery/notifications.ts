// The messages that AWS Config publishes.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/notifications-for-AWS-Config.html
import type { ConfigurationItem } from '../items/configuration-item.ts';
import { type ItemDiff, itemDiff } from '../items/item-diff.ts';
import { limits } from '../limits.ts';
import type { RegionState } from '../region-state.ts';

export interface Notification {
  readonly subject: string;
  readonly message: Readonly<Record<string, unknown>>;
}

/** What a change is told as, to topics and to functions alike. */
export function changeMessage(item: ConfigurationItem, previous: ConfigurationItem | undefined, nowMs: number): Record<string, unknown> {
  return itemMessage(item, itemDiff(item, previous), nowMs);
}

/** The same for an item that is judged again without a change: it differs from nothing. */
export function unchangedMessage(item: ConfigurationItem, nowMs: number): Record<string, unknown> {
  return itemMessage(item, null, nowMs);
}

function itemMessage(item: ConfigurationItem, configurationItemDiff: ItemDiff | null, nowMs: number): Record<string, unknown> {
  const end = { notificationCreationTime: new Date(nowMs).toISOString(), recordVersion: '1.3' };
  const message = { configurationItemDiff, configurationItem: item, ...end, messageType: 'ConfigurationItemChangeNotification' };
  if (!isOversized(message)) return message;
  return {
    configurationItemSummary: { changeType: configurationItemDiff?.changeType ?? 'UPDATE', ...summary(item) },
    s3DeliverySummary: { s3BucketLocation: null, errorCode: null, errorMessage: null },
    ...end,
    recordVersion: '1.0',
    messageType: 'OversizedConfigurationItemChangeNotification',
  };
}

function isOversized(message: unknown): boolean {
  return new TextEncoder().encode(JSON.stringify(message)).length > limits.itemBytes;
}

function summary(item: ConfigurationItem): Partial<ConfigurationItem> {
  const { tags, relatedEvents, relationships, configuration, supplementaryConfiguration, ...rest } = item;
  return rest;
}

const verbs: Readonly<Record<string, string>> = { CREATE: 'Created', UPDATE: 'Updated', DELETE: 'Deleted' };

export function changeNotification(
  state: RegionState,
  item: ConfigurationItem,
  previous: ConfigurationItem | undefined,
  nowMs: number,
): Notification {
  const verb = verbs[itemDiff(item, previous).changeType];
  const subject = `[AWS Config:${state.region}] ${item.resourceType} ${item.resourceId} ${verb} in Account ${state.account}`;
  return { subject, message: changeMessage(item, previous, nowMs) };
}

export function historyDelivered(state: RegionState, s3ObjectKey: string, nowMs: number): Notification {
  return {
    subject: `[AWS Config:${state.region}] Configuration History Delivery Completed for Account ${state.account}`,
    message: { s3ObjectKey, s3Bucket: state.channel?.bucket, ...told('ConfigurationHistoryDeliveryCompleted', '1.1', nowMs) },
  };
}

export function snapshotStarted(state: RegionState, configSnapshotId: string, nowMs: number): Notification {
  return {
    subject: `[AWS Config:${state.region}] Configuration Snapshot Delivery Started for Account ${state.account}`,
    message: { configSnapshotId, ...told('ConfigurationSnapshotDeliveryStarted', '1.1', nowMs) },
  };
}

export function snapshotCompleted(state: RegionState, configSnapshotId: string, s3ObjectKey: string, nowMs: number): Notification {
  return {
    subject: `[AWS Config:${state.region}] Configuration Snapshot Delivery Completed for Account ${state.account}`,
    message: {
      configSnapshotId,
      s3ObjectKey,
      s3Bucket: state.channel?.bucket,
      ...told('ConfigurationSnapshotDeliveryCompleted', '1.1', nowMs),
    },
  };
}

/** Of a delivery to the bucket that failed: `Configuration Snapshot Delivery Failed`. */
export function snapshotFailed(state: RegionState, configSnapshotId: string, nowMs: number): Notification {
  return {
    subject: `[AWS Config:${state.region}] Configuration Snapshot Delivery Failed for Account ${state.account}`,
    message: { configSnapshotId, ...told('ConfigurationSnapshotDeliveryFailed', '1.1', nowMs) },
  };
}

export function rulesEvaluationStarted({ account, region }: RegionState, configRuleNames: readonly string[], nowMs: number): Notification {
  return {
    subject: `[AWS Config:${region}] Config Rules Evaluation Started for Account ${account}`,
    message: { awsAccountId: account, awsRegion: region, configRuleNames, ...told('ConfigRulesEvaluationStarted', '1.0', nowMs) },
  };
}

function told(messageType: string, recordVersion: string, nowMs: number) {
  return { notificationCreationTime: new Date(nowMs).toISOString(), messageType, recordVersion };
}
