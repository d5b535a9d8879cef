// PutDeliveryChannel: makes the region's channel, or changes it. Config tries at once whether it may write there.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_PutDeliveryChannel.html
import type { PutDeliveryChannelRequest } from '@aws-sdk/client-config-service';
import { parseArn } from '../../../core/arn.ts';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import type { ChannelState } from '../delivery/channel.ts';
import { writabilityCheckKey } from '../delivery/files.ts';
import { actingSource } from '../delivery/may-deliver.ts';
import {
  insufficientTopicPolicy,
  invalidChannelName,
  invalidKeyPrefix,
  invalidKmsKeyArn,
  invalidTopicArn,
  noRecorder,
  noSuchBucket,
  tooManyChannels,
} from '../errors.ts';
import type { RegionState } from '../region-state.ts';

export const putDeliveryChannel =
  (config: Config): Operation<PutDeliveryChannelRequest, void> =>
  async ({ DeliveryChannel: input = {} }, context) => {
    const state = config.region(context);
    if (!state.recorder) throw noRecorder();
    const { name = 'default', s3BucketName: bucket = '', s3KeyPrefix: keyPrefix, s3KmsKeyArn: kmsKeyArn, snsTopicARN: topicArn } = input;
    if (name.trim() === '') throw invalidChannelName(name);
    if (state.channel && state.channel.name !== name) throw tooManyChannels(name);
    if (bucket === '') throw noSuchBucket('');
    // AWS: the prefix AWSLogs would stand twice in every key.
    if (keyPrefix !== undefined && (keyPrefix === '' || keyPrefix.endsWith('AWSLogs'))) throw invalidKeyPrefix(keyPrefix);
    if (kmsKeyArn !== undefined && parseArn(kmsKeyArn)?.service !== 'kms') throw invalidKmsKeyArn(kmsKeyArn);
    if (topicArn !== undefined && parseArn(topicArn)?.service !== 'sns') throw invalidTopicArn(topicArn);
    const channel: ChannelState = {
      name,
      bucket,
      keyPrefix,
      kmsKeyArn,
      topicArn,
      snapshotPeriod: input.configSnapshotDeliveryProperties?.deliveryFrequency,
      snapshots: state.channel?.snapshots ?? {},
      history: state.channel?.history ?? {},
      stream: state.channel?.stream ?? {},
    };
    await config.deliveries.write(state, channel, writabilityCheckKey(state, keyPrefix), new Uint8Array());
    if (topicArn !== undefined) await checkTopic(config, state, topicArn);
    state.channel = channel;
    config.scheduled.plan(state);
  };

/** Throws AwsError InvalidSNSTopicARNException, InsufficientDeliveryPolicyException. */
async function checkTopic({ environment }: Config, state: RegionState, topicArn: string): Promise<void> {
  const source = await actingSource(environment, state, 'sns:Publish', topicArn);
  const sink = await environment.ports.eventSink?.(topicArn);
  try {
    await sink?.check(topicArn, source);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    throw /NotFound/.test(code) ? invalidTopicArn(topicArn) : insufficientTopicPolicy(topicArn);
  }
}
