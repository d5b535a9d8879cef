// The service without a cloud around it, for tests of its ports: what CloudWatch would get is written down.
import { advanceTo } from '../../../core/advance-to.ts';
import { VirtualClock } from '../../../core/clock.ts';
import type { MetricDatum } from '../../../core/ports.ts';
import { seededRandom } from '../../../core/random.ts';
import { Scheduler } from '../../../core/scheduler.ts';
import { callContext } from '../../../testing/call-context.ts';
import { createService } from '../service.ts';
import type { SqsState } from '../sqs.ts';

export function serviceAlone() {
  const clock = new VirtualClock(Date.UTC(2026, 10, 1));
  const scheduler = new Scheduler(clock);
  const metrics: MetricDatum[] = [];
  const refuse = async () => {
    throw new Error('not here');
  };
  const metricSink = async () => ({
    put(_place: unknown, _namespace: string, data: readonly MetricDatum[]) {
      metrics.push(...data);
    },
  });
  const ports = { identities: refuse, recordSource: refuse, recordSink: refuse, metricSink };
  const service = createService({ clock, scheduler, random: seededRandom(1), ports, observe: () => {} });
  const { messageSource, eventSink } = service;
  if (!messageSource || !eventSink) throw new Error('SQS lacks a port');
  return {
    scheduler,
    metrics,
    source: messageSource,
    sink: eventSink,
    /** Calls an operation as the root user. */
    call: async (operation: string, input: object): Promise<unknown> => {
      const handle = service.operations[operation] as (input: object, context: object) => unknown;
      return handle(input, callContext('123456789012', 'us-east-1'));
    },
    async advance(ms: number): Promise<void> {
      await advanceTo(clock, scheduler, clock.now() + ms);
    },
    snapshot: () => service.snapshot() as SqsState,
    restore: (state: SqsState) => service.restore(state),
    QueueUrl: 'http://localhost/123456789012/orders',
    arn: 'arn:aws:sqs:us-east-1:123456789012:orders',
  };
}
