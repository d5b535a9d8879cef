// IncreaseStreamRetentionPeriod and DecreaseStreamRetentionPeriod: how long records stay, effective at once.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_IncreaseStreamRetentionPeriod.html and its sibling; sentences of kinesalite, the one for too long of moto.
import type { DecreaseStreamRetentionPeriodInput, IncreaseStreamRetentionPeriodInput } from '@aws-sdk/client-kinesis';
import type { Operation } from '../../../core/service.ts';
import { invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';
import { findActiveStream, streamConstraints } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const changeRetentionPeriodConstraints = streamConstraints;

type Input = IncreaseStreamRetentionPeriodInput | DecreaseStreamRetentionPeriodInput;

export const changeRetentionPeriod =
  (streams: Streams, direction: 'Increase' | 'Decrease'): Operation<Input, void> =>
  (input, context) => {
    const stream = findActiveStream(streams, input, context);
    const hours = input.RetentionPeriodHours ?? 0;
    const { retentionHours } = stream.settings;
    if (hours < limits.defaultRetentionHours)
      throw invalidArgument(
        `Minimum allowed retention period is ${limits.defaultRetentionHours} hours. Requested retention period (${hours} hours) is too short.`,
      );
    if (hours > limits.longestRetentionHours)
      throw invalidArgument(
        `Maximum allowed retention period is ${limits.longestRetentionHours} hours. Requested retention period (${hours} hours) is too long.`,
      );
    const isWrongWay = direction === 'Increase' ? hours < retentionHours : hours > retentionHours;
    if (isWrongWay) throw invalidArgument(wrongWay(direction, stream.definition.name, hours, retentionHours));
    stream.settings = { ...stream.settings, retentionHours: hours };
    // What has expired by the new period is gone for good, even if the period grows again.
    stream.forgetExpired(streams.now());
  };

function wrongWay(direction: 'Increase' | 'Decrease', name: string, hours: number, existing: number): string {
  const [than, other] = direction === 'Increase' ? ['shorter', 'Decrease'] : ['longer', 'Increase'];
  return (
    `Requested retention period (${hours} hours) for stream ${name} can not be ${than} than existing retention period ` +
    `(${existing} hours). Use ${other}RetentionPeriod API.`
  );
}
