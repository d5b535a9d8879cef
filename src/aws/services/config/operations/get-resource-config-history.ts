// GetResourceConfigHistory: the items of one resource, newest first unless asked otherwise.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_GetResourceConfigHistory.html
import type { GetResourceConfigHistoryRequest, GetResourceConfigHistoryResponse } from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import { resourceKey } from '../capture/recorded-resource.ts';
import type { Config } from '../config.ts';
import { invalidTimeRange, noRecorder, resourceNotDiscovered } from '../errors.ts';
import { describedItem } from '../items/described-item.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { frequencyOf } from '../recorder/recording-group.ts';
import { checkResourceTypes } from '../resource-types.ts';

const dayMs = 24 * 60 * 60 * 1000;

export const getResourceConfigHistory =
  (config: Config): Operation<GetResourceConfigHistoryRequest, GetResourceConfigHistoryResponse> =>
  (input, context) => {
    const { resourceType: type = '', resourceId: id = '', chronologicalOrder: order = 'Reverse' } = input;
    const state = config.region(context);
    if (!state.recorder) throw noRecorder('to get resource configuration history');
    checkResourceTypes([type], 'resourceType');
    const resource = state.resources.get(resourceKey(type, id));
    if (!resource) throw resourceNotDiscovered(type, id);
    const from = input.earlierTime?.getTime() ?? Number.NEGATIVE_INFINITY;
    const to = input.laterTime?.getTime() ?? Number.POSITIVE_INFINITY;
    if (from > to) throw invalidTimeRange();
    const kept = config.now() - (state.retentionDays ?? limits.retentionDays) * dayMs;
    const items = resource.items.filter(({ configurationItemCaptureTime }) => {
      const atMs = Date.parse(configurationItemCaptureTime);
      return atMs >= Math.max(from, kept) && atMs <= to;
    });
    const keyOf = (stateId: number) => String(order === 'Forward' ? stateId : 1e15 - stateId).padStart(16, '0');
    const request = { limit: input.limit, byDefault: limits.historyItems, most: limits.page, token: input.nextToken };
    const page = pageOf(order === 'Forward' ? items : items.reverse(), request, (item) => keyOf(item.configurationStateId));
    const frequency = frequencyOf(state.recorder.mode, type);
    return {
      configurationItems: page.items.map((item) => describedItem(item, frequency)),
      ...(page.token !== undefined && { nextToken: page.token }),
    };
  };
