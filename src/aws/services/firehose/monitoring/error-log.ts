// Errors of deliveries as CloudWatch Logs gets them, where logging is enabled, and the last of them for the inspector.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/monitoring-with-cloudwatch-logs.html
import type { CloudWatchLoggingOptions } from '@aws-sdk/client-firehose';
import type { LogSink } from '../../../core/ports.ts';
import type { ServiceEnvironment } from '../../../core/service.ts';
import type { Failure } from '../delivery/failure-line.ts';
import type { DeliveryStream } from '../delivery-stream.ts';
import { limits } from '../limits.ts';

export interface ToldError extends Failure {
  readonly atMs: number;
  readonly streamArn: string;
  /** What could not be reached, or did not work. */
  readonly destination: string;
}

export class ErrorLog {
  readonly #environment: ServiceEnvironment;
  #last: readonly ToldError[] = [];

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** The newest last. */
  get last(): readonly ToldError[] {
    return this.#last;
  }

  async tell(stream: DeliveryStream, options: CloudWatchLoggingOptions | undefined, destination: string, failure: Failure): Promise<void> {
    const { clock, ports } = this.#environment;
    const atMs = clock.now();
    this.#last = [...this.#last, { ...failure, atMs, streamArn: stream.arn, destination }].slice(-limits.lostKept);
    const { Enabled: enabled, LogGroupName: group = '', LogStreamName: name = '' } = options ?? {};
    if (!enabled || !ports.logSink) return;
    const message = JSON.stringify({
      deliveryStreamARN: stream.arn,
      destination,
      deliveryStreamVersionId: stream.versionId,
      message: failure.errorMessage,
      errorCode: failure.errorCode,
    });
    // A page that is offline may not get the code of CloudWatch Logs: delivery goes on without it.
    const sink: LogSink | undefined = await ports.logSink().catch(() => undefined);
    sink?.write(stream, group, name, [{ atMs, message }]);
  }
}
