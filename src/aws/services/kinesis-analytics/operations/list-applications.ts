// ListApplications: a line per application of the account in the region, by name, page by page.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_ListApplications.html
import type { ListApplicationsRequest, ListApplicationsResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import { applicationSummary } from '../application-detail.ts';
import { LIMITS } from '../limits.ts';

/** NextToken is the name of the last application given (inferred): it stays good while applications come and go. */
export function listApplications({ store }: Analytics): Operation<ListApplicationsRequest, ListApplicationsResponse> {
  return ({ Limit = LIMITS.listPageSize, NextToken: after = '' }, context) => {
    const rest = store.list(context).filter(({ name }) => name > after);
    const page = rest.slice(0, Limit);
    const last = page.at(-1);
    return {
      ApplicationSummaries: page.map(applicationSummary),
      ...(last && rest.length > page.length && { NextToken: last.name }),
    };
  };
}
