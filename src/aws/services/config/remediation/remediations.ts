// Runs documents on resources: when somebody asks, or at each verdict NON_COMPLIANT where that is automatic.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/remediation.html
import type { ServiceEnvironment } from '../../../core/service.ts';
import { resourceKey } from '../capture/recorded-resource.ts';
import type { EvaluationRecord } from '../compliance/evaluation-record.ts';
import { limits } from '../limits.ts';
import type { RegionState } from '../region-state.ts';
import type { WorkOf } from '../work/planned-work.ts';
import type { WorkQueue } from '../work/work-queue.ts';
import { type AutomationDocument, documents } from './documents.ts';
import { exceptionKey, isExcepted } from './exceptions.ts';
import { parameterTexts } from './parameters.ts';
import type { ExecutionState, ExecutionStep, RemediationState } from './remediation.ts';
import { type RoleClient, roleClient } from './role-client.ts';

export class Remediations {
  readonly #environment: ServiceEnvironment;
  readonly #work: WorkQueue;

  constructor(environment: ServiceEnvironment, work: WorkQueue) {
    this.#environment = environment;
    this.#work = work;
  }

  /** Queues the document of a rule for one resource. */
  start(state: RegionState, remediation: RemediationState, resourceType: string, resourceId: string): void {
    const nowMs = this.#environment.clock.now();
    const key = resourceKey(resourceType, resourceId);
    const attemptsMs = remediation.executions.get(key)?.attemptsMs ?? [];
    const execution: ExecutionState = {
      resourceType,
      resourceId,
      state: 'QUEUED',
      steps: [],
      startedMs: nowMs,
      updatedMs: nowMs,
      attemptsMs,
    };
    remediation.executions.set(key, execution);
    const { account, region } = state;
    const dueMs = nowMs + limits.remediationStepMs;
    this.#work.plan({ kind: 'remediate', account, region, dueMs, rule: remediation.ruleName, type: resourceType, id: resourceId });
  }

  /**
   * AWS: so many attempts within the window end with an exception for the resource, so that nothing is tried for ever.
   * https://docs.aws.amazon.com/config/latest/APIReference/API_RemediationConfiguration.html
   */
  startAutomatically(
    state: RegionState,
    ruleName: string,
    { resourceType, resourceId }: Pick<EvaluationRecord, 'resourceType' | 'resourceId'>,
  ): void {
    const remediation = state.remediations.get(ruleName);
    const nowMs = this.#environment.clock.now();
    if (!remediation?.automatic || isExcepted(state, ruleName, resourceType, resourceId, nowMs)) return;
    if (remediation.resourceType !== undefined && remediation.resourceType !== resourceType) return;
    const key = resourceKey(resourceType, resourceId);
    const running = remediation.executions.get(key);
    if (running?.state === 'QUEUED' || running?.state === 'IN_PROGRESS') return;
    const windowMs = (remediation.retrySeconds ?? limits.retrySeconds) * 1000;
    const attempts = (running?.attemptsMs ?? []).filter((atMs) => nowMs - atMs <= windowMs);
    const most = remediation.maximumAttempts ?? limits.automaticAttempts;
    if (attempts.length >= most) {
      const message = `AWS Config gave up after ${attempts.length} automatic attempts within ${windowMs / 1000} seconds.`;
      state.remediationExceptions.set(exceptionKey(ruleName, resourceType, resourceId), {
        ruleName,
        resourceType,
        resourceId,
        message,
        expiresMs: undefined,
      });
      return;
    }
    this.start(state, remediation, resourceType, resourceId);
    const execution = remediation.executions.get(key);
    if (execution) execution.attemptsMs = [...attempts, nowMs];
  }

  async run(state: RegionState, { rule, type, id }: WorkOf<'remediate'>): Promise<void> {
    const remediation = state.remediations.get(rule);
    const execution = remediation?.executions.get(resourceKey(type, id));
    const document = remediation && documents[remediation.documentName];
    if (!execution || !document) return;
    execution.state = 'IN_PROGRESS';
    const outcome = await this.#runSteps(state, remediation, execution, document);
    execution.state = outcome;
    execution.updatedMs = this.#environment.clock.now();
    if (outcome === 'FAILED' && remediation.automatic) this.#planAgain(state, remediation, execution);
  }

  /** After an automatic attempt that failed, if the resource is still not as it should be. */
  runAgain(state: RegionState, { rule, type, id }: WorkOf<'remediate again'>): void {
    const record = state.rules.get(rule)?.results.get(resourceKey(type, id));
    if (record?.compliance === 'NON_COMPLIANT') this.startAutomatically(state, rule, record);
  }

  async #runSteps(
    state: RegionState,
    remediation: RemediationState,
    execution: ExecutionState,
    { steps }: AutomationDocument,
  ): Promise<'SUCCEEDED' | 'FAILED'> {
    const parameters = parameterTexts(remediation.parameters, execution.resourceId);
    let client: RoleClient | undefined;
    for (const { name, run } of steps) {
      const step = await this.#step(name, async () => {
        client ??= await roleClient(this.#environment, parameters.AutomationAssumeRole ?? '', state.region);
        await run(client, parameters);
      });
      execution.steps.push(step);
      if (step.state === 'FAILED') return 'FAILED';
    }
    return 'SUCCEEDED';
  }

  async #step(name: string, run: () => Promise<void>): Promise<ExecutionStep> {
    const startMs = this.#environment.clock.now();
    try {
      await run();
      return { name, state: 'SUCCEEDED', startMs, stopMs: this.#environment.clock.now() };
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown.message : String(thrown);
      return { name, state: 'FAILED', error, startMs, stopMs: this.#environment.clock.now() };
    }
  }

  /** The attempts are spread so that they can be used up within the window. */
  #planAgain(state: RegionState, { ruleName, retrySeconds, maximumAttempts }: RemediationState, execution: ExecutionState): void {
    const windowMs = (retrySeconds ?? limits.retrySeconds) * 1000;
    const pauseMs = Math.floor(windowMs / ((maximumAttempts ?? limits.automaticAttempts) + 1));
    const { account, region } = state;
    const dueMs = execution.startedMs + Math.max(pauseMs, limits.remediationStepMs);
    const { resourceType: type, resourceId: id } = execution;
    this.#work.plan({ kind: 'remediate again', account, region, dueMs, rule: ruleName, type, id });
  }
}
