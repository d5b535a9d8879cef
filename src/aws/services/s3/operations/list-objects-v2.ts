// ListObjectsV2: current objects in UTF-8 binary order, rolled up by a delimiter, a thousand a page.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
import type { ListObjectsV2Output, ListObjectsV2Request } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { limits } from '../limits.ts';
import { keyWriter, pageSize } from '../listing/list-arguments.ts';
import { listedObject } from '../listing/listed-object.ts';
import { pageOf } from '../listing/page.ts';
import { openPageToken, pageToken } from '../listing/page-token.ts';
import type { S3 } from '../s3.ts';

export const listObjectsV2 =
  (s3: S3): Operation<ListObjectsV2Request, ListObjectsV2Output> =>
  (input, context) => {
    const { objects, definition } = s3.buckets.get(input, context);
    const { Prefix: prefix = '', Delimiter: delimiter = '', StartAfter: startAfter, ContinuationToken: token } = input;
    const most = pageSize(input.MaxKeys, 'maxKeys', limits.keysPerPage);
    const write = keyWriter(input.EncodingType);
    // AWS: start-after counts on the first page only.
    const after = token ? openPageToken(token) : (startAfter ?? '');
    const page = pageOf({ keys: objects.keys, prefix, delimiter, after, most }, (key) => objects.current(key) !== undefined);
    const contents = page.keys.flatMap((key) => objects.current(key) ?? []);
    return {
      Name: definition.name,
      Prefix: write(prefix),
      ...(delimiter !== '' && { Delimiter: write(delimiter) }),
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
      ...(startAfter !== undefined && { StartAfter: write(startAfter) }),
      ...(token !== undefined && { ContinuationToken: token }),
      MaxKeys: most,
      KeyCount: page.keys.length + page.prefixes.length,
      IsTruncated: page.next !== undefined,
      ...(page.next !== undefined && { NextContinuationToken: pageToken(page.next) }),
      Contents: contents.map((object) => listedObject(object, write, input.FetchOwner ? 'told' : 'hidden')),
      CommonPrefixes: page.prefixes.map((common) => ({ Prefix: write(common) })),
    };
  };
