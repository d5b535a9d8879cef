// A log group: plain data, so that a snapshot of it is complete.
import type { LogGroupClass, MetricTransformation } from '@aws-sdk/client-cloudwatch-logs';
import { formatArn } from '../../core/arn.ts';
import { type LogStreamState, utf8Bytes } from './log-stream.ts';

export interface MetricFilterState {
  readonly name: string;
  readonly pattern: string;
  readonly transformation: MetricTransformation;
  readonly createdMs: number;
}

export interface SubscriptionFilterState {
  readonly name: string;
  readonly pattern: string;
  readonly destinationArn: string;
  readonly roleArn?: string;
  readonly distribution: 'Random' | 'ByLogStream';
  readonly createdMs: number;
}

export interface LogGroupState {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly createdMs: number;
  readonly groupClass: LogGroupClass;
  retentionDays?: number;
  deletionProtection: 'on' | 'off';
  readonly tags: Map<string, string>;
  readonly streams: Map<string, LogStreamState>;
  readonly metricFilters: Map<string, MetricFilterState>;
  readonly subscriptionFilters: Map<string, SubscriptionFilterState>;
}

/** Without the `:*` that the older operations add. */
export function groupArn({ account, region, name }: Pick<LogGroupState, 'account' | 'region' | 'name'>): string {
  return formatArn({ service: 'logs', region, account, resource: `log-group:${name}` });
}

export function streamArn(group: LogGroupState, { name }: LogStreamState): string {
  return `${groupArn(group)}:log-stream:${name}`;
}

/** Executes the retention: events older than it are gone. */
export function forgetExpired(group: LogGroupState, nowMs: number): void {
  if (group.retentionDays === undefined) return;
  const oldestMs = nowMs - group.retentionDays * 24 * 60 * 60 * 1000;
  for (const stream of group.streams.values()) {
    const keptFrom = stream.events.findIndex(({ timestampMs }) => timestampMs >= oldestMs);
    const expired = stream.events.splice(0, keptFrom === -1 ? stream.events.length : keptFrom);
    for (const { message } of expired) stream.storedBytes -= utf8Bytes(message) + 26;
  }
}
