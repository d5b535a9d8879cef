// When a rule judges which resources, and who judges: a managed rule, a Guard policy or a function.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config-rules.html
import type { ServiceEnvironment } from '../../../core/service.ts';
import { currentItems, type NewItem } from '../capture/capture.ts';
import { isCurrent, lastItem, resourceKey } from '../capture/recorded-resource.ts';
import type { Verdicts } from '../compliance/record-verdict.ts';
import { changeMessage, unchangedMessage } from '../delivery/notifications.ts';
import type { ConfigurationItem } from '../items/configuration-item.ts';
import { limits } from '../limits.ts';
import type { RegionState } from '../region-state.ts';
import type { WorkOf } from '../work/planned-work.ts';
import type { WorkQueue } from '../work/work-queue.ts';
import { scheduledEvent } from './function-event.ts';
import type { FunctionRules } from './function-rules.ts';
import type { Judge } from './judge.ts';
import type { RuleState } from './rule.ts';
import { isInScope } from './rule-scope.ts';
import { triggersOf, typesOf } from './triggers.ts';

export class Evaluations {
  readonly #environment: ServiceEnvironment;
  readonly #work: WorkQueue;
  readonly #verdicts: Verdicts;
  readonly #functions: FunctionRules;
  readonly #judge: Judge;

  constructor(environment: ServiceEnvironment, work: WorkQueue, verdicts: Verdicts, functions: FunctionRules, judge: Judge) {
    this.#environment = environment;
    this.#work = work;
    this.#verdicts = verdicts;
    this.#functions = functions;
    this.#judge = judge;
  }

  /** Plans what a new item means for the rules: a verdict, or that the resource left a rule's scope. */
  itemMade(state: RegionState, { item, previous }: NewItem): void {
    for (const rule of state.rules.values()) {
      const { onChange, onOversized } = triggersOf(rule);
      if ((onChange === 'no' && onOversized === 'no') || !rule.modes.includes('DETECTIVE')) continue;
      const isIn = isInScope(item, rule.scope, typesOf(rule));
      const wasIn = previous !== undefined && isInScope(previous, rule.scope, typesOf(rule));
      if (!isIn && !wasIn) continue;
      const { account, region } = state;
      const dueMs = this.#environment.clock.now() + limits.evaluationDelayMs;
      const { resourceType: type, resourceId: id, configurationStateId: stateId } = item;
      const leftScope = !isIn;
      this.#work.plan({ kind: 'evaluate change', account, region, dueMs, rule: rule.name, type, id, stateId, leftScope });
    }
  }

  /** Plans a round over everything that the rule is about: it is new, was changed, or somebody asked. */
  planRound(state: RegionState, rule: RuleState): void {
    const { account, region } = state;
    const nowMs = this.#environment.clock.now();
    this.#work.plan({ kind: 'evaluate rule', account, region, dueMs: nowMs + limits.evaluationDelayMs, rule: rule.name });
  }

  /** Plans the next periodic round, instead of one that was planned before. */
  planPeriodic(state: RegionState, rule: RuleState): void {
    const { account, region } = state;
    this.cancelPeriodic(state, rule);
    const period = triggersOf(rule).periodMs;
    if (period === undefined) return;
    const dueMs = this.#environment.clock.now() + period;
    this.#work.plan({ kind: 'evaluate periodically', account, region, dueMs, rule: rule.name });
  }

