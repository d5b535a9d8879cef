// What has tags and a policy: streams and consumers, by their ARNs.
import type { CallContext } from '../../core/call.ts';
import type { Constraint } from '../../core/constraints.ts';
import { streamArnOf } from './consumer-argument.ts';
import type { Consumer, Consumers } from './consumers.ts';
import { consumerNotFound } from './errors.ts';
import type { Stream } from './stream.ts';
import { findStream, usable } from './stream-argument.ts';
import type { Streams } from './streams.ts';
import type { Tags } from './tags.ts';

export const resourceConstraint: Constraint = { pattern: 'arn:aws.*:kinesis:.*:\\d{12}:.*stream/\\S+', minLength: 1, maxLength: 2048 };

export interface Resource {
  /** For sentences: `stream prices under account 123456789012`. */
  readonly owner: string;
  readonly tags: Tags;
  setTags(tags: Tags): void;
  readonly policy: string | undefined;
  setPolicy(policy: string | undefined): void;
}

export class Resources {
  readonly #streams: Streams;
  readonly #consumers: Consumers;

  constructor(streams: Streams, consumers: Consumers) {
    this.#streams = streams;
    this.#consumers = consumers;
  }

  /** Throws AwsError ResourceNotFoundException or AccessDeniedException. */
  get(arn: string | undefined = '', context: CallContext): Resource {
    if (!isConsumerArn(arn)) return streamResource(usable(findStream(this.#streams, { StreamARN: arn }, context)));
    findStream(this.#streams, { StreamARN: streamArnOf(arn) }, context);
    const consumer = this.#consumers.byArn(arn);
    if (!consumer) throw consumerNotFound(arn, context.account);
    return consumerResource(consumer, context.account);
  }

  /** The ARN of the consumer of that name; undefined when there is none. */
  consumerArn(streamArn: string, name: string): string | undefined {
    const stream = this.#streams.find(streamArn);
    return stream && this.#consumers.of(stream).find((consumer) => consumer.name === name)?.arn;
  }

  /** The same without asking who wants to know; undefined when there is none. */
  find(arn: string): Resource | undefined {
    const account = arn.split(':')[4] ?? '';
    const consumer = this.#consumers.byArn(arn);
    if (consumer) return consumerResource(consumer, account);
    const stream = this.#streams.find(arn);
    return stream && streamResource(stream);
  }
}

export function isConsumerArn(arn: string): boolean {
  return /:stream\/[^/]+\/consumer\//.test(arn);
}

function streamResource(stream: Stream): Resource {
  const { name, account } = stream.definition;
  return {
    owner: `stream ${name} under account ${account}`,
    tags: stream.settings.tags,
    setTags(tags) {
      stream.settings = { ...stream.settings, tags };
    },
    policy: stream.settings.policy,
    setPolicy(policy) {
      const { policy: _old, ...rest } = stream.settings;
      stream.settings = policy === undefined ? rest : { ...rest, policy };
    },
  };
}

function consumerResource(consumer: Consumer, account: string): Resource {
  return {
    owner: `consumer ${consumer.name} under account ${account}`,
    tags: consumer.tags,
    setTags(tags) {
      consumer.tags = tags;
    },
    policy: consumer.policy,
    setPolicy(policy) {
      if (policy === undefined) delete consumer.policy;
      else consumer.policy = policy;
    },
  };
}
