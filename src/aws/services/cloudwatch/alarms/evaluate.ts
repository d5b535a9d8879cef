// What the datapoints of an alarm say: ALARM, OK, INSUFFICIENT_DATA, or nothing new. Pure.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
import { type AlarmDefinition, type AlarmStateValue, comparisons } from './alarm.ts';

/** A period that was looked at; its value is absent where no data came. Oldest first. */
export interface Datapoint {
  readonly startMs: number;
  readonly value?: number;
}

export interface Verdict {
  readonly state: AlarmStateValue;
  readonly reason: string;
  /** Those that decided, newest first, as the reason data tells them. */
  readonly recent: readonly (Datapoint & { readonly value: number })[];
}

type Judged = Pick<AlarmDefinition, 'evaluationPeriods' | 'datapointsToAlarm' | 'threshold' | 'comparison' | 'treatMissingData'>;

/** Undefined: the alarm keeps its state. */
export function evaluateAlarm(alarm: Judged, points: readonly Datapoint[]): Verdict | undefined {
  const { evaluationPeriods: periods, treatMissingData: treatment } = alarm;
  const present = points.filter((point): point is Datapoint & { readonly value: number } => point.value !== undefined);
  const recent = present.slice(-periods).toReversed();
  const missing = periods - recent.length;
  const breaches = recent.filter(({ value }) => comparisons[alarm.comparison].holds(value, alarm.threshold)).length;
  const wanted = alarm.datapointsToAlarm ?? periods;
  const verdict = (state: AlarmStateValue): Verdict => ({ state, reason: reasonOf(alarm, state, recent, missing), recent });
  if (missing <= 0 || treatment === 'notBreaching') return verdict(breaches >= wanted ? 'ALARM' : 'OK');
  if (treatment === 'breaching') return verdict(breaches + missing >= wanted ? 'ALARM' : 'OK');
  if (recent.length === 0) return treatment === 'ignore' ? undefined : verdict('INSUFFICIENT_DATA');
  // AWS: what is there decides alone, if it all points the same way; `ignore` waits for enough of it.
  if (breaches < Math.min(wanted, recent.length)) return verdict('OK');
  return treatment === 'ignore' && breaches < wanted ? undefined : verdict('ALARM');
}

function reasonOf(
  { threshold, comparison, evaluationPeriods: periods, datapointsToAlarm = periods }: Judged,
  state: AlarmStateValue,
  recent: Verdict['recent'],
  missing: number,
): string {
  const points = (count: number) => `${count} datapoint${count === 1 ? '' : 's'}`;
  const were = (count: number) => (count === 1 ? 'was' : 'were');
  if (recent.length === 0 && state === 'INSUFFICIENT_DATA') return `Insufficient Data: ${points(periods)} ${were(periods)} unknown.`;
  const { words, holds } = comparisons[comparison];
  const limit = `${words} the threshold (${shown(threshold)})`;
  if (recent.length === 0) {
    const not = state === 'ALARM' ? '' : 'not ';
    return `Threshold Crossed: no datapoints were received for ${missing} period${missing === 1 ? '' : 's'} and ${points(missing)} ${were(missing)} treated as [${not ? 'NonBreaching' : 'Breaching'}].`;
  }
  const list = (some: Verdict['recent']) => `[${some.map(({ value, startMs }) => `${shown(value)} (${shortTime(startMs)})`).join(', ')}]`;
  if (state === 'OK') return `Threshold Crossed: ${points(recent.length)} ${list(recent)} ${were(recent.length)} not ${limit}.`;
  const breaching = recent.filter(({ value }) => holds(value, threshold));
  const minimum = `(minimum ${points(datapointsToAlarm)} for OK -> ALARM transition)`;
  return `Threshold Crossed: ${breaching.length} out of the last ${points(recent.length)} ${list(breaching)} ${were(breaching.length)} ${limit} ${minimum}.`;
}

/** AWS writes whole numbers with a zero behind the point. */
function shown(value: number): string {
  return Number.isInteger(value) ? value.toFixed(1) : String(value);
}

/** Day, month, year: 01/11/26 00:00:00. */
function shortTime(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().slice(0, 19).split('T');
  return `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(2, 4)} ${time}`;
}
