// Settings of one word: transfer acceleration, who pays for requests, and logging.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAccelerateConfiguration.html, API_PutBucketRequestPayment.html,
// API_PutBucketLogging.html
import type {
  GetBucketAccelerateConfigurationOutput,
  GetBucketLoggingOutput,
  GetBucketRequestPaymentOutput,
  PutBucketAccelerateConfigurationRequest,
  PutBucketLoggingRequest,
  PutBucketRequestPaymentRequest,
} from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import type { BucketArgumentOnly } from '../bucket-argument.ts';
import { invalidRequest, malformedXml, notEmbedded } from '../errors.ts';
import { verifyDocument } from '../request-digest.ts';
import type { S3 } from '../s3.ts';

export const getBucketAccelerateConfiguration =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketAccelerateConfigurationOutput> =>
  (input, context) => {
    const { accelerate } = s3.buckets.get(input, context).settings;
    return accelerate ? { Status: accelerate } : {};
  };

export const putBucketAccelerateConfiguration =
  (s3: S3): Operation<PutBucketAccelerateConfigurationRequest, object> =>
  (input, context) => {
    const { settings, definition } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const status = input.AccelerateConfiguration?.Status;
    if (status !== 'Enabled' && status !== 'Suspended') throw malformedXml();
    if (definition.name.includes('.'))
      throw invalidRequest('S3 Transfer Acceleration is not supported for buckets with periods (.) in their names');
    settings.accelerate = status;
    return {};
  };

export const getBucketRequestPayment =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketRequestPaymentOutput> =>
  (input, context) => ({ Payer: s3.buckets.get(input, context).settings.requestPayer ?? 'BucketOwner' });

export const putBucketRequestPayment =
  (s3: S3): Operation<PutBucketRequestPaymentRequest, object> =>
  (input, context) => {
    const { settings } = s3.buckets.get(input, context);
    verifyDocument(context.request);
    const payer = input.RequestPaymentConfiguration?.Payer;
    if (payer !== 'BucketOwner' && payer !== 'Requester') throw malformedXml();
    settings.requestPayer = payer;
    return {};
  };

export const getBucketLogging =
  (s3: S3): Operation<BucketArgumentOnly, GetBucketLoggingOutput> =>
  (input, context) => {
    s3.buckets.get(input, context);
    return {};
  };

/** Switching it off is what it is already; there are no access logs to switch on. */
export const putBucketLogging =
  (s3: S3): Operation<PutBucketLoggingRequest, object> =>
  (input, context) => {
    s3.buckets.get(input, context);
    if (input.BucketLoggingStatus?.LoggingEnabled) throw notEmbedded('Server access logging');
    return {};
  };
