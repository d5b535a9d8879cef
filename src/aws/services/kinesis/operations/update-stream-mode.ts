// UpdateStreamMode: from provisioned to on demand and back, twice within a day.
// AWS: https://docs.aws.amazon.com/kinesis/latest/APIReference/API_UpdateStreamMode.html
import type { UpdateStreamModeInput } from '@aws-sdk/client-kinesis';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { checkOnDemandLimit, checkShardLimit } from '../account-limits.ts';
import { type AccountSettings, checkWarmThroughput } from '../account-settings.ts';
import { invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';
import { countChange } from '../often-enough.ts';
import { arnConstraint, findActiveStream } from '../stream-argument.ts';
import type { Streams } from '../streams.ts';

export const updateStreamModeConstraints: Constraints = {
  StreamARN: arnConstraint,
  'StreamModeDetails.StreamMode': { oneOf: ['PROVISIONED', 'ON_DEMAND'] },
  WarmThroughputMiBps: { min: 0 },
};

/** AWS: the shards stay as they are, in both directions. */
export const updateStreamMode =
  (streams: Streams, accounts: AccountSettings): Operation<UpdateStreamModeInput, void> =>
  (input, context) => {
    const stream = findActiveStream(streams, { StreamARN: input.StreamARN }, context);
    const mode = input.StreamModeDetails?.StreamMode ?? stream.settings.mode;
    const { name } = stream.definition;
    // The sentence is inferred.
    if (mode === stream.settings.mode) throw invalidArgument(`Stream ${name} under account ${context.account} is in ${mode} mode already.`);
    const warm = input.WarmThroughputMiBps;
    if (warm !== undefined) checkWarmThroughput(accounts, context, name, mode, streams.now());
    if (mode === 'ON_DEMAND') checkOnDemandLimit(streams, context);
    else checkShardLimit(streams, context, stream.openShards.length);
    countChange(stream, 'mode', limits.modeChangesPerDay, 'UpdateStreamMode', streams.now());
    streams.update(stream, { kind: 'settings', settings: { mode, ...(warm !== undefined && { warmThroughputMiBps: warm }) } });
  };
