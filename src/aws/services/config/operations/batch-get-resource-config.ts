// BatchGetResourceConfig: the current configuration of up to a hundred resources.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_BatchGetResourceConfig.html
import type { BatchGetResourceConfigRequest, BatchGetResourceConfigResponse } from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import { currentItem } from '../capture/capture.ts';
import type { Config } from '../config.ts';
import { noRecorder } from '../errors.ts';
import { describedBaseItem } from '../items/described-item.ts';
import { frequencyOf } from '../recorder/recording-group.ts';
import { checkResourceTypes } from '../resource-types.ts';

/** AWS: resources that are unknown or gone are left out, without a word. */
export const batchGetResourceConfig =
  (config: Config): Operation<BatchGetResourceConfigRequest, BatchGetResourceConfigResponse> =>
  ({ resourceKeys: keys = [] }, context) => {
    const state = config.region(context);
    const { recorder } = state;
    if (!recorder) throw noRecorder('to get resource configurations');
    checkResourceTypes(
      keys.map(({ resourceType: type = '' }) => type),
      'resourceKeys',
    );
    const items = keys.flatMap(({ resourceType: type = '', resourceId: id = '' }) => currentItem(state, type, id) ?? []);
    return {
      baseConfigurationItems: items.map((item) => describedBaseItem(item, frequencyOf(recorder.mode, item.resourceType))),
      unprocessedResourceKeys: [],
    };
  };
