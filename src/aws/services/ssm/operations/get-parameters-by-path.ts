// GetParametersByPath: the parameters of a hierarchy, one level or all below.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_GetParametersByPath.html
import type { GetParametersByPathRequest, GetParametersByPathResult } from '@aws-sdk/client-ssm';
import type { Operation } from '../../../core/service.ts';
import { answeredParameter } from '../described.ts';
import { filtered, isBelow } from '../filters.ts';
import { limits } from '../limits.ts';
import { checkPath } from '../name.ts';
import { pageOf } from '../paging.ts';
import { newest } from '../parameter.ts';
import type { Parameters } from '../parameters.ts';

export const getParametersByPath =
  (parameters: Parameters): Operation<GetParametersByPathRequest, GetParametersByPathResult> =>
  (input, context) => {
    const { Path: path = '', Recursive: recursive, WithDecryption: withDecryption, ParameterFilters: filters = [] } = input;
    checkPath(path);
    const below = parameters.list(context).filter(({ name }) => isBelow(name, path, recursive ? 'Recursive' : 'OneLevel'));
    const most = input.MaxResults ?? limits.parametersOfPath;
    const page = pageOf(filtered(below, filters, 'by path'), { most, token: input.NextToken }, ({ name }) => name);
    const labels = filters.find(({ Key: key }) => key === 'Label')?.Values ?? [];
    return {
      Parameters: page.items.map((parameter) => {
        // AWS: a filter by label gives the version that has it.
        const version = parameter.versions.findLast((one) => one.labels.some((label) => labels.includes(label))) ?? newest(parameter);
        return answeredParameter(parameter, version, { withDecryption });
      }),
      ...(page.token !== undefined && { NextToken: page.token }),
    };
  };
