// GetBucketLifecycleConfiguration, PutBucketLifecycleConfiguration and DeleteBucketLifecycle. What the rules do: lifecycle/.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html
import type {
  GetBucketLifecycleConfigurationOutput,
  LifecycleRule,
  PutBucketLifecycleConfigurationOutput,
  PutBucketLifecycleConfigurationRequest,
} from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { absentConfiguration, invalidArgument, invalidRequest, malformedXml } from '../errors.ts';
import { dayMs, limits } from '../limits.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getBucketLifecycleConfiguration =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketLifecycleConfigurationOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    if (!settings.lifecycle)
      throw absentConfiguration('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist', definition.name);
    return { Rules: [...settings.lifecycle], TransitionDefaultMinimumObjectSize: minimumSize(settings.lifecycleMinimumSize) };
  };

const minimumSize = (size: PutBucketLifecycleConfigurationRequest['TransitionDefaultMinimumObjectSize']) =>
  size ?? 'all_storage_classes_128K';

export const putBucketLifecycleConfiguration =
  (s3: S3): Operation<PutBucketLifecycleConfigurationRequest, PutBucketLifecycleConfigurationOutput> =>
  (input, context) => {
    const { settings } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const rules = input.LifecycleConfiguration?.Rules ?? [];
    if (rules.length === 0 || rules.length > limits.lifecycleRules) throw malformedXml();
    for (const rule of rules) checkRule(rule);
    const ids = rules.flatMap(({ ID: id }) => id ?? []);
    if (new Set(ids).size < ids.length) throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule', 'ID', '');
    // AWS: a rule without an id is given one.
    settings.lifecycle = rules.map((rule) => (rule.ID ? rule : { ...rule, ID: s3.environment.random.uuid() }));
    if (input.TransitionDefaultMinimumObjectSize) settings.lifecycleMinimumSize = input.TransitionDefaultMinimumObjectSize;
    s3.lifecycle.plan();
    return { TransitionDefaultMinimumObjectSize: minimumSize(settings.lifecycleMinimumSize) };
  };

export const deleteBucketLifecycle =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    const { settings } = s3.buckets.get(input, context);
    delete settings.lifecycle;
    delete settings.lifecycleMinimumSize;
    return {};
  };

/** Throws AwsError MalformedXML, InvalidArgument, InvalidRequest. */
function checkRule(rule: LifecycleRule): void {
  const { Expiration: expiration, Transitions: transitions, ID: id = '' } = rule;
  if (rule.Status !== 'Enabled' && rule.Status !== 'Disabled') throw malformedXml();
  if (id.length > 255) throw invalidArgument('ID length should not exceed allowed limit of 255', 'ID', id);
  if (rule.Filter !== undefined && rule.Prefix !== undefined) throw malformedXml();
  if (rule.Filter === undefined && rule.Prefix === undefined) throw malformedXml();
  const actions = [expiration, rule.NoncurrentVersionExpiration, rule.AbortIncompleteMultipartUpload];
  const moves = (transitions?.length ?? 0) + (rule.NoncurrentVersionTransitions?.length ?? 0);
  if (actions.every((action) => action === undefined) && moves === 0)
    throw invalidRequest('At least one action needs to be specified in a rule');
  checkDays('Expiration', expiration?.Days);
  checkDays('NoncurrentVersionExpiration', rule.NoncurrentVersionExpiration?.NoncurrentDays);
  checkDays('AbortIncompleteMultipartUpload', rule.AbortIncompleteMultipartUpload?.DaysAfterInitiation);
  if (expiration) {
    const said = [expiration.Days, expiration.Date, expiration.ExpiredObjectDeleteMarker].filter((value) => value !== undefined);
    if (said.length !== 1) throw malformedXml();
  }
  if (expiration?.Date && expiration.Date.getTime() % dayMs !== 0)
    throw invalidArgument("'Date' must be at midnight GMT", 'Date', expiration.Date.toISOString());
  const { Tag: tag, And: and } = rule.Filter ?? {};
  if (rule.AbortIncompleteMultipartUpload && (tag ?? and?.Tags?.length))
    throw invalidRequest('AbortIncompleteMultipartUpload cannot be specified with Tags.');
}

function checkDays(action: string, days: number | undefined): void {
  if (days !== undefined && (!Number.isInteger(days) || days <= 0))
    throw invalidArgument(`'Days' for ${action} action must be a positive integer`, 'Days', days);
}
