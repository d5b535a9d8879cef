// GetBucketCors, PutBucketCors and DeleteBucketCors. What the rules do: cors/.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html
import type { CORSRule, GetBucketCorsOutput, PutBucketCorsRequest } from '@aws-sdk/client-s3';
import { AwsError } from '../../../core/errors.ts';
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { absentConfiguration, invalidRequest, malformedXml } from '../errors.ts';
import { limits } from '../limits.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

const methods = ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'];

export const getBucketCors =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketCorsOutput> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    if (!settings.cors) throw absentConfiguration('NoSuchCORSConfiguration', 'The CORS configuration does not exist', definition.name);
    return { CORSRules: [...settings.cors] };
  };

export const putBucketCors =
  (s3: S3): Operation<PutBucketCorsRequest, object> =>
  (input, context) => {
    const { settings } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const rules = input.CORSConfiguration?.CORSRules ?? [];
    if (rules.length === 0) throw malformedXml();
    if (rules.length > limits.corsRules)
      throw invalidRequest(`The number of CORS rules should not exceed allowed limit of ${limits.corsRules} rules.`);
    for (const rule of rules) checkRule(rule);
    settings.cors = rules;
    return {};
  };

export const deleteBucketCors =
  (s3: S3): Operation<BucketArgumentOnly, object> =>
  (input, context) => {
    delete s3.buckets.get(input, context).settings.cors;
    return {};
  };

/** Throws AwsError MalformedXML, InvalidRequest. */
function checkRule({
  AllowedMethods: allowed = [],
  AllowedOrigins: origins = [],
  AllowedHeaders: headers = [],
  ExposeHeaders: exposed = [],
}: CORSRule) {
  if (allowed.length === 0 || origins.length === 0) throw malformedXml();
  const unknown = allowed.find((method) => !methods.includes(method));
  if (unknown !== undefined) throw invalidRequest(`Found unsupported HTTP method in CORS config. Unsupported method is ${unknown}`);
  for (const origin of origins) checkWildcard('AllowedOrigin', origin);
  for (const header of headers) checkWildcard('AllowedHeader', header);
  const wild = exposed.find((header) => header.includes('*'));
  if (wild !== undefined)
    throw new AwsError(
      'InvalidRequest',
      `ExposeHeader "${wild}" contains wildcard. We currently do not support wildcard for ExposeHeader.`,
    );
}

function checkWildcard(element: string, text: string): void {
  if (text.split('*').length > 2) throw invalidRequest(`${element} "${text}" can not have more than one wildcard.`);
}
