// All that AWS Config keeps of one account in one region, as plain data.
import type { Place } from '../../core/ports.ts';
import type { RecordedResource } from './capture/recorded-resource.ts';
import type { ChannelState } from './delivery/channel.ts';
import type { RecorderState } from './recorder/recorder.ts';

export interface RegionState extends Place {
  recorder: RecorderState | undefined;
  channel: ChannelState | undefined;
  /** Absent: seven years. */
  retentionDays: number | undefined;
  /** By type and id (capture/recorded-resource.ts). */
  readonly resources: Map<string, RecordedResource>;
}

export function newRegion({ account, region }: Place): RegionState {
  return { account, region, recorder: undefined, channel: undefined, retentionDays: undefined, resources: new Map() };
}
