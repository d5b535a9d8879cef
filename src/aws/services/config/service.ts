// AWS Config: what there is, how it was, and whether it is as it should be. What it imitates and lacks: description.ts.
import type { Operation, Service, ServiceEnvironment } from '../../core/service.ts';
import { Config } from './config.ts';
import { constraints } from './constraints.ts';
import { description } from './description.ts';
import { inspectedRegion } from './inspected-region.ts';
import type { OperationName } from './operation-name.ts';
import { batchGetResourceConfig } from './operations/batch-get-resource-config.ts';
import {
  deleteConfigurationRecorder,
  describeConfigurationRecorderStatus,
  describeConfigurationRecorders,
  listConfigurationRecorders,
  startConfigurationRecorder,
  stopConfigurationRecorder,
} from './operations/configuration-recorders.ts';
import {
  deleteDeliveryChannel,
  deliverConfigSnapshot,
  describeDeliveryChannelStatus,
  describeDeliveryChannels,
} from './operations/delivery-channels.ts';
import { getResourceConfigHistory } from './operations/get-resource-config-history.ts';
import { getDiscoveredResourceCounts, listDiscoveredResources } from './operations/list-discovered-resources.ts';
import { putConfigurationRecorder } from './operations/put-configuration-recorder.ts';
import { putDeliveryChannel } from './operations/put-delivery-channel.ts';
import {
  deleteRetentionConfiguration,
  describeRetentionConfigurations,
  putRetentionConfiguration,
} from './operations/retention-configurations.ts';
import { schemas } from './schemas.ts';

export function createService(environment: ServiceEnvironment): Service {
  const config = new Config(environment);
  const operations: Readonly<Record<OperationName, Operation<never, unknown>>> = {
    BatchGetResourceConfig: batchGetResourceConfig(config),
    DeleteConfigurationRecorder: deleteConfigurationRecorder(config),
    DeleteDeliveryChannel: deleteDeliveryChannel(config),
    DeleteRetentionConfiguration: deleteRetentionConfiguration(config),
    DeliverConfigSnapshot: deliverConfigSnapshot(config),
    DescribeConfigurationRecorderStatus: describeConfigurationRecorderStatus(config),
    DescribeConfigurationRecorders: describeConfigurationRecorders(config),
    DescribeDeliveryChannelStatus: describeDeliveryChannelStatus(config),
    DescribeDeliveryChannels: describeDeliveryChannels(config),
    DescribeRetentionConfigurations: describeRetentionConfigurations(config),
    GetDiscoveredResourceCounts: getDiscoveredResourceCounts(config),
    GetResourceConfigHistory: getResourceConfigHistory(config),
    ListConfigurationRecorders: listConfigurationRecorders(config),
    ListDiscoveredResources: listDiscoveredResources(config),
    PutConfigurationRecorder: putConfigurationRecorder(config),
    PutDeliveryChannel: putDeliveryChannel(config),
    PutRetentionConfiguration: putRetentionConfiguration(config),
    StartConfigurationRecorder: startConfigurationRecorder(config),
    StopConfigurationRecorder: stopConfigurationRecorder(config),
  };
  return {
    description,
    operations,
    schemas,
    constraints,
    snapshot: () => config.snapshot(),
    restore: (state) => config.restore(state),
    inspect: (account, region) => inspectedRegion(config.region({ account, region })),
  };
}
