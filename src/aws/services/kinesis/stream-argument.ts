// The stream that a call means: by StreamName, by StreamARN, or by both when they agree.
import { parseArn } from '../../core/arn.ts';
import type { CallContext } from '../../core/call.ts';
import type { Constraint, Constraints } from '../../core/constraints.ts';
import { invalidArgument, otherAccount, streamNotFound } from './errors.ts';
import type { Stream } from './stream.ts';
import type { Streams } from './streams.ts';

export interface StreamArgument {
  readonly StreamName?: string | undefined;
  readonly StreamARN?: string | undefined;
}

export const nameConstraint: Constraint = { pattern: '[a-zA-Z0-9_.-]+', minLength: 1, maxLength: 128 };

/** Constraints of the members that name a stream. */
export const streamConstraints: Constraints = {
  StreamName: nameConstraint,
  StreamARN: { pattern: 'arn:aws.*:kinesis:.*:\\d{12}:stream/\\S+', minLength: 1, maxLength: 2048 },
};

/** Throws AwsError InvalidArgumentException, ResourceNotFoundException or AccessDeniedException. */
export function findStream(streams: Streams, { StreamName: name, StreamARN: arn }: StreamArgument, context: CallContext): Stream {
  // Inferred: the sentences for no name and for two names that disagree follow that of ListShards.
  if (arn === undefined && name === undefined) throw invalidArgument('Either StreamARN or StreamName should be provided.');
  if (arn === undefined) return streams.get(context, name ?? '');
  const parsed = parseArn(arn);
  const arnName = parsed?.resource.replace(/^stream\//, '') ?? arn;
  if (name !== undefined && name !== arnName) throw invalidArgument(`StreamARN ${arn} does not match StreamName ${name}.`);
  if (parsed?.account !== context.account) throw otherAccount(context.callerArn, arn);
  if (parsed.region !== context.region) throw streamNotFound(arnName, context.account);
  return streams.getByArn(arn);
}

/** The same, for reading and writing records: a stream that is not ACTIVE is answered as absent (recorded by kinesalite). */
export function findActiveStream(streams: Streams, argument: StreamArgument, context: CallContext): Stream {
  const stream = findStream(streams, argument, context);
  if (stream.status !== 'ACTIVE') throw streamNotFound(stream.definition.name, context.account);
  return stream;
}
