// The stream that a call means: by StreamName, by StreamARN, or by both when they agree; and a shard of it.
import { parseArn } from '../../core/arn.ts';
import type { CallContext } from '../../core/call.ts';
import type { Constraint, Constraints } from '../../core/constraints.ts';
import { invalidArgument, otherAccount, shardUnknown, streamNotActive, streamNotFound, streamOnDemand } from './errors.ts';
import { type Shard, shardIdOf } from './shard.ts';
import type { Stream } from './stream.ts';
import type { Streams } from './streams.ts';

export interface StreamArgument {
  readonly StreamName?: string | undefined;
  readonly StreamARN?: string | undefined;
}

export const nameConstraint: Constraint = { pattern: '[a-zA-Z0-9_.-]+', minLength: 1, maxLength: 128 };
export const arnConstraint: Constraint = { pattern: 'arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+', minLength: 1, maxLength: 2048 };

/** Constraints of the members that name a stream. */
export const streamConstraints: Constraints = { StreamName: nameConstraint, StreamARN: arnConstraint };

/** Throws AwsError InvalidArgumentException, ResourceNotFoundException or AccessDeniedException. */
export function findStream(streams: Streams, { StreamName: name, StreamARN: arn }: StreamArgument, context: CallContext): Stream {
  // Inferred: the sentences for no name and for two names that disagree follow that of ListShards.
  if (arn === undefined && name === undefined) throw invalidArgument('Either StreamARN or StreamName should be provided.');
  if (arn === undefined) return streams.get(context, name ?? '');
  const parsed = parseArn(arn);
  const arnName = parsed?.resource.replace(/^stream\//, '') ?? arn;
  if (name !== undefined && name !== arnName) throw invalidArgument(`StreamARN ${arn} does not match StreamName ${name}.`);
  if (parsed?.region !== context.region) throw streamNotFound(arnName, context.account);
  // Somebody else's stream is there for who has been let in by its policy, and for nobody else.
  if (parsed.account !== context.account && streams.find(arn)?.settings.policy === undefined) throw otherAccount(context.callerArn, arn);
  return streams.getByArn(arn);
}

/** The same, for reading and writing records: a stream that is not there yet or no more is answered as absent (recorded by kinesalite). */
export function findUsableStream(streams: Streams, argument: StreamArgument, context: CallContext): Stream {
  return usable(findStream(streams, argument, context));
}

/** AWS: "You can continue to read and write data to your stream while its status is UPDATING." */
export function usable(stream: Stream): Stream {
  if (stream.status === 'ACTIVE' || stream.status === 'UPDATING') return stream;
  throw streamNotFound(stream.definition.name, stream.definition.account);
}

/** The same, for changes: throws AwsError ResourceInUseException unless the stream is ACTIVE. */
export function findActiveStream(streams: Streams, argument: StreamArgument, context: CallContext): Stream {
  const stream = findStream(streams, argument, context);
  if (stream.status === 'ACTIVE') return stream;
  throw streamNotActive(stream.definition.name, stream.definition.account, stream.status);
}

/** Throws AwsError ValidationException for a stream on demand. */
export function checkProvisioned({ definition, settings }: Stream): void {
  if (settings.mode === 'ON_DEMAND') throw streamOnDemand(definition.name, definition.account);
}

/** The full name of a shard, which may be written in short, `1` or `shardId-1`; undefined for a text that can name none. */
export function fullShardId(text: string): string | undefined {
  const number = /^(?:shardId-)?0*(\d{1,10})$/.exec(text)?.[1];
  return number === undefined ? undefined : shardIdOf(Number(number));
}

/** A shard that a change names. Throws AwsError ResourceNotFoundException. */
export function findShardToChange(stream: Stream, text: string): Shard {
  const { name, account } = stream.definition;
  const id = fullShardId(text);
  if (id === undefined) throw shardUnknown(text, name, account);
  const shard = stream.shard(id);
  if (!shard) throw shardUnknown(id, name, account);
  return shard;
}
