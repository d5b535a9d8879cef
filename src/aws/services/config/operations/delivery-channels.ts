// The delivery channel: described, deleted, and asked for a snapshot.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/manage-delivery-channel.html
import type {
  DeleteDeliveryChannelRequest,
  DeliverConfigSnapshotRequest,
  DeliverConfigSnapshotResponse,
  DescribeDeliveryChannelStatusRequest,
  DescribeDeliveryChannelStatusResponse,
  DescribeDeliveryChannelsRequest,
  DescribeDeliveryChannelsResponse,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { type ChannelState, describedChannel, describedChannelStatus } from '../delivery/channel.ts';
import { lastChannel, noRecorder, noRunningRecorder, noSuchChannel } from '../errors.ts';
import type { RegionState } from '../region-state.ts';

export const describeDeliveryChannels =
  (config: Config): Operation<DescribeDeliveryChannelsRequest, DescribeDeliveryChannelsResponse> =>
  ({ DeliveryChannelNames: names = [] }, context) => ({
    DeliveryChannels: selected(config.region(context), names).map(describedChannel),
  });

export const describeDeliveryChannelStatus =
  (config: Config): Operation<DescribeDeliveryChannelStatusRequest, DescribeDeliveryChannelStatusResponse> =>
  ({ DeliveryChannelNames: names = [] }, context) => ({
    DeliveryChannelsStatus: selected(config.region(context), names).map(describedChannelStatus),
  });

export const deleteDeliveryChannel =
  (config: Config): Operation<DeleteDeliveryChannelRequest, void> =>
  ({ DeliveryChannelName: name = '' }, context) => {
    const state = config.region(context);
    if (state.channel?.name !== name) throw noSuchChannel(name);
    if (state.recorder?.recording === 'on') throw lastChannel(name);
    state.channel = undefined;
    config.scheduled.plan(state);
  };

export const deliverConfigSnapshot =
  (config: Config): Operation<DeliverConfigSnapshotRequest, DeliverConfigSnapshotResponse> =>
  ({ deliveryChannelName: name = '' }, context) => {
    const state = config.region(context);
    if (state.channel?.name !== name) throw noSuchChannel(name);
    if (!state.recorder) throw noRecorder('to deliver configuration snapshot');
    if (state.recorder.recording === 'off') throw noRunningRecorder();
    const configSnapshotId = config.environment.random.uuid();
    const { account, region } = context;
    config.work.plan({ kind: 'deliver snapshot', account, region, dueMs: config.now(), snapshotId: configSnapshotId });
    return { configSnapshotId };
  };

function selected({ channel }: RegionState, names: readonly string[]): readonly ChannelState[] {
  const missing = names.find((name) => name !== channel?.name);
  if (missing !== undefined) throw noSuchChannel(missing);
  return channel ? [channel] : [];
}
