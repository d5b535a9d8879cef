// Calls the function of the alias and the locale, if its policy lets Lex in.
// AWS: https://docs.aws.amazon.com/lexv2/latest/dg/lambda-attach.html
import { fromUtf8, toUtf8 } from '@smithy/core/serde';
import { formatArn } from '../../../core/arn.ts';
import { AwsError } from '../../../core/errors.ts';
import { nextStep } from '../conversation/next-step.ts';
import type { Step } from '../conversation/step.ts';
import { traceHook } from '../conversation/trace.ts';
import type { Turn } from '../conversation/turn.ts';
import { hookEvent, type InvocationSource } from './hook-event.ts';
import { checkedResponse, type HookResponse } from './hook-response.ts';

export type HookAnswer =
  | { readonly kind: 'answered'; readonly response: HookResponse }
  /** No such function, no permission, or it threw: what a bot may have a response for. */
  | { readonly kind: 'failed'; readonly sentence: string };

/** @param otherwise what Lex does after this place. Throws AwsError DependencyFailedException when the answer breaks the contract. */
export async function callHook(turn: Turn, source: InvocationSource, label: string | undefined, otherwise: Step): Promise<HookAnswer> {
  const { bot, place, environment } = turn;
  const arn = bot.localeSettings?.codeHookSpecification?.lambdaCodeHook?.lambdaARN;
  if (arn === undefined)
    return failed(
      `The alias ${bot.botAliasName} has no Lambda function for the locale ${bot.localeId}: set codeHookSpecification by UpdateBotAlias.`,
    );
  const sourceArn = formatArn({ service: 'lex', ...place, resource: `bot-alias/${bot.botId}/${bot.botAliasId}` });
  const event = hookEvent(turn, source, label, otherwise.kind === 'next' ? nextStep(turn) : otherwise);
  const traced = traceHook(turn, { source, functionArn: arn, event: JSON.stringify(event) });
  try {
    const sink = await environment.ports.eventSink?.(arn);
    await sink?.check(arn, { service: 'lexv2.amazonaws.com', arn: sourceArn, account: place.account });
    const runtime = await environment.ports.functionRuntime?.(arn);
    if (!runtime) return traced.failed(failed('No Lambda is embedded.'));
    const { payload, functionError } = await runtime.invoke(arn, fromUtf8(JSON.stringify(event)), sourceArn);
    const text = toUtf8(payload);
    traced.answered(text);
    if (functionError !== undefined) return traced.failed(failed(`The Lambda function ${arn} failed: ${text}`));
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
