// Resources that automatic remediation leaves alone: put, described, deleted.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_PutRemediationExceptions.html
import type {
  DeleteRemediationExceptionsRequest,
  DeleteRemediationExceptionsResponse,
  DescribeRemediationExceptionsRequest,
  DescribeRemediationExceptionsResponse,
  PutRemediationExceptionsRequest,
  PutRemediationExceptionsResponse,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { invalidParameterValue, noSuchRemediationException } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import { exceptionKey } from '../remediation/exceptions.ts';

export const putRemediationExceptions =
  (config: Config): Operation<PutRemediationExceptionsRequest, PutRemediationExceptionsResponse> =>
  ({ ConfigRuleName: ruleName = '', ResourceKeys: keys = [], Message: message, ExpirationTime: expires }, context) => {
    const state = config.region(context);
    if (!state.remediations.has(ruleName)) throw invalidParameterValue(`The config rule ${ruleName} has no remediation configuration.`);
    if (expires && expires.getTime() <= config.now()) throw invalidParameterValue('The ExpirationTime should lie in the future.');
    for (const { ResourceType: resourceType = '', ResourceId: resourceId = '' } of keys)
      state.remediationExceptions.set(exceptionKey(ruleName, resourceType, resourceId), {
        ruleName,
        resourceType,
        resourceId,
        message,
        expiresMs: expires?.getTime(),
      });
    return { FailedBatches: [] };
  };

export const describeRemediationExceptions =
  (config: Config): Operation<DescribeRemediationExceptionsRequest, DescribeRemediationExceptionsResponse> =>
  (input, context) => {
    const ruleName = input.ConfigRuleName ?? '';
    const wanted = input.ResourceKeys?.map(({ ResourceType: type = '', ResourceId: id = '' }) => exceptionKey(ruleName, type, id));
    const found = [...config.region(context).remediationExceptions].filter(
      ([key, { ruleName: of, expiresMs }]) =>
        of === ruleName && (!wanted || wanted.includes(key)) && (expiresMs === undefined || expiresMs > config.now()),
    );
    found.sort(([one], [other]) => (one < other ? -1 : 1));
    const request = { limit: input.Limit, byDefault: limits.page, most: limits.page, token: input.NextToken };
    const { items, token } = pageOf(found, request, ([key]) => key);
    return {
      RemediationExceptions: items.map(([, { resourceType: ResourceType, resourceId: ResourceId, message, expiresMs }]) => ({
        ConfigRuleName: ruleName,
        ResourceType,
        ResourceId,
        ...(message !== undefined && { Message: message }),
        ...(expiresMs !== undefined && { ExpirationTime: new Date(expiresMs) }),
      })),
      ...(token !== undefined && { NextToken: token }),
    };
  };

export const deleteRemediationExceptions =
  (config: Config): Operation<DeleteRemediationExceptionsRequest, DeleteRemediationExceptionsResponse> =>
  ({ ConfigRuleName: ruleName = '', ResourceKeys: keys = [] }, context) => {
    const { remediationExceptions } = config.region(context);
    const meant = keys.map(({ ResourceType: type = '', ResourceId: id = '' }) => exceptionKey(ruleName, type, id));
    if (meant.some((key) => !remediationExceptions.has(key))) throw noSuchRemediationException(ruleName);
    for (const key of meant) remediationExceptions.delete(key);
    return { FailedBatches: [] };
  };
