// GetParameterHistory: the versions of a parameter, the oldest first.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParameterHistory.html
import type { GetParameterHistoryRequest, GetParameterHistoryResult } from '@aws-sdk/client-ssm';
import type { Operation } from '../../../core/service.ts';
import { historyOf } from '../described.ts';
import { findParameter } from '../find-parameter.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import type { Parameters } from '../parameters.ts';

export const getParameterHistory =
  (parameters: Parameters): Operation<GetParameterHistoryRequest, GetParameterHistoryResult> =>
  ({ Name: name = '', WithDecryption: withDecryption, MaxResults: most = limits.describedParameters, NextToken: token }, context) => {
    const parameter = findParameter(parameters, name, context);
    const page = pageOf(parameter.versions, { most, token }, ({ version }) => String(version).padStart(12, '0'));
    return {
      Parameters: page.items.map((version) => historyOf(parameter, version, withDecryption)),
      ...(page.token !== undefined && { NextToken: page.token }),
    };
  };
