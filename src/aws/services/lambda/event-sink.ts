// Functions as targets of other services' events (S3, SNS, EventBridge, destinations): asynchronous invocations.
import type { EventSink, EventSource } from '../../core/ports.ts';
import { functionNotFound, requestTooLarge } from './errors.ts';
import { functionOfArn } from './function-name.ts';
import type { Lambda } from './lambda.ts';
import { limits } from './limits.ts';
import { checkSource } from './resource-policy.ts';

export function eventSink({ functions, queue, environment }: Pick<Lambda, 'functions' | 'queue' | 'environment'>): EventSink {
  const check = (arn: string, source: EventSource) => {
    const named = functionOfArn(arn);
    const fn = named && functions.find(named);
    if (!named || !fn) throw functionNotFound(arn);
    // A role of the function's own account has been asked already; everybody else needs the function's policy.
    if (source.principal?.account !== fn.account) checkSource(functions, arn, source);
    return { fn, qualifier: named.qualifier };
  };
  return {
    async check(arn, source) {
      check(arn, source);
    },
    async deliver(arn, event, source) {
      const { fn, qualifier } = check(arn, source);
      const payload = new TextEncoder().encode(event);
      if (payload.length > limits.asynchronousPayloadBytes) throw requestTooLarge(limits.asynchronousPayloadBytes, 'InvokeFunction');
      await queue.accept(fn, {
        requestId: environment.random.uuid(),
        payload,
        qualifier,
        trace: source.trace,
        origin: { from: source.arn },
      });
    },
  };
}
