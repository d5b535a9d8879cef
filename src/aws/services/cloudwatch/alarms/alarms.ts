// All alarms of a cloud: kept, evaluated minute by minute on the cloud's clock, with their history and actions.
import { parseArn } from '../../../core/arn.ts';
import type { EventSource, Place } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { limits } from '../limits.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { periodsOf, statisticOf } from '../metrics/statistics.ts';
import { type AlarmDefinition, type AlarmRecord, type AlarmStateValue, alarmArn, alarmTime, type HistoryItem } from './alarm.ts';
import { busEvent, functionPayload, type PreviousState, subjectOf, topicMessage } from './alarm-messages.ts';
import { type Datapoint, evaluateAlarm } from './evaluate.ts';

export interface AlarmsState {
  readonly alarms: readonly AlarmRecord[];
  readonly history: readonly HistoryItem[];
}

interface Change {
  readonly state: AlarmStateValue;
  readonly reason: string;
  readonly reasonData?: string;
}

export class Alarms {
  readonly #environment: ServiceEnvironment;
  readonly #metrics: Metrics;
  readonly #byArn = new Map<string, AlarmRecord>();
  #history: HistoryItem[] = [];
  #cancelTurn: (() => void) | undefined;

  constructor(environment: ServiceEnvironment, metrics: Metrics) {
    this.#environment = environment;
    this.#metrics = metrics;
  }

