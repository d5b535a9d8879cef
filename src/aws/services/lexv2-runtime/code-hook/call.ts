// Calls the function of the alias and the locale, if its policy lets Lex in.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-attach.html
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { formatArn } from '../../../core/arn.ts';
import { AwsError } from '../../../core/errors.ts';
import type { FunctionAnswer } from '../../../core/ports.ts';
import { nextStep } from '../conversation/next-step.ts';
import type { Step } from '../conversation/step.ts';
import { traceHook } from '../conversation/trace.ts';
import type { Turn } from '../conversation/turn.ts';
import { bytesOf, LIMITS } from '../limits.ts';
import { hookEvent, type InvocationSource } from './hook-event.ts';
import { checkedResponse, type HookResponse } from './hook-response.ts';

export type HookAnswer =
  | { readonly kind: 'answered'; readonly response: HookResponse }
  /** No such function, no permission, or it threw; or it took too long. A bot may have a response for both. */
  | { readonly kind: 'failed' | 'timed out'; readonly sentence: string };

/** @param otherwise what Lex does after this place. Throws AwsError DependencyFailedException when the answer breaks the contract. */
export async function callHook(turn: Turn, source: InvocationSource, label: string | undefined, otherwise: Step): Promise<HookAnswer> {
  const { bot, place, environment } = turn;
  const arn = bot.localeSettings?.codeHookSpecification?.lambdaCodeHook?.lambdaARN;
  if (arn === undefined)
    return failed(
      `The alias ${bot.botAliasName} has no Lambda function for the locale ${bot.localeId}: set codeHookSpecification by UpdateBotAlias.`,
    );
  const sourceArn = formatArn({ service: 'lex', ...place, resource: `bot-alias/${bot.botId}/${bot.botAliasId}` });
  const event = JSON.stringify(hookEvent(turn, source, label, otherwise.kind === 'next' ? nextStep(turn) : otherwise));
  const traced = traceHook(turn, { source, functionArn: arn, event });
  if (bytesOf(event) > LIMITS.hookEventBytes)
    return traced.failed(
      failed(`The event for the Lambda function ${arn} has ${bytesOf(event)} bytes, more than ${LIMITS.hookEventBytes}.`),
    );
  try {
    const sink = await environment.ports.eventSink?.(arn);
    await sink?.check(arn, { service: 'lexv2.amazonaws.com', arn: sourceArn, account: place.account });
    const runtime = await environment.ports.functionRuntime?.(arn);
    if (!runtime) return traced.failed(failed('No Lambda is embedded.'));
    const startedMs = environment.clock.now();
    const answer = await runtime.invoke(arn, fromUtf8(event), sourceArn);
    const tookMs = answer.tookMs ?? environment.clock.now() - startedMs;
    const text = toUtf8(answer.payload);
    traced.answered(text);
    if (tookMs > LIMITS.hookMs || isTimeout(answer, text))
      return traced.failed({ kind: 'timed out', sentence: `The Lambda function ${arn} took too long: ${text}` } as const);
    if (answer.functionError !== undefined) return traced.failed(failed(`The Lambda function ${arn} failed: ${text}`));
    return { kind: 'answered', response: checkedResponse(text, bot) };
  } catch (thrown) {
    // A breach of the contract is told as it is; what Lambda or its policy refuses is a failure of the call.
    if (thrown instanceof AwsError && thrown.code !== 'DependencyFailedException')
      return traced.failed(failed(`Access to the Lambda function ${arn} failed: ${thrown.message}`));
    if (thrown instanceof AwsError) traced.broken(thrown.message);
    throw thrown;
  }
}

const failed = (sentence: string) => ({ kind: 'failed', sentence }) as const;

/** AWS: "if the Lambda function did not complete in its configured timeout period": .../lexv2/latest/dg/paths-code-hook.html */
const isTimeout = ({ functionError }: FunctionAnswer, text: string) => functionError !== undefined && /Task timed out after/.test(text);
