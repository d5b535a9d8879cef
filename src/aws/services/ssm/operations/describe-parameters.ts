// DescribeParameters: what parameters there are, without their values.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_DescribeParameters.html
import type { DescribeParametersRequest, DescribeParametersResult, ParameterStringFilter, ParametersFilter } from '@aws-sdk/client-ssm';
import type { Operation } from '../../../core/service.ts';
import { describedParameter } from '../described.ts';
import { invalid } from '../errors.ts';
import { filtered } from '../filters.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import type { Parameters } from '../parameters.ts';

export const describeParameters =
  (parameters: Parameters): Operation<DescribeParametersRequest, DescribeParametersResult> =>
  ({ Filters: old = [], ParameterFilters: filters = [], Shared: shared, MaxResults, NextToken: token }, context) => {
    if (old.length > 0 && filters.length > 0) throw invalid('You can use either Filters or ParameterFilters in a single request.');
    // Nothing is shared with anybody: that needs Resource Access Manager.
    const here = shared ? [] : parameters.list(context);
    const shown = filtered(here, [...filters, ...old.map(asNewFilter)], 'describe');
    const page = pageOf(shown, { most: MaxResults ?? limits.describedParameters, token }, ({ name }) => name);
    return {
      Parameters: page.items.map(describedParameter),
      ...(page.token !== undefined && { NextToken: page.token }),
    };
  };

/** The older kind of filter: names by their beginnings. */
function asNewFilter({ Key: key, Values: values }: ParametersFilter): ParameterStringFilter {
  return { Key: key, Values: values, Option: key === 'Name' ? 'BeginsWith' : 'Equals' };
}
