// Events on their way from a rule to its targets: sent, tried again with growing pauses, given to the dead letters.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html
import { AwsError } from '../../../core/errors.ts';
import { type BusState, type RuleState, ruleArn } from '../bus.ts';
import type { BusHost } from '../bus-host.ts';
import type { BusEvent } from '../event.ts';
import { limits } from '../limits.ts';
import { tellEvent } from '../passages.ts';
import type { Delivery } from './delivery.ts';
import { deadLetterAttributes, type ExhaustedCondition, failureOf } from './failure.ts';
import { targetInput } from './target-input.ts';
import { deliverTo } from './targets.ts';

export interface LostDelivery {
  readonly ruleArn: string;
  readonly targetArn: string;
  readonly code: string;
  readonly why: string;
}

export interface DeliveriesState {
  readonly underWay: readonly Delivery[];
  readonly lost: readonly LostDelivery[];
}

export class Deliveries {
  readonly #host: BusHost;
  readonly #underWay = new Set<Delivery>();
  readonly #lost: LostDelivery[] = [];

  constructor(host: BusHost) {
    this.#host = host;
  }

  /** Plans the delivery of an event to all targets of a rule. `passed` are the buses behind it. */
  send(bus: BusState, rule: RuleState, event: BusEvent, passed: readonly string[]): void {
    const nowMs = this.#host.now();
    const arn = ruleArn(bus, rule.name);
    for (const target of rule.targets.values()) {
      this.#plan({
        dueMs: nowMs + limits.deliveryDelayMs,
        firstMs: nowMs,
        retries: 0,
        target,
        input: targetInput(target, { event, ruleArn: arn, ruleName: rule.name, ingestedMs: nowMs }),
        event,
        ruleArn: arn,
        source: { service: 'events.amazonaws.com', arn, account: bus.account },
        passed,
      });
    }
  }

  /** What reached neither its target nor a dead-letter queue, for the inspector. */
  lost(): readonly LostDelivery[] {
    return this.#lost;
  }

  snapshot(): DeliveriesState {
    return { underWay: [...this.#underWay], lost: [...this.#lost] };
  }

  restore({ underWay, lost }: DeliveriesState): void {
    this.#lost.push(...lost);
    for (const delivery of underWay) this.#plan(delivery);
  }

  #plan(delivery: Delivery): void {
    this.#underWay.add(delivery);
    this.#host.environment.scheduler.at(delivery.dueMs, `an event for ${delivery.target.Arn}`, async () => {
      this.#underWay.delete(delivery);
      try {
        await deliverTo(this.#host, delivery);
      } catch (thrown) {
        await this.#failed(delivery, thrown);
      }
    });
  }

  async #failed(delivery: Delivery, thrown: unknown): Promise<void> {
    const { code, retry } = failureOf(thrown);
    const next = this.#nextTry(delivery);
    if (retry === 'useful' && typeof next === 'number') {
      this.#plan({ ...delivery, dueMs: next, retries: delivery.retries + 1 });
      return;
    }
    const condition = retry === 'useful' && typeof next === 'string' ? next : undefined;
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const { target } = delivery;
    const deadLetterArn = target.DeadLetterConfig?.Arn;
    const toldAt = delivery.passed.at(-1) ?? delivery.ruleArn;
    tellEvent(this.#host.environment, toldAt, delivery.event, {
      became: 'dead',
      ...(deadLetterArn !== undefined && { to: deadLetterArn }),
    });
    try {
      await this.#toDeadLetters(delivery, code, why, condition);
    } catch (again) {
      const further = again instanceof Error ? ` Dead letters: ${again.message}` : '';
      this.#lost.push({ ruleArn: delivery.ruleArn, targetArn: target.Arn ?? '', code, why: why + further });
      if (this.#lost.length > limits.lostDeliveriesKept) this.#lost.shift();
    }
  }

  /** When to try again, or which limit of the retry policy is reached. */
  #nextTry({ target, retries, firstMs }: Delivery): number | ExhaustedCondition {
    const { MaximumRetryAttempts: most = limits.retryAttempts, MaximumEventAgeInSeconds: ageSeconds = limits.eventAgeSeconds } =
      target.RetryPolicy ?? {};
    if (retries >= most) return 'MaximumRetryAttempts';
    const pauseMs = Math.min(limits.firstRetryDelayMs * 2 ** retries, limits.longestRetryDelayMs);
    // AWS: pauses grow exponentially and are spread by chance.
    const dueMs = this.#host.now() + Math.round(pauseMs * (0.5 + this.#host.environment.random.next() / 2));
    return dueMs > firstMs + ageSeconds * 1000 ? 'MaximumEventAgeInSeconds' : dueMs;
  }

  async #toDeadLetters(
    { target, event, source, ruleArn: arn, retries }: Delivery,
    code: string,
    why: string,
    condition: ExhaustedCondition | undefined,
  ) {
    const queueArn = target.DeadLetterConfig?.Arn;
    if (queueArn === undefined) throw new AwsError('InvalidArgument', 'none are configured.');
    const sink = await this.#host.environment.ports.eventSink?.(queueArn);
    const messageAttributes = deadLetterAttributes({ ruleArn: arn, targetArn: target.Arn ?? '', code, why, retries, condition });
    await sink?.deliver(queueArn, JSON.stringify(event), source, { messageAttributes });
  }
}
