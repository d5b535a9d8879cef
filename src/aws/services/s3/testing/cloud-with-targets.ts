// For tests of events while no service of the cloud takes them: an S3 cloud with targets of the test.
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CallLog } from '../../../call-log.ts';
import { VirtualClock } from '../../../core/clock.ts';
import { AwsError } from '../../../core/errors.ts';
import type { EventSource } from '../../../core/ports.ts';
import { seededRandom } from '../../../core/random.ts';
import { Scheduler } from '../../../core/scheduler.ts';
import { dispatch } from '../../../dispatch.ts';
import { clientFor } from '../../../testing/sdk-client.ts';
import { asResponse, readRequest } from '../../../web-request.ts';
import { LoadedServices } from '../../loaded-services.ts';
import { BUCKET } from './s3-cloud.ts';

export interface Delivered {
  readonly targetArn: string;
  readonly event: Record<string, unknown>;
  readonly source: EventSource;
}

/** Only the targets in `arns` exist; it may change while the test runs. Events are kept in `delivered`. */
export async function cloudWithTargets(arns: readonly string[], startMs = Date.UTC(2026, 10, 1)) {
  const delivered: Delivered[] = [];
  const targets = new Set(arns);
  const check = async (targetArn: string) => {
    if (!targets.has(targetArn)) throw new AwsError('NonExistentTarget', `There is no ${targetArn}.`);
  };
  const clock = new VirtualClock(startMs);
  const random = seededRandom(3);
  const scheduler = new Scheduler(clock);
  const services = new LoadedServices({ clock, random, scheduler, observe: () => {} });
  Object.assign(services.ports, {
    eventSink: async () => ({
      check,
      async deliver(targetArn: string, event: string, source: EventSource) {
        await check(targetArn);
        delivered.push({ targetArn, event: JSON.parse(event), source });
      },
    }),
  });
  const cloud = { clock, random, scheduler, services, calls: new CallLog() };
  const aws = { fetch: async (request: Request) => asResponse(await dispatch(cloud, await readRequest(request))) };
  const s3 = clientFor(aws, S3Client);
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  return {
    s3,
    s3As: (account: string) => clientFor(aws, S3Client, { account }),
    services,
    targets,
    delivered,
    clock,
    /** Lets the events arrive that are under way. */
    async arrive() {
      clock.advanceTo(clock.now() + 1000);
      await scheduler.runDue();
    },
  };
}
