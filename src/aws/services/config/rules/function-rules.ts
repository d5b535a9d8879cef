// Custom rules that are functions: may Config call them, and the calls themselves. What a function returns counts for nothing; it answers
// by PutEvaluations, with the token of its call.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/evaluate-config_develop-rules_lambda-functions.html
import { AwsError } from '../../../core/errors.ts';
import { isJsonObject, parsedJson } from '../../../core/json.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import { functionNotInvocable } from '../errors.ts';
import { limits } from '../limits.ts';
import type { RegionState } from '../region-state.ts';
import { type FunctionCall, functionEvent } from './function-event.ts';
import type { RuleState } from './rule.ts';

export class FunctionRules {
  readonly #environment: ServiceEnvironment;

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Throws AwsError InsufficientPermissionsException. */
  async check({ account }: RegionState, ruleArn: string, functionArn: string): Promise<void> {
    try {
      const sink = await this.#environment.ports.eventSink?.(functionArn);
      await sink?.check(functionArn, { service: 'config.amazonaws.com', arn: ruleArn, account });
    } catch (thrown) {
      if (thrown instanceof AwsError) throw functionNotInvocable(functionArn);
      throw thrown;
    }
  }

  /** Never rejects: the rule's status tells what failed. */
  async call(state: RegionState, rule: RuleState, functionArn: string, call: FunctionCall): Promise<void> {
    const nowMs = this.#environment.clock.now();
    const { status } = rule;
    try {
      await this.check(state, rule.arn, functionArn);
      const event = functionEvent(state, rule, call, this.#token(state, rule, nowMs));
      const payload = new TextEncoder().encode(JSON.stringify(event));
      const runtime = await this.#environment.ports.functionRuntime?.(functionArn);
      if (!runtime) throw functionNotInvocable(functionArn);
      const answer = await runtime.invoke(functionArn, payload, rule.arn);
      status.invokedMs = nowMs;
      if (answer.functionError === undefined) return;
      status.evaluationFailedMs = nowMs;
      status.error = { code: answer.functionError, message: errorMessage(answer.payload) };
    } catch (thrown) {
      status.invocationFailedMs = nowMs;
      const code = thrown instanceof AwsError ? thrown.code : 'InternalFailure';
      status.error = { code, message: thrown instanceof Error ? thrown.message : String(thrown) };
    }
  }

  /** A new token. Old ones are forgotten. */
  #token(state: RegionState, rule: RuleState, nowMs: number): string {
    for (const [token, { invokedMs }] of state.resultTokens) if (nowMs - invokedMs > limits.resultTokenMs) state.resultTokens.delete(token);
    const token = btoa(this.#environment.random.hex(192));
    state.resultTokens.set(token, { rule: rule.name, invokedMs: nowMs });
    return token;
  }
}

function errorMessage(payload: Uint8Array): string {
  const text = new TextDecoder().decode(payload);
  const parsed = parsedJson(text);
  return isJsonObject(parsed) && typeof parsed.errorMessage === 'string' ? parsed.errorMessage : text;
}
