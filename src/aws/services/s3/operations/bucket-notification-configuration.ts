// GetBucketNotificationConfiguration and PutBucketNotificationConfiguration. How events travel: notifications/.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketNotificationConfiguration.html
import { Event, type NotificationConfiguration, type PutBucketNotificationConfigurationRequest } from '@aws-sdk/client-s3';
import type { CallContext } from '../../../core/call.ts';
import { AwsError } from '../../../core/errors.ts';
import type { EventSink } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import type { Bucket } from '../bucket.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { invalidArgument } from '../errors.ts';
import { type Destination, destinationsOf, eventBusOf } from '../notifications/destinations.ts';
import { testMessage } from '../notifications/event-records.ts';
import { sourceOf } from '../notifications/events.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getBucketNotificationConfiguration =
  (s3: S3): Operation<BucketArgumentOnly, NotificationConfiguration> =>
  (input, context) =>
    s3.buckets.get(input, context).settings.notification ?? {};

export const putBucketNotificationConfiguration =
  (s3: S3): Operation<PutBucketNotificationConfigurationRequest, object> =>
  async (input, context) => {
    const bucket = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const configuration = withIds(input.NotificationConfiguration ?? {}, () => s3.environment.random.uuid());
    const destinations = destinationsOf(configuration);
    for (const destination of destinations) checkDestination(destination);
    checkOverlaps(destinations);
    const sinks: [Destination, EventSink][] = [];
    if (!input.SkipDestinationValidation)
      for (const destination of destinations) sinks.push([destination, await reach(s3, bucket, destination.arn)]);
    if (configuration.EventBridgeConfiguration) await reach(s3, bucket, eventBusOf(bucket));
    for (const [{ arn, testMessage: test }, sink] of sinks) if (test === 'sent') await sendTest(s3, bucket, arn, sink, context);
    const empty = destinations.length === 0 && !configuration.EventBridgeConfiguration;
    if (empty) delete bucket.settings.notification;
    else bucket.settings.notification = configuration;
    return {};
  };

/** AWS: a configuration without an id is given one. */
function withIds(configuration: NotificationConfiguration, id: () => string): NotificationConfiguration {
  const named = <Item extends { readonly Id?: string | undefined }>(items: readonly Item[] | undefined) =>
    items?.map((item) => ({ ...item, Id: item.Id ?? id() }));
  const queues = named(configuration.QueueConfigurations);
  const topics = named(configuration.TopicConfigurations);
  const functions = named(configuration.LambdaFunctionConfigurations);
  return {
    ...(queues && { QueueConfigurations: queues }),
    ...(topics && { TopicConfigurations: topics }),
    ...(functions && { LambdaFunctionConfigurations: functions }),
    ...(configuration.EventBridgeConfiguration && { EventBridgeConfiguration: {} }),
  };
}

function checkDestination({ arn, events }: Destination): void {
  if (!/^arn:aws[\w-]*:(sqs|sns|lambda):[\w-]+:\d{12}:\S+$/.test(arn)) throw invalidArgument('The ARN could not be parsed', 'Arn', arn);
  const known: readonly string[] = Object.values(Event);
  const unknown = events.find((event) => !known.includes(event));
  if (unknown !== undefined || events.length === 0)
    throw invalidArgument('The event is not supported for notifications', 'Event', unknown ?? '');
}

/** AWS: of two configurations for one event no prefix and suffix may fit the same key. */
function checkOverlaps(destinations: readonly Destination[]): void {
  destinations.forEach((one, place) => {
    for (const other of destinations.slice(place + 1)) {
      const sameEvent = one.events.some((event) =>
        other.events.some((second) => overlap(event.replace(/\*$/, ''), second.replace(/\*$/, ''))),
      );
      if (sameEvent && overlap(one.prefix, other.prefix) && overlapAtEnd(one.suffix, other.suffix))
        throw invalidArgument(
          'Configuration is ambiguously defined. Cannot have overlapping suffixes in two rules if the prefixes are overlapping for the same event type.',
          'Filter',
          one.prefix,
        );
    }
  });
}

const overlap = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);
const overlapAtEnd = (one: string, other: string) => one.endsWith(other) || other.endsWith(one);

async function reach(s3: S3, bucket: Bucket, arn: string): Promise<EventSink> {
  try {
    const sink = await s3.environment.ports.eventSink?.(arn);
    if (!sink) throw new AwsError('InvalidArgument', 'no service embedded in Sandshark takes events');
    await sink.check(arn, sourceOf(bucket));
    return sink;
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    throw invalidArgument(`Unable to validate the following destination configurations: ${thrown.message}`, 'Destination', arn);
  }
}

async function sendTest(s3: S3, bucket: Bucket, arn: string, sink: EventSink, context: CallContext): Promise<void> {
  await sink.deliver(arn, testMessage(bucket, s3.now(), context.requestId), sourceOf(bucket));
}
