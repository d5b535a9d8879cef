// Keeps verdicts, and tells everybody who wants to know when one is another than before.
import type { ServiceEnvironment } from '../../../core/service.ts';
import { resourceKey } from '../capture/recorded-resource.ts';
import { complianceChanged } from '../delivery/compliance-notification.ts';
import type { Deliveries } from '../delivery/deliveries.ts';
import type { RegionState } from '../region-state.ts';
import type { RuleState } from '../rules/rule.ts';
import type { EvaluationRecord } from './evaluation-record.ts';

export interface NewVerdict {
  readonly resourceType: string;
  readonly resourceId: string;
  readonly compliance: 'COMPLIANT' | 'NON_COMPLIANT' | 'NOT_APPLICABLE';
  readonly annotation?: string | undefined;
  readonly orderingMs: number;
  readonly invokedMs: number;
}

export class Verdicts {
  readonly #environment: ServiceEnvironment;
  readonly #deliveries: Deliveries;
  /** Told of each resource that a rule judges NON_COMPLIANT, each time anew: remediation may be automatic. */
  onNonCompliant: (state: RegionState, rule: RuleState, record: EvaluationRecord) => void = () => {};

  constructor(environment: ServiceEnvironment, deliveries: Deliveries) {
    this.#environment = environment;
    this.#deliveries = deliveries;
  }

  /** AWS: a verdict on an older state does not replace one on a newer state. NOT_APPLICABLE takes the verdict back. */
  record(state: RegionState, rule: RuleState, verdict: NewVerdict): void {
    const { resourceType, resourceId, compliance, annotation, orderingMs, invokedMs } = verdict;
    const key = resourceKey(resourceType, resourceId);
    const before = rule.results.get(key);
    if (before && before.orderingMs > orderingMs) return;
    if (compliance === 'NOT_APPLICABLE') {
      this.forget(state, rule, key);
      return;
    }
    const recordedMs = this.#environment.clock.now();
    const after = { resourceType, resourceId, compliance, annotation, orderingMs, recordedMs, invokedMs };
    rule.results.set(key, after);
    if (before?.compliance !== compliance) this.#tell(state, rule, before, after);
    if (compliance === 'NON_COMPLIANT') this.onNonCompliant(state, rule, after);
  }

  /** The resource is gone, or the rule is not about it any more. */
  forget(state: RegionState, rule: RuleState, key: string): void {
    const before = rule.results.get(key);
    if (!before) return;
    rule.results.delete(key);
    this.#tell(state, rule, before, undefined);
  }

  #tell(state: RegionState, rule: RuleState, before: EvaluationRecord | undefined, after: EvaluationRecord | undefined): void {
    const { account, region } = state;
    const { resourceType = '', resourceId = '' } = after ?? before ?? {};
    const atMs = this.#environment.clock.now();
    const [was, is] = [before?.compliance, after?.compliance];
    this.#environment.observe({
      kind: 'compliance',
      account,
      region,
      atMs,
      rule: rule.name,
      resourceType,
      resourceId,
      ...(was !== undefined && { before: was }),
      ...(is !== undefined && { after: is }),
    });
    const { subject, message } = complianceChanged(state, rule, before, after, atMs);
    this.#deliveries.notify(state, subject, message);
  }
}
