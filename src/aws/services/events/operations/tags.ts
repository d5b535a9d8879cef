// Tags of rules and buses.
// AWS: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TagResource.html
import type {
  ListTagsForResourceRequest,
  ListTagsForResourceResponse,
  TagResourceRequest,
  UntagResourceRequest,
} from '@aws-sdk/client-eventbridge';
import { parseArn } from '../../../core/arn.ts';
import type { Constraints } from '../../../core/constraints.ts';
import type { Operation } from '../../../core/service.ts';
import { DEFAULT_BUS } from '../bus.ts';
import { arnConstraint } from '../constraints.ts';
import { limitExceeded, validation } from '../errors.ts';
import type { EventBridge } from '../event-bridge.ts';
import { limits } from '../limits.ts';

export const tagConstraints: Readonly<Record<string, Constraints>> = {
  TagResource: { ResourceARN: arnConstraint, 'Tags[].Key': { minLength: 1, maxLength: 128 }, 'Tags[].Value': { maxLength: 256 } },
  UntagResource: { ResourceARN: arnConstraint, 'TagKeys[]': { minLength: 1, maxLength: 128 } },
  ListTagsForResource: { ResourceARN: arnConstraint },
};

type Empty = Record<string, never>;

export const tagResource =
  (bridge: EventBridge): Operation<TagResourceRequest, Empty> =>
  ({ ResourceARN: arn, Tags = [] }) => {
    const tags = tagsOf(bridge, arn);
    const given = Tags.map(({ Key = '', Value = '' }) => [Key, Value] as const);
    if (new Map([...tags, ...given]).size > limits.tagsPerResource) throw limitExceeded();
    for (const [key, value] of given) tags.set(key, value);
    return {};
  };

export const untagResource =
  (bridge: EventBridge): Operation<UntagResourceRequest, Empty> =>
  ({ ResourceARN: arn, TagKeys = [] }) => {
    const tags = tagsOf(bridge, arn);
    for (const key of TagKeys) tags.delete(key);
    return {};
  };

export const listTagsForResource =
  (bridge: EventBridge): Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> =>
  ({ ResourceARN: arn }) => ({ Tags: [...tagsOf(bridge, arn)].map(([Key, Value]) => ({ Key, Value })) });

/** Of a bus, `event-bus/NAME`, or a rule, `rule/NAME` and `rule/BUS/NAME`. Throws AwsError. */
function tagsOf(bridge: EventBridge, arn = ''): Map<string, string> {
  const place = parseArn(arn);
  const [kind, ...path] = place?.resource.split('/') ?? [];
  if (place && kind === 'event-bus') return bridge.bus(place, arn).tags;
  if (place && kind === 'rule') {
    const rule = path.pop() ?? '';
    return bridge.rule(bridge.bus(place, path[0] ?? DEFAULT_BUS), rule).tags;
  }
  throw validation(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
}
