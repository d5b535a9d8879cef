// ListBuckets: the caller's buckets in all regions, in order of their names, in pages where asked for.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
import type { ListBucketsOutput, ListBucketsRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { ownerOf } from '../acl.ts';
import { invalidArgument } from '../errors.ts';
import { limits } from '../limits.ts';
import { openPageToken, pageToken } from '../listing/page-token.ts';
import type { S3 } from '../s3.ts';

export const listBuckets =
  (s3: S3): Operation<ListBucketsRequest, ListBucketsOutput> =>
  (input, context) => {
    const { MaxBuckets: most = limits.bucketsPerPage, Prefix: prefix, BucketRegion: region, ContinuationToken: token } = input;
    if (!Number.isInteger(most) || most < 1 || most > limits.bucketsPerPage)
      throw invalidArgument(`Argument max-buckets must be an integer between 1 and ${limits.bucketsPerPage}`, 'max-buckets', most);
    const after = token === undefined ? '' : openPageToken(token);
    const fitting = s3.buckets
      .list(context.account)
      .filter(({ definition }) => definition.name > after && definition.name.startsWith(prefix ?? ''))
      .filter(({ definition }) => region === undefined || definition.region === region);
    const page = fitting.slice(0, most);
    const last = page.at(-1);
    const paged = input.MaxBuckets !== undefined || token !== undefined || prefix !== undefined || region !== undefined;
    return {
      Owner: ownerOf(context.account),
      Buckets: page.map(({ definition: { name, createdMs, region: home } }) => ({
        Name: name,
        CreationDate: new Date(createdMs),
        // AWS: told only to those who use a parameter of paging.
        ...(paged && { BucketRegion: home }),
        ...(paged && { BucketArn: `arn:aws:s3:::${name}` }),
      })),
      ...(last && fitting.length > most && { ContinuationToken: pageToken(last.definition.name) }),
      ...(prefix !== undefined && { Prefix: prefix }),
    };
  };