  cancelPeriodic({ account, region }: RegionState, { name }: RuleState): void {
    this.#work.cancel(
      (work) => work.kind === 'evaluate periodically' && work.account === account && work.region === region && work.rule === name,
    );
  }

  /** One item, as it was when it was made. */
  async runChange(state: RegionState, work: WorkOf<'evaluate change'>): Promise<void> {
    const rule = state.rules.get(work.rule);
    const items = state.resources.get(resourceKey(work.type, work.id))?.items ?? [];
    const place = items.findIndex(({ configurationStateId }) => configurationStateId === work.stateId);
    const item = items[place];
    if (!rule || rule.activity === 'DELETING' || !item) return;
    const key = resourceKey(work.type, work.id);
    const isGone = item.configuration === null;
    if (isGone || work.leftScope) this.#verdicts.forget(state, rule, key);
    if (rule.source.owner !== 'CUSTOM_LAMBDA') {
      if (!isGone && !work.leftScope) this.#judge.item(state, rule, item);
      return;
    }
    const invokingEvent = changeMessage(item, items[place - 1], this.#environment.clock.now());
    await this.#callForItem(state, rule, rule.source.functionArn, invokingEvent, work.leftScope);
  }

  /** Everything that the rule is about, by its last recorded state. */
  async runRound(state: RegionState, work: WorkOf<'evaluate rule'>): Promise<void> {
    const rule = state.rules.get(work.rule);
    if (!rule || rule.activity === 'DELETING' || !rule.modes.includes('DETECTIVE')) return;
    this.#forgetOthers(state, rule);
    const { onChange, onOversized, periodMs } = triggersOf(rule);
    if (rule.source.owner === 'AWS') this.#judge.noteMissing(rule);
    if (periodMs !== undefined) await this.#periodicRound(state, rule);
    else if (onChange === 'yes' || onOversized === 'yes') await this.#roundOverItems(state, rule);
    // A rule of both kinds has been all around now, unless it is a function: that is told of each item, too.
    if (periodMs !== undefined && onChange === 'yes' && rule.source.owner === 'CUSTOM_LAMBDA') await this.#roundOverItems(state, rule);
    if (rule.activity === 'EVALUATING') rule.activity = 'ACTIVE';
  }

  async runPeriodic(state: RegionState, work: WorkOf<'evaluate periodically'>): Promise<void> {
    const rule = state.rules.get(work.rule);
    if (!rule) return;
    this.planPeriodic(state, rule);
    if (state.recorder?.recording === 'on') await this.#periodicRound(state, rule);
  }

  /** A snapshot lies in the bucket: functions may want to read it. */
  async snapshotDelivered(state: RegionState, message: Readonly<Record<string, unknown>>): Promise<void> {
    for (const rule of state.rules.values()) {
      if (rule.source.owner !== 'CUSTOM_LAMBDA' || triggersOf(rule).onSnapshot === 'no') continue;
      await this.#functions.call(state, rule, rule.source.functionArn, { invokingEvent: message, eventLeftScope: false });
    }
  }

  async #periodicRound(state: RegionState, rule: RuleState): Promise<void> {
    const { source } = rule;
    if (source.owner === 'CUSTOM_LAMBDA') {
      const invokingEvent = scheduledEvent(state, this.#environment.clock.now());
      await this.#functions.call(state, rule, source.functionArn, { invokingEvent, eventLeftScope: false });
    } else if (!(await this.#judge.account(state, rule))) await this.#roundOverItems(state, rule);
  }

  async #roundOverItems(state: RegionState, rule: RuleState): Promise<void> {
    for (const item of currentItems(state)) {
      if (!isInScope(item, rule.scope, typesOf(rule))) continue;
      if (rule.source.owner === 'CUSTOM_LAMBDA') {
        const invokingEvent = unchangedMessage(item, this.#environment.clock.now());
        await this.#callForItem(state, rule, rule.source.functionArn, invokingEvent, false);
      } else this.#judge.item(state, rule, item);
    }
  }

  /** AWS: a function hears of items that are too large for a message only if it listens to their summaries. */
  async #callForItem(
    state: RegionState,
    rule: RuleState,
    functionArn: string,
    invokingEvent: Readonly<Record<string, unknown>>,
    eventLeftScope: boolean,
  ): Promise<void> {
    const { onChange, onOversized } = triggersOf(rule);
    const oversized = invokingEvent.messageType === 'OversizedConfigurationItemChangeNotification';
    if ((oversized ? onOversized : onChange) === 'no') return;
    await this.#functions.call(state, rule, functionArn, { invokingEvent, eventLeftScope });
  }

  /** Verdicts on resources that the rule, as it is now, is not about. */
  #forgetOthers(state: RegionState, rule: RuleState): void {
    for (const key of [...rule.results.keys()]) {
      const resource = state.resources.get(key);
      const item: ConfigurationItem | undefined = resource && isCurrent(resource) ? lastItem(resource) : undefined;
      if (resource && (!item || !isInScope(item, rule.scope, typesOf(rule)))) this.#verdicts.forget(state, rule, key);
    }
  }
}
