// An alarm: what it watches, what state it is in. Plain data.
import { formatArn } from '../../../core/arn.ts';
import type { Place } from '../../../core/ports.ts';
import type { Dimensions } from '../metrics/series.ts';

export type AlarmStateValue = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';
export const comparisons = {
  GreaterThanOrEqualToThreshold: { holds: (value: number, threshold: number) => value >= threshold, words: 'greater than or equal to' },
  GreaterThanThreshold: { holds: (value: number, threshold: number) => value > threshold, words: 'greater than' },
  LessThanThreshold: { holds: (value: number, threshold: number) => value < threshold, words: 'less than' },
  LessThanOrEqualToThreshold: { holds: (value: number, threshold: number) => value <= threshold, words: 'less than or equal to' },
} as const;
export type Comparison = keyof typeof comparisons;
export const missingTreatments = ['breaching', 'notBreaching', 'ignore', 'missing'] as const;
export type MissingTreatment = (typeof missingTreatments)[number];

/** What PutMetricAlarm says. */
export interface AlarmDefinition extends Place {
  readonly name: string;
  readonly description?: string;
  readonly namespace: string;
  readonly metricName: string;
  readonly dimensions: Dimensions;
  /** One of the five, or a percentile. */
  readonly statistic: string;
  readonly unit?: string;
  readonly periodSeconds: number;
  readonly evaluationPeriods: number;
  /** As the caller said it; all periods when absent. */
  readonly datapointsToAlarm?: number;
  readonly threshold: number;
  readonly comparison: Comparison;
  readonly treatMissingData: MissingTreatment;
  /** Did the caller say it? Only then it is described. */
  readonly missingDataSaid: 'said' | 'not said';
  readonly lowSampleCountPercentile?: string;
  readonly actions: Readonly<Record<AlarmStateValue, readonly string[]>>;
}

export interface AlarmRecord {
  definition: AlarmDefinition;
  actionsEnabled: 'yes' | 'no';
  state: AlarmStateValue;
  stateReason: string;
  stateReasonData?: string;
  stateUpdatedMs: number;
  configurationUpdatedMs: number;
  transitionedMs: number;
  readonly tags: Map<string, string>;
}

export interface HistoryItem extends Place {
  readonly alarm: string;
  readonly atMs: number;
  readonly type: 'ConfigurationUpdate' | 'StateUpdate' | 'Action';
  readonly summary: string;
  /** JSON. */
  readonly data: string;
}

export function alarmArn({ account, region, name }: Pick<AlarmDefinition, 'account' | 'region' | 'name'>): string {
  return formatArn({ service: 'cloudwatch', region, account, resource: `alarm:${name}` });
}

/** AWS writes times of alarms so: 2026-11-01T00:00:00.000+0000. */
export function alarmTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}
