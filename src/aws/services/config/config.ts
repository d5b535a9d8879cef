// What the operations of AWS Config work on: the state of each region, and the parts that act on it.
import type { Place } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { type CaptureRound, capture, type NewItem } from './capture/capture.ts';
import { mayChangeResources } from './capture/reading-operations.ts';
import { Verdicts } from './compliance/record-verdict.ts';
import { Deliveries } from './delivery/deliveries.ts';
import { changeNotification } from './delivery/notifications.ts';
import { ScheduledDeliveries } from './delivery/scheduled-deliveries.ts';
import { limits } from './limits.ts';
import { runResourceEvaluation } from './proactive/run-evaluation.ts';
import type { RegionState } from './region-state.ts';
import { Regions } from './regions.ts';
import { Remediations } from './remediation/remediations.ts';
import { Evaluations } from './rules/evaluations.ts';
import { FunctionRules } from './rules/function-rules.ts';
import { Judge } from './rules/judge.ts';
import type { PlannedWork } from './work/planned-work.ts';
import { isOwnWork, WorkQueue } from './work/work-queue.ts';

interface ConfigSnapshot {
  readonly regions: readonly RegionState[];
  readonly work: readonly PlannedWork[];
}

export class Config {
  readonly environment: ServiceEnvironment;
  readonly regions = new Regions();
  readonly work: WorkQueue;
  readonly deliveries: Deliveries;
  readonly scheduled: ScheduledDeliveries;
  readonly verdicts: Verdicts;
  readonly functions: FunctionRules;
  readonly evaluations: Evaluations;
  readonly remediations: Remediations;
  /** Ends the watch over the cloud's work; absent while no recorder is on. */
  #unwatch: (() => void) | undefined;

  constructor(environment: ServiceEnvironment) {
    this.environment = environment;
    this.work = new WorkQueue(environment);
    this.deliveries = new Deliveries(environment, this.work);
    this.scheduled = new ScheduledDeliveries(environment, this.work, this.deliveries);
    this.verdicts = new Verdicts(environment, this.deliveries);
    this.functions = new FunctionRules(environment);
    const judge = new Judge(environment, this.verdicts);
    this.evaluations = new Evaluations(environment, this.work, this.verdicts, this.functions, judge);
    this.remediations = new Remediations(environment, this.work);
    this.verdicts.onNonCompliant = (state, rule, record) => this.remediations.startAutomatically(state, rule.name, record);
    this.scheduled.onSnapshot = (state, message) => this.evaluations.snapshotDelivered(state, message);
    this.work.on('evaluate change', (work) => this.evaluations.runChange(this.regions.of(work), work));
    this.work.on('evaluate rule', (work) => this.evaluations.runRound(this.regions.of(work), work));
    this.work.on('evaluate periodically', (work) => this.evaluations.runPeriodic(this.regions.of(work), work));
    this.work.on('remediate', (work) => this.remediations.run(this.regions.of(work), work));
    this.work.on('remediate again', (work) => this.remediations.runAgain(this.regions.of(work), work));
    this.work.on('evaluate proactively', (work) => {
      const state = this.regions.of(work);
      const evaluation = state.resourceEvaluations.get(work.evaluation);
      if (evaluation) runResourceEvaluation(judge, state, evaluation, this.now());
    });
    this.work.on('delete rule', (work) => void this.regions.of(work).rules.delete(work.rule));
    this.work.on('deliver history', (work) => this.scheduled.deliverHistory(this.regions.of(work)));
    this.work.on('deliver snapshot', (work) => this.scheduled.deliverSnapshot(this.regions.of(work), work.snapshotId));
    this.work.on('notify', (work) => this.deliveries.publish(this.regions.of(work), work.subject, work.message));
    this.work.on('capture daily types', (work) => this.#captureDaily(this.regions.of(work)));
  }

  now(): number {
    return this.environment.clock.now();
  }

  region(place: Place): RegionState {
    return this.regions.of(place);
  }

  /** The recorder was started, stopped, changed or deleted: what is recorded is looked at anew. */
  recorderChanged(state: RegionState): void {
    this.#watch();
    this.scheduled.plan(state);
    const { account, region, recorder } = state;
    const ownDaily = (work: PlannedWork) => work.kind === 'capture daily types' && work.account === account && work.region === region;
    this.work.cancel(ownDaily);
    if (recorder?.recording !== 'on') return;
    this.work.plan({ kind: 'capture daily types', account, region, dueMs: this.now() + limits.dailyMs });
    this.capture(state, 'all');
  }

  /** Makes the items that are due, and tells everybody who wants to know. */
  capture(state: RegionState, round: CaptureRound): void {
    const made = capture(this.environment, state, round);
    if (made.length === 0) return;
    const { recorder } = state;
    if (recorder) Object.assign(recorder, { lastStatus: 'SUCCESS', lastStatusMs: this.now() });
    for (const one of made) this.#tell(state, one);
  }

  snapshot(): ConfigSnapshot {
    return { regions: this.regions.snapshot(), work: structuredClone(this.work.planned()) };
  }

  restore(state: unknown): void {
    const { regions, work } = state as ConfigSnapshot;
    this.regions.restore(regions);
    this.work.restore(work);
    this.#watch();
  }

  #tell(state: RegionState, made: NewItem): void {
    const { item, previous, because } = made;
    this.evaluations.itemMade(state, made);
    const { account, region } = state;
    const nowMs = this.now();
    this.environment.observe({
      kind: 'configuration-item',
      account,
      region,
      atMs: nowMs,
      resourceType: item.resourceType,
      resourceId: item.resourceId,
      ...(item.resourceName !== null && { resourceName: item.resourceName }),
      status: item.configurationItemStatus,
      because,
    });
    if (state.channel?.topicArn === undefined) return;
    const { subject, message } = changeNotification(state, item, previous, nowMs);
    this.deliveries.notify(state, subject, message);
  }

  #captureDaily(state: RegionState): void {
    const { account, region } = state;
    this.work.plan({ kind: 'capture daily types', account, region, dueMs: this.now() + limits.dailyMs });
    this.capture(state, 'daily');
  }

  /** Watches while a recorder is on anywhere: a cloud without one pays nothing. */
  #watch(): void {
    const recording = () => this.regions.all().filter(({ recorder }) => recorder?.recording === 'on');
    const wanted = recording().length > 0;
    if (!wanted) this.#unwatch?.();
    if (!wanted) this.#unwatch = undefined;
    if (!wanted || this.#unwatch) return;
    // A service has its first resources (a default network) as soon as anybody asks for them.
    const used = new Set<string>();
    this.#unwatch = this.environment.scheduler.afterWork.watch((work) => {
      const round = work.kind === 'planned work' && work.labels.every(isOwnWork) ? 'compliance' : 'continuous';
      const use = work.kind === 'call' ? `${work.service} ${work.account} ${work.region}` : '';
      if (work.kind === 'call' && used.has(use) && !mayChangeResources(work.service, work.operation)) return;
      used.add(use);
      for (const state of recording()) if (work.kind !== 'call' || work.account === state.account) this.capture(state, round);
    });
  }
}
