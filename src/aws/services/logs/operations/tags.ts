// Tags of log groups, by ARN, and by name as older programs ask.
// AWS: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  ListTagsLogGroupRequest,
  ListTagsLogGroupResponse,
  TagLogGroupRequest,
  TagResourceRequest,
  UntagLogGroupRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Constraints } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import { groupNameConstraint, groupOf } from '../group-argument.ts';
import { limits } from '../limits.ts';
import type { LogGroupState } from '../log-group.ts';
import { groupNamed } from '../log-ports.ts';
import type { Logs } from '../logs.ts';

const byArn: Constraints = { resourceArn: { minLength: 1, maxLength: 1011, pattern: '[\\w+=/:,.@-]*' } };
const byName: Constraints = { logGroupName: groupNameConstraint };
const given: Constraints = { tags: { minLength: 1, maxLength: limits.tagsPerGroup } };

export const tagConstraints: Readonly<Record<string, Constraints>> = {
  TagResource: { ...byArn, ...given },
  UntagResource: byArn,
  ListTagsForResource: byArn,
  TagLogGroup: { ...byName, ...given },
  UntagLogGroup: byName,
  ListTagsLogGroup: byName,
};

export const tagResource =
  (logs: Logs): Operation<TagResourceRequest, void> =>
  ({ resourceArn, tags }) =>
    tag(groupByArn(logs, resourceArn), tags);

export const untagResource =
  (logs: Logs): Operation<UntagResourceRequest, void> =>
  ({ resourceArn, tagKeys = [] }) => {
    for (const key of tagKeys) groupByArn(logs, resourceArn).tags.delete(key);
  };

export const listTagsForResource =
  (logs: Logs): Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> =>
  ({ resourceArn }) => ({ tags: Object.fromEntries(groupByArn(logs, resourceArn).tags) });

export const tagLogGroup =
  (logs: Logs): Operation<TagLogGroupRequest, void> =>
  ({ logGroupName, tags }, context) =>
    tag(groupOf(logs, context, { logGroupName }), tags);

export const untagLogGroup =
  (logs: Logs): Operation<UntagLogGroupRequest, void> =>
  ({ logGroupName, tags = [] }, context) => {
    for (const key of tags) groupOf(logs, context, { logGroupName }).tags.delete(key);
  };

export const listTagsLogGroup =
  (logs: Logs): Operation<ListTagsLogGroupRequest, ListTagsLogGroupResponse> =>
  ({ logGroupName }, context) => ({ tags: Object.fromEntries(groupOf(logs, context, { logGroupName }).tags) });

function groupByArn(logs: Logs, arn: string | undefined): LogGroupState {
  const { place, name } = groupNamed(arn ?? '');
  return logs.get(place, name);
}

function tag(group: LogGroupState, tags: Readonly<Record<string, string>> | undefined): void {
  const all = new Map([...group.tags, ...Object.entries(tags ?? {})]);
  // The sentence is inferred.
  if (all.size > limits.tagsPerGroup)
    throw new AwsError('TooManyTagsException', `A resource can have no more than ${limits.tagsPerGroup} tags.`);
  for (const [key, value] of all) group.tags.set(key, value);
}
