// What a function tells an observer of its invocations.
import type { Passage } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';
import { beginningOf, tellPassage } from '../../core/tell-passage.ts';
import type { LambdaFunction } from './function.ts';
import { functionArn } from './function-name.ts';

/** Where an event came from: ARN of the resource or of the client. */
export type Origin = { readonly from: string } | { readonly by: string };

interface ToldInvocation {
  readonly fn: LambdaFunction;
  readonly requestId: string;
  readonly origin?: Origin | undefined;
  readonly tries?: number;
}

/**
 * @param said the event while it waits or is worked on, the answer afterwards
 * @param to where it went when it was given up
 */
export function tellInvocation(
  environment: ServiceEnvironment,
  { fn: { account, region, name }, requestId: id, origin, tries }: ToldInvocation,
  became: Passage['became'],
  said: Uint8Array,
  to?: string,
): void {
  tellPassage(environment, () => ({
    of: 'invocation',
    id,
    at: functionArn({ account, region, name }),
    became,
    text: beginningOf(said),
    ...(tries !== undefined && { tries }),
    ...(to !== undefined && { to }),
    ...origin,
  }));
}
