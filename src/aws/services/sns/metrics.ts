// What SNS tells CloudWatch.
// AWS: https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
import { parseArn } from '../../core/arn.ts';
import type { MetricSink } from '../../core/ports.ts';
import type { ServiceEnvironment } from '../../core/service.ts';

export type SnsMetric =
  | 'NumberOfMessagesPublished'
  | 'PublishSize'
  | 'NumberOfNotificationsDelivered'
  | 'NumberOfNotificationsFailed'
  | 'NumberOfNotificationsFilteredOut'
  | 'NumberOfNotificationsRedrivenToDlq'
  | 'NumberOfNotificationsFailedToRedriveToDlq';

export class Metrics {
  readonly #environment: ServiceEnvironment;
  #sink: Promise<MetricSink | undefined> | undefined;

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Nothing happens in a cloud without CloudWatch. No call waits for it. */
  put(topicArn: string, name: SnsMetric, value = 1): void {
    const { account = '', region = '', resource = '' } = parseArn(topicArn) ?? {};
    const unit = name === 'PublishSize' ? 'Bytes' : 'Count';
    const datum = { name, value, unit, dimensions: { TopicName: resource }, atMs: this.#environment.clock.now() };
    // A page that is offline may not get CloudWatch's code: topics work without it.
    this.#sink ??= this.#environment.ports.metricSink?.().catch(() => undefined);
    void this.#sink?.then((sink) => sink?.put({ account, region }, 'AWS/SNS', [datum]));
  }
}
