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
  #sink: MetricSink | undefined;

  constructor(environment: ServiceEnvironment) {
    this.#environment = environment;
  }

  /** Nothing happens in a cloud without CloudWatch. */
  async put(topicArn: string, name: SnsMetric, value = 1): Promise<void> {
    this.#sink ??= await this.#environment.ports.metricSink?.();
    const { account = '', region = '', resource = '' } = parseArn(topicArn) ?? {};
    const unit = name === 'PublishSize' ? 'Bytes' : 'Count';
    const datum = { name, value, unit, dimensions: { TopicName: resource }, atMs: this.#environment.clock.now() };
    this.#sink?.put({ account, region }, 'AWS/SNS', [datum]);
  }
}
