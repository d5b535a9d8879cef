// ListObjects, the first version: pages by marker.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html
import type { ListObjectsOutput, ListObjectsRequest } from '@aws-sdk/client-s3';
import type { Operation } from '../../../core/service.ts';
import { limits } from '../limits.ts';
import { keyWriter, pageSize } from '../listing/list-arguments.ts';
import { listedObject } from '../listing/listed-object.ts';
import { pageOf } from '../listing/page.ts';
import type { S3 } from '../s3.ts';

export const listObjects =
  (s3: S3): Operation<ListObjectsRequest, ListObjectsOutput> =>
  (input, context) => {
    const { objects, definition } = s3.buckets.get(input, context);
    const { Prefix: prefix = '', Delimiter: delimiter = '', Marker: marker = '' } = input;
    const most = pageSize(input.MaxKeys, 'maxKeys', limits.keysPerPage);
    const write = keyWriter(input.EncodingType);
    const page = pageOf({ keys: objects.keys, prefix, delimiter, after: marker, most }, (key) => objects.current(key) !== undefined);
    const contents = page.keys.flatMap((key) => objects.current(key) ?? []);
    return {
      Name: definition.name,
      // botocore decodes everything of this answer but the prefix, so that AWS must leave it as it is (inferred).
      Prefix: prefix,
      Marker: write(marker),
      ...(delimiter !== '' && { Delimiter: write(delimiter) }),
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
      MaxKeys: most,
      IsTruncated: page.next !== undefined,
      // AWS: told with a delimiter only; without one the last key is the marker.
      ...(page.next !== undefined && delimiter !== '' && { NextMarker: write(page.next) }),
      Contents: contents.map((object) => listedObject(object, write, 'told')),
      CommonPrefixes: page.prefixes.map((common) => ({ Prefix: write(common) })),
    };
  };
