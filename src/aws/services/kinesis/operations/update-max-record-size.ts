// UpdateMaxRecordSize: how large a record of a stream may be, 1 to 10 MiB.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateMaxRecordSize.html
import type { UpdateMaxRecordSizeInput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { limits } from '../limits.ts';
import { arnConstraint, findActiveStream } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const updateMaxRecordSizeConstraints: Constraints = {
  StreamARN: arnConstraint,
  MaxRecordSizeInKiB: { min: limits.defaultRecordKiB, max: limits.largestRecordKiB },
};

export const updateMaxRecordSize =
  (streams: Streams): Operation<UpdateMaxRecordSizeInput, void> =>
  (input, context) => {
    const stream = findActiveStream(streams, { StreamARN: input.StreamARN }, context);
    const { maxRecordKiB } = stream.settings;
    streams.update(stream, { kind: 'settings', settings: { maxRecordKiB: input.MaxRecordSizeInKiB ?? maxRecordKiB } });
  };
