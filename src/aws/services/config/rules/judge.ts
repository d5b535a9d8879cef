// Judges by rules that need no function: managed ones and Guard policies.
import type { Identities } from '../../../core/identities.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { currentItems } from '../capture/capture.ts';
import { resourceKey } from '../capture/recorded-resource.ts';
import type { Verdicts } from '../compliance/record-verdict.ts';
import type { ConfigurationItem } from '../items/configuration-item.ts';
import type { RegionState } from '../region-state.ts';
import { guardVerdict } from './guard-verdict.ts';
import { filledParameters, managedRule, readParameters } from './managed-rule.ts';
import type { RuleState } from './rule.ts';
import type { AccountFacts, IamFacts, Verdict } from './rule-contract.ts';

const nobody: IamFacts = { rootMfa: 'off', rootAccessKeys: 0, users: [] };

export class Judge {
  readonly #environment: ServiceEnvironment;
  readonly #verdicts: Verdicts;
  /** Here once IAM is loaded: every call has asked it who calls. */
  #identities: Identities | undefined;

  constructor(environment: ServiceEnvironment, verdicts: Verdicts) {
    this.#environment = environment;
    this.#verdicts = verdicts;
  }

  /** One resource. Nothing happens for a rule that judges accounts only, or is not embedded. */
  item(state: RegionState, rule: RuleState, item: ConfigurationItem): void {
    const nowMs = this.#environment.clock.now();
    const { status } = rule;
    status.invokedMs = nowMs;
    try {
      const verdict = this.verdictOn(state, rule, item, nowMs);
      if (!verdict) return;
      status.evaluatedMs = nowMs;
      delete status.error;
      const { resourceType, resourceId } = item;
      // AWS: the time that orders verdicts is that of the item.
      const orderingMs = Date.parse(item.configurationItemCaptureTime);
      this.#verdicts.record(state, rule, { resourceType, resourceId, ...verdict, orderingMs, invokedMs: nowMs });
    } catch (thrown) {
      noteFailure(rule, nowMs, thrown);
    }
  }

  /** The account as a whole. False where the rule is about single resources. */
  async account(state: RegionState, rule: RuleState): Promise<boolean> {
    this.#identities ??= await this.#environment.ports.identities();
    const managed = rule.source.owner === 'AWS' ? managedRule(rule.source.identifier) : undefined;
    if (managed?.judges !== 'the account') return false;
    const nowMs = this.#environment.clock.now();
    try {
      const parameters = filledParameters(managed, rule.inputParameters);
      const found = managed.evaluate({ parameters, nowMs, account: this.#facts(state) });
      Object.assign(rule.status, { invokedMs: nowMs, evaluatedMs: nowMs });
      delete rule.status.error;
      const judged = new Set(found.map(({ resourceType, resourceId }) => resourceKey(resourceType, resourceId)));
      for (const key of [...rule.results.keys()]) if (!judged.has(key)) this.#verdicts.forget(state, rule, key);
      for (const verdict of found) this.#verdicts.record(state, rule, { ...verdict, orderingMs: nowMs, invokedMs: nowMs });
    } catch (thrown) {
      noteFailure(rule, nowMs, thrown);
    }
    return true;
  }

  /** A managed rule that is not embedded says so where its owner looks for failures. */
  noteMissing({ source, status }: RuleState): void {
    if (source.owner !== 'AWS' || managedRule(source.identifier)) return;
    status.invocationFailedMs = this.#environment.clock.now();
    status.error = {
      code: 'NotEmbedded',
      message: `The managed rule ${source.identifier} is not embedded in Sandshark: it is accepted, and judges nothing.`,
    };
  }

  /** Undefined where the rule is about accounts, is a function, or is not embedded. May throw: a policy can give up. */
  verdictOn(state: RegionState, { source, inputParameters }: RuleState, item: ConfigurationItem, nowMs: number): Verdict | undefined {
    if (source.owner === 'CUSTOM_POLICY') return guardVerdict(source.policyText, item, readParameters(inputParameters), nowMs);
    const managed = source.owner === 'AWS' ? managedRule(source.identifier) : undefined;
    if (managed?.judges !== 'each resource') return undefined;
    const parameters = filledParameters(managed, inputParameters);
    return managed.evaluate({ item, parameters, nowMs, account: this.#facts(state) });
  }

  #facts(state: RegionState): AccountFacts {
    const iam = () => this.#identities?.facts?.(state.account) ?? nobody;
    return {
      accountId: state.account,
      region: state.region,
      items: (type) => currentItems(state, type),
      get iam() {
        return iam();
      },
    };
  }
}

function noteFailure({ status }: RuleState, nowMs: number, thrown: unknown): void {
  status.evaluationFailedMs = nowMs;
  status.error = { code: 'EvaluationFailed', message: thrown instanceof Error ? thrown.message : String(thrown) };
}
