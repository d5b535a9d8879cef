// StartStreamEncryption and StopStreamEncryption: what is written from then on says so. By design the records themselves are kept as they are.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_StartStreamEncryption.html and its sibling
import type { StartStreamEncryptionInput, StopStreamEncryptionInput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';
import { countChange } from '../often-enough.ts';
import type { Stream } from '../stream.ts';
import { findActiveStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const streamEncryptionConstraints: Constraints = {
  EncryptionType: { oneOf: ['NONE', 'KMS'] },
  KeyId: { minLength: 1, maxLength: 2048 },
  ...streamConstraints,
};

export const startStreamEncryption =
  (streams: Streams): Operation<StartStreamEncryptionInput, void> =>
  (input, context) => {
    checkType(input.EncryptionType);
    const stream = findActiveStream(streams, input, context);
    countEncryption(stream, 'StartStreamEncryption', streams.now());
    streams.update(stream, { kind: 'settings', settings: { encryption: { type: 'KMS', keyId: input.KeyId ?? '' } } });
  };

export const stopStreamEncryption =
  (streams: Streams): Operation<StopStreamEncryptionInput, void> =>
  (input, context) => {
    checkType(input.EncryptionType);
    const stream = findActiveStream(streams, input, context);
    const { encryption } = stream.settings;
    // The sentence is inferred.
    if (encryption.type === 'KMS' && encryption.keyId !== input.KeyId)
      throw invalidArgument(`KeyId ${input.KeyId} is not the key of stream ${stream.definition.name} under account ${context.account}.`);
    countEncryption(stream, 'StopStreamEncryption', streams.now());
    streams.update(stream, { kind: 'settings', settings: { encryption: { type: 'NONE' } } });
  };

/** AWS: "The only valid value is KMS." The sentence is inferred. */
function checkType(type: string | undefined): void {
  if (type !== 'KMS') throw invalidArgument('EncryptionType must be KMS.');
}

function countEncryption(stream: Stream, what: string, nowMs: number): void {
  countChange(stream, 'encryption', limits.encryptionChangesPerDay, what, nowMs);
}