  /** In order of their names. */
  list({ account, region }: Place): readonly AlarmRecord[] {
    return [...this.#byArn.values()]
      .filter(({ definition }) => definition.account === account && definition.region === region)
      .sort((one, other) => (one.definition.name < other.definition.name ? -1 : 1));
  }

  find(arn: string): AlarmRecord | undefined {
    return this.#byArn.get(arn);
  }

  /** Makes an alarm or changes it; a changed one keeps its state. Tags are set by the first call only. */
  put(definition: AlarmDefinition, actionsEnabled: 'yes' | 'no', tags: ReadonlyMap<string, string>): void {
    const nowMs = this.#now();
    const arn = alarmArn(definition);
    const old = this.#byArn.get(arn);
    const summary = old ? `Alarm "${definition.name}" updated` : `Alarm "${definition.name}" created`;
    this.#record(definition, 'ConfigurationUpdate', summary, { version: '1.0', type: old ? 'Update' : 'Create' });
    if (old) Object.assign(old, { definition, actionsEnabled, configurationUpdatedMs: nowMs });
    else
      this.#byArn.set(arn, {
        definition,
        actionsEnabled,
        state: 'INSUFFICIENT_DATA',
        stateReason: 'Unchecked: Initial alarm creation',
        stateUpdatedMs: nowMs,
        configurationUpdatedMs: nowMs,
        transitionedMs: nowMs,
        tags: new Map(tags),
      });
    this.#planTurn();
  }

  delete(alarm: AlarmRecord): void {
    this.#byArn.delete(alarmArn(alarm.definition));
    const { name } = alarm.definition;
    this.#record(alarm.definition, 'ConfigurationUpdate', `Alarm "${name}" deleted`, { version: '1.0', type: 'Delete' });
    this.#planTurn();
  }

  /** Changes the state and does what the alarm says for the new one, if it is another than before. */
  async change(alarm: AlarmRecord, { state, reason, reasonData }: Change): Promise<void> {
    const before: PreviousState = {
      value: alarm.state,
      reason: alarm.stateReason,
      ...(alarm.stateReasonData !== undefined && { reasonData: alarm.stateReasonData }),
      updatedMs: alarm.stateUpdatedMs,
    };
    const nowMs = this.#now();
    Object.assign(alarm, { state, stateReason: reason, stateUpdatedMs: nowMs });
    if (reasonData === undefined) delete alarm.stateReasonData;
    else alarm.stateReasonData = reasonData;
    if (before.value === state) return;
    alarm.transitionedMs = nowMs;
    this.#record(alarm.definition, 'StateUpdate', `Alarm updated from ${before.value} to ${state}`, {
      version: '1.0',
      oldState: { stateValue: before.value, stateReason: before.reason },
      newState: { stateValue: state, stateReason: reason },
    });
    await this.#tellBus(alarm, before);
    if (alarm.actionsEnabled === 'no') return;
    for (const action of alarm.definition.actions[state]) await this.#act(alarm, before, action);
  }

  history({ account, region }: Place): readonly HistoryItem[] {
    const oldestMs = this.#now() - limits.historyMs;
    this.#history = this.#history.filter(({ atMs }) => atMs >= oldestMs);
    return this.#history.filter((item) => item.account === account && item.region === region);
  }

  snapshot(): AlarmsState {
    return { alarms: structuredClone([...this.#byArn.values()]), history: [...this.#history] };
  }

  restore({ alarms, history }: AlarmsState): void {
    for (const alarm of structuredClone(alarms)) this.#byArn.set(alarmArn(alarm.definition), alarm);
    this.#history = [...history];
    this.#planTurn();
  }

  #now(): number {
    return this.#environment.clock.now();
  }

  /** One turn for all alarms: each minute, or each ten seconds where one of them looks that closely. */
  #planTurn(): void {
    this.#cancelTurn?.();
    this.#cancelTurn = undefined;
    if (this.#byArn.size === 0) return;
    const everyMs = [...this.#byArn.values()].some(({ definition }) => definition.periodSeconds < 60) ? 10_000 : 60_000;
    const dueMs = (Math.floor(this.#now() / everyMs) + 1) * everyMs;
    this.#cancelTurn = this.#environment.scheduler.at(dueMs, 'the evaluation of alarms', () => this.#turn(), { periodic: true });
  }

  async #turn(): Promise<void> {
    this.#cancelTurn = undefined;
    const nowMs = this.#now();
    for (const alarm of [...this.#byArn.values()])
      if (alarm.definition.periodSeconds < 60 || nowMs % 60_000 === 0) await this.#evaluate(alarm, nowMs);
    this.#planTurn();
  }

  async #evaluate(alarm: AlarmRecord, nowMs: number): Promise<void> {
    const { definition } = alarm;
    const verdict = evaluateAlarm(definition, this.#datapoints(definition, nowMs));
    // AWS: a state that stays keeps its reason too.
    if (!verdict || verdict.state === alarm.state) return;
    const { statistic, periodSeconds: period, threshold } = definition;
    const reasonData = JSON.stringify({
      version: '1.0',
      queryDate: alarmTime(nowMs),
      ...(verdict.recent[0] && { startDate: alarmTime(verdict.recent.at(-1)?.startMs ?? nowMs) }),
      statistic,
      period,
      recentDatapoints: verdict.recent.map(({ value }) => value).toReversed(),
      threshold,
      evaluatedDatapoints: verdict.recent.map(({ startMs, value }) => ({ timestamp: alarmTime(startMs), value })),
    });
    await this.change(alarm, { state: verdict.state, reason: verdict.reason, reasonData });
  }

  /** The periods that end now, oldest first. */
  #datapoints(definition: AlarmDefinition, nowMs: number): readonly Datapoint[] {
    const { periodSeconds, evaluationPeriods, statistic, unit, metricName: name } = definition;
    const periodMs = periodSeconds * 1000;
    const count = evaluationPeriods + limits.furtherPeriods;
    const fromMs = nowMs - count * periodMs;
    const buckets = this.#metrics.find({ ...definition, name })?.buckets ?? [];
    const wanted = buckets.filter((bucket) => unit === undefined || bucket.unit === unit);
    const values = new Map(periodsOf(wanted, fromMs, nowMs, periodMs).map((one) => [one.startMs, statisticOf(one.buckets, statistic)]));
    return Array.from({ length: count }, (_unused, index) => {
      const startMs = fromMs + index * periodMs;
      const value = values.get(startMs);
      return { startMs, ...(value !== undefined && { value }) };
    });
  }

  async #tellBus(alarm: AlarmRecord, before: PreviousState): Promise<void> {
    const { account, region } = alarm.definition;
    const bus = `arn:aws:events:${region}:${account}:event-bus/default`;
    try {
      const sink = await this.#environment.ports.eventSink?.(bus);
      await sink?.deliver(bus, busEvent(alarm, before, this.#environment.random.uuid()), sourceOf(alarm));
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.message : String(thrown);
      this.#record(alarm.definition, 'Action', 'Failed to send the event of the change', { bus, error });
    }
  }

  async #act(alarm: AlarmRecord, before: PreviousState, action: string): Promise<void> {
    const isTopic = parseArn(action)?.service === 'sns';
    const base = { actionState: 'Succeeded', stateUpdateTimestamp: alarm.stateUpdatedMs, notificationResource: action };
    try {
      const sink = await this.#environment.ports.eventSink?.(action);
      if (isTopic) await sink?.deliver(action, topicMessage(alarm, before.value), sourceOf(alarm), { subject: subjectOf(alarm) });
      else await sink?.deliver(action, functionPayload(alarm, before), functionSourceOf(alarm));
      this.#record(alarm.definition, 'Action', `Successfully executed action ${action}`, base);
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.message : String(thrown);
      const summary = `Failed to execute action ${action}. Received error: "${error}"`;
      this.#record(alarm.definition, 'Action', summary, { ...base, actionState: 'Failed', error });
    }
  }

  #record({ account, region, name: alarm }: AlarmDefinition, type: HistoryItem['type'], summary: string, data: object): void {
    this.#history.push({ account, region, alarm, atMs: this.#now(), type, summary, data: JSON.stringify(data) });
  }
}

function sourceOf({ definition }: AlarmRecord): EventSource {
  return { service: 'cloudwatch.amazonaws.com', arn: alarmArn(definition), account: definition.account };
}

/** AWS: functions know alarms by a principal of their own. */
function functionSourceOf(alarm: AlarmRecord): EventSource {
  return { ...sourceOf(alarm), service: 'lambda.alarms.cloudwatch.amazonaws.com' };
}
