// GetBucketWebsite, PutBucketWebsite and DeleteBucketWebsite. What visitors see: website/.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketWebsite.html
import type { GetBucketWebsiteOutput, PutBucketWebsiteRequest, RoutingRule, WebsiteConfiguration } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { absentConfiguration, invalidArgument, invalidRequest, malformedXml } from '../errors.ts';
import { limits } from '../limits.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getBucketWebsite =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketWebsiteOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    if (!settings.website)
      throw absentConfiguration(
        'NoSuchWebsiteConfiguration',
        'The specified bucket does not have a website configuration',
        definition.name,
      );
    return settings.website;
  };

export const putBucketWebsite =
  (s3: S3): Operation<PutBucketWebsiteRequest, object> =>
  (input, context) => {
    const { settings } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    settings.website = checkedWebsite(input.WebsiteConfiguration ?? {});
    return {};
  };

export const deleteBucketWebsite =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    delete s3.buckets.get(input, context).settings.website;
    return {};
  };

function checkedWebsite(website: WebsiteConfiguration): WebsiteConfiguration {
  const { RedirectAllRequestsTo: redirectAll, IndexDocument: index, ErrorDocument: error, RoutingRules: rules = [] } = website;
  if (redirectAll) {
    if (!redirectAll.HostName || index || error || rules.length > 0) throw malformedXml();
    checkProtocol(redirectAll.Protocol);
    return website;
  }
  if (!index)
    throw invalidArgument('A value for IndexDocument Suffix must be provided if RedirectAllRequestsTo is empty', 'IndexDocument', 'null');
  if (!index.Suffix || index.Suffix.includes('/'))
    throw invalidArgument('The IndexDocument Suffix is not well formed', 'IndexDocument', index.Suffix);
  if (error && !error.Key) throw malformedXml();
  if (rules.length > limits.websiteRoutingRules)
    throw invalidRequest(
      `${rules.length} routing rules provided, the number of routing rules in a website configuration is limited to 50.`,
    );
  for (const rule of rules) checkRule(rule);
  return website;
}

function checkRule({ Redirect: redirect, Condition: condition }: RoutingRule): void {
  if (!redirect || Object.values(redirect).every((value) => value === undefined)) throw malformedXml();
  if (redirect.ReplaceKeyWith !== undefined && redirect.ReplaceKeyPrefixWith !== undefined)
    throw invalidRequest('You can only define ReplaceKeyPrefix or ReplaceKey but not both.');
  checkProtocol(redirect.Protocol);
  if (redirect.HttpRedirectCode !== undefined && !/^3(0[1-9]|[1-9]\d)$/.test(redirect.HttpRedirectCode))
    throw invalidRequest(`The provided HTTP redirect code (${redirect.HttpRedirectCode}) is not valid. Valid codes are 3XX except 300.`);
  const { HttpErrorCodeReturnedEquals: code, KeyPrefixEquals: prefix } = condition ?? {};
  if (condition && code === undefined && prefix === undefined)
    throw invalidRequest(
      "Condition cannot be empty. To redirect all requests without a condition, the condition element shouldn't be present.",
    );
  if (code !== undefined && !/^[45]\d\d$/.test(code))
    throw invalidRequest(`The provided HTTP error code (${code}) is not valid. Valid codes are 4XX or 5XX.`);
}

function checkProtocol(protocol: string | undefined): void {
  if (protocol !== undefined && protocol !== 'http' && protocol !== 'https')
    throw invalidRequest('Invalid protocol, protocol can be http or https. If not defined the protocol will be selected automatically.');
}
