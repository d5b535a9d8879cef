// SelectResourceConfig: an advanced query over the current items.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_SelectResourceConfig.html
import type { SelectResourceConfigRequest, SelectResourceConfigResponse } from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import { currentItems } from '../capture/capture.ts';
import type { Config } from '../config.ts';
import { queryItem } from '../items/query-item.ts';
import { limits } from '../limits.ts';
import { pageByPlace } from '../paging.ts';
import { selectResources } from '../query/select.ts';

export const selectResourceConfig =
  (config: Config): Operation<SelectResourceConfigRequest, SelectResourceConfigResponse> =>
  ({ Expression: expression = '', Limit: limit, NextToken: token }, context) => {
    const { rows, queryInfo } = selectResources(expression, currentItems(config.region(context)).map(queryItem), {});
    const page = pageByPlace(rows, { limit, byDefault: limits.queryRows, most: limits.page, token });
    return {
      Results: page.items.map((row) => JSON.stringify(row)),
      QueryInfo: { SelectFields: queryInfo.selectFields.map(({ name }) => ({ Name: name })) },
      ...(page.token !== undefined && { NextToken: page.token }),
    };
  };
