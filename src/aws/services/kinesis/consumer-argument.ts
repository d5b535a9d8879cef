// The consumer that a call means: by its ARN, or by the stream's ARN and its name, or by all of them when they agree.
import type { Consumer as ConsumerShape } from '@aws-sdk/client-kinesis';
import type { CallContext } from '../../core/call.ts';
import type { Constraints } from '../../core/constraints.ts';
import type { Consumer, Consumers } from './consumers.ts';
import { creationTimestamp } from './described-stream.ts';
import { consumerNotFound, invalidArgument } from './errors.ts';
import { arnConstraint, findStream, nameConstraint } from './stream-argument.ts';
import type { Streams } from './streams.ts';

export interface ConsumerArgument {
  readonly StreamARN?: string | undefined;
  readonly ConsumerName?: string | undefined;
  readonly ConsumerARN?: string | undefined;
}

export const consumerArnConstraint = {
  pattern: '^(arn):aws.*:kinesis:.*:\\d{12}:.*stream\\/[a-zA-Z0-9_.-]+\\/consumer\\/[a-zA-Z0-9_.-]+:[0-9]+',
  minLength: 1,
  maxLength: 2048,
};

export const consumerConstraints: Constraints = {
  StreamARN: arnConstraint,
  ConsumerName: nameConstraint,
  ConsumerARN: consumerArnConstraint,
};

/** The stream's ARN in a consumer's. */
export function streamArnOf(consumerArn: string): string {
  return consumerArn.replace(/\/consumer\/.*$/, '');
}

/** Throws AwsError InvalidArgumentException or ResourceNotFoundException. The first two sentences are inferred. */
export function findConsumer(consumers: Consumers, streams: Streams, argument: ConsumerArgument, context: CallContext): Consumer {
  const { StreamARN: streamArn, ConsumerName: name, ConsumerARN: arn } = argument;
  if (arn === undefined && (streamArn === undefined || name === undefined))
    throw invalidArgument('Either ConsumerARN or both StreamARN and ConsumerName should be provided.');
  if (arn !== undefined) {
    const consumer = consumers.byArn(arn);
    if (!consumer) throw consumerNotFound(arn, context.account);
    if ((streamArn !== undefined && streamArn !== consumer.streamArn) || (name !== undefined && name !== consumer.name))
      throw invalidArgument(`ConsumerARN ${arn} does not match StreamARN and ConsumerName.`);
    return consumer;
  }
  const stream = findStream(streams, { StreamARN: streamArn }, context);
  const named = consumers.of(stream).find((consumer) => consumer.name === name);
  if (!named) throw consumerNotFound(name ?? '', context.account);
  return named;
}

/** A consumer as answers show it. */
export function describedConsumer({ name, arn, status, createdMs }: Consumer): ConsumerShape {
  return { ConsumerName: name, ConsumerARN: arn, ConsumerStatus: status, ConsumerCreationTimestamp: creationTimestamp(createdMs) };
}
