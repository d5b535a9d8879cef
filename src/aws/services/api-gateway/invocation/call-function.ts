// Calls a function for an API, if the function's policy lets API Gateway in for that route.
import { fromUtf8 } from '@smithy/core/serde';
import { AwsError } from '../../../core/errors.ts';
import type { FunctionAnswer } from '../../../core/ports.ts';
import type { Api } from '../api.ts';
import type { Apis } from '../apis.ts';

export type CallOutcome =
  | { readonly kind: 'answered'; readonly answer: FunctionAnswer; readonly tookMs: number }
  /** No such function, no permission, throttled, no Lambda: clients are told Internal Server Error. */
  | { readonly kind: 'failed' };

/** @param sourceArn of the route or the authorizer, as functions' policies name it (aws:SourceArn) */
export async function callFunction(apis: Apis, api: Api, functionArn: string, event: unknown, sourceArn: string): Promise<CallOutcome> {
  const { ports } = apis.environment;
  const startedMs = apis.now();
  try {
    const sink = await ports.eventSink?.(functionArn);
    await sink?.check(functionArn, { service: 'apigateway.amazonaws.com', arn: sourceArn, account: api.account });
    const runtime = await ports.functionRuntime?.(functionArn);
    if (!runtime) return { kind: 'failed' };
    const answer = await runtime.invoke(functionArn, fromUtf8(JSON.stringify(event)), sourceArn);
    return { kind: 'answered', answer, tookMs: apis.now() - startedMs };
  } catch (thrown) {
    // AWS tells the reason in the access log only.
    if (thrown instanceof AwsError) return { kind: 'failed' };
    throw thrown;
  }
}
