// ListVersions, GetCompatibleVersions.
// AWS: https://docs.aws.amazon.com/opensearch-service/latest/APIReference/API_ListVersions.html and .../API_GetCompatibleVersions.html
import type {
  GetCompatibleVersionsRequest,
  GetCompatibleVersionsResponse,
  ListVersionsRequest,
  ListVersionsResponse,
} from '@aws-sdk/client-opensearch';
import { openPageToken, sealPageToken } from '../../../core/page-token.ts';
import type { Operation } from '../../../core/service.ts';
import type { Domains } from '../domains.ts';
import { engineVersions, upgradesOf } from '../engine-versions.ts';
import { invalid } from '../errors.ts';

export const listVersions =
  (): Operation<ListVersionsRequest, ListVersionsResponse> =>
  ({ MaxResults: most = 100, NextToken: token }) => {
    const last = token === undefined ? undefined : openPageToken(token);
    if (token !== undefined && !engineVersions.includes(last ?? '')) throw invalid('Invalid NextToken');
    const rest = last === undefined ? engineVersions : engineVersions.slice(engineVersions.indexOf(last) + 1);
    // AWS: no more than a hundred; none asked for means all.
    const shown = rest.slice(0, most || 100);
    const end = shown.at(-1);
    return { Versions: [...shown], ...(end !== undefined && shown.length < rest.length && { NextToken: sealPageToken(end) }) };
  };

export const getCompatibleVersions =
  (domains: Domains): Operation<GetCompatibleVersionsRequest, GetCompatibleVersionsResponse> =>
  ({ DomainName: name }, context) => {
    const sources = name === undefined ? engineVersions : [domains.get(context, name).engineVersion];
    const maps = sources.map((version) => ({ SourceVersion: version, TargetVersions: [...upgradesOf(version)] }));
    return { CompatibleVersions: maps.filter(({ TargetVersions }) => TargetVersions.length > 0) };
  };
