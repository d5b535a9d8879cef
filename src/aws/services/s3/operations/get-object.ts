// GetObject: an object, a version of it, a range of it, or a part of it.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
import type { GetObjectOutput, GetObjectRequest } from '@aws-sdk/client-s3';
import { Answered } from '../../../core/call.ts';
import type { Operation } from '../../../core/service.ts';
import { answerBody, bodySlice } from '../object-body.ts';
import { type ReadInput, readObject } from '../read-object.ts';
import type { S3 } from '../s3.ts';

type Output = Omit<GetObjectOutput, 'Body'> & { readonly Body?: Uint8Array | ReadableStream<Uint8Array> };

export const getObject =
  (s3: S3): Operation<GetObjectRequest, Output> =>
  (input, context) => {
    const { object, range, members, headers, status } = readObject(s3, input as ReadInput, context);
    if (status === 304) return new Answered({}, { status, headers });
    const body = range ? bodySlice(object.body, range.first, range.last) : object.body;
    return new Answered({ ...members, Body: answerBody(body) } as Output, { status, headers });
  };
