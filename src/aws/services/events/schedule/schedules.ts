// Rules on a schedule: each has one planned turn, which plans the next one. Periodic work: settling does not wait for it.
import { type BusState, busArn, type RuleState, ruleArn } from '../bus.ts';
import type { BusHost } from '../bus-host.ts';
import { type BusEvent, eventTime } from '../event.ts';
import { tellEvent } from '../passages.ts';
import { parseSchedule } from './schedule-expression.ts';

export class Schedules {
  readonly #host: BusHost;
  readonly #cancels = new Map<string, () => void>();

  constructor(host: BusHost) {
    this.#host = host;
  }

  /** Plans the first turn of a rule that was put or enabled; ends the old plan. */
  start(bus: BusState, rule: RuleState): void {
    this.stop(bus, rule);
    if (rule.schedule === undefined || rule.state === 'DISABLED') return;
    const nowMs = this.#host.now();
    const nextMs = parseSchedule(rule.schedule)?.next(nowMs, nowMs);
    if (nextMs === undefined) return;
    rule.nextMs = nextMs;
    this.resume(bus, rule);
  }

  /** Plans the turn that a rule of a snapshot was waiting for. */
  resume(bus: BusState, rule: RuleState): void {
    if (rule.nextMs === undefined) return;
    const arn = ruleArn(bus, rule.name);
    const turn = () => this.#turn(bus, rule);
    const cancel = this.#host.environment.scheduler.at(rule.nextMs, `the schedule of ${arn}`, turn, { periodic: true });
    this.#cancels.set(arn, cancel);
  }

  stop(bus: BusState, rule: RuleState): void {
    const arn = ruleArn(bus, rule.name);
    this.#cancels.get(arn)?.();
    this.#cancels.delete(arn);
    delete rule.nextMs;
  }

  #turn(bus: BusState, rule: RuleState): void {
    const dueMs = rule.nextMs ?? this.#host.now();
    const event: BusEvent = {
      version: '0',
      id: this.#host.environment.random.uuid(),
      'detail-type': 'Scheduled Event',
      source: 'aws.events',
      account: bus.account,
      time: eventTime(dueMs),
      region: bus.region,
      resources: [ruleArn(bus, rule.name)],
      detail: {},
    };
    tellEvent(this.#host.environment, bus, event, { became: 'arrived', from: ruleArn(bus, rule.name) });
    // AWS: it goes to the targets of its own rule only.
    this.#host.send(bus, rule, event, [busArn(bus)]);
    // The turn before is where a rate goes on from, so that it keeps its beat.
    const nextMs = parseSchedule(rule.schedule ?? '')?.next(Math.max(dueMs, this.#host.now()), dueMs);
    delete rule.nextMs;
    if (nextMs !== undefined) rule.nextMs = nextMs;
    this.resume(bus, rule);
  }
}
