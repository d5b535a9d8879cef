// REST-XML, in both directions, between the real S3 client and the SDK's schemas of S3.
// Source: https://smithy.io/2.0/aws/protocols/aws-restxml-protocol.html and https://docs.aws.amazon.com/AmazonS3/latest/API/
import * as s3 from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import type { ReadRequest } from '../core/call.ts';
import { AwsError } from '../core/errors.ts';
import { restXml } from './rest-xml.ts';
import { operationSchemas, rawRequest, roundTrip } from './testing/round-trip.ts';

const schemas = operationSchemas(s3);
const xmlNamespace = 'http://s3.amazonaws.com/doc/2006-03-01/';
const protocol = restXml('bare');
const text = (body: unknown) => new TextDecoder().decode(body as Uint8Array);
const context = { operation: '', requestId: 'id-1', xmlNamespace, schemas, path: '/' };

/** As S3 does it: the client's virtual host names the bucket. */
function addressed(request: ReadRequest): ReadRequest {
  const bucket = /^(.+)\.s3\./.exec(request.url.hostname)?.[1];
  return bucket === undefined ? request : { ...request, labels: { Bucket: bucket } };
}

const talk = (answer: (operation: string, input: Readonly<Record<string, unknown>>) => unknown) =>
  roundTrip(protocol, schemas, s3.S3Client, answer, { addressed, xmlNamespace });
const operationOf = (
  method: string,
  path: string,
  headers: Record<string, string> = {},
  labels: Record<string, string> = { Bucket: 'b' },
) => protocol.operationOf({ ...rawRequest(method, path, headers), labels }, schemas);

test('an operation is found without x-id, as botocore and Terraform send it: the most specific one that fits', () => {
  const cases: [string, string, string, Record<string, string>?, Record<string, string>?][] = [
    ['ListBuckets', 'GET', '/', {}, {}],
    ['ListDirectoryBuckets', 'GET', '/?x-id=ListDirectoryBuckets', {}, {}],
    ['ListObjects', 'GET', '/?prefix=a'],
    ['ListObjectsV2', 'GET', '/?list-type=2&prefix=a'],
    ['ListObjectVersions', 'GET', '/?versions'],
    ['GetBucketAcl', 'GET', '/?acl='],
    ['CreateBucket', 'PUT', '/'],
    ['PutBucketTagging', 'PUT', '/?tagging'],
    ['DeleteObjects', 'POST', '/?delete'],
    ['PutObject', 'PUT', '/a/b%20c'],
    ['PutObject', 'PUT', '/WriteGetObjectResponse'],
    ['CopyObject', 'PUT', '/a', { 'x-amz-copy-source': '/x/y' }],
    ['UploadPart', 'PUT', '/a?partNumber=1&uploadId=u'],
    ['UploadPartCopy', 'PUT', '/a?partNumber=1&uploadId=u', { 'x-amz-copy-source': '/x/y' }],
    ['CreateMultipartUpload', 'POST', '/a?uploads='],
    ['CompleteMultipartUpload', 'POST', '/a?uploadId=u'],
    ['AbortMultipartUpload', 'DELETE', '/a?uploadId=u'],
    ['DeleteObject', 'DELETE', '/a'],
    ['DeleteObjectTagging', 'DELETE', '/a?tagging'],
    ['GetObject', 'GET', '/a?versionId=v'],
    ['GetObject', 'GET', '//a'],
    ['GetObject', 'GET', '/a/'],
    ['GetObjectAttributes', 'GET', '/a?attributes', { 'x-amz-object-attributes': 'ETag' }],
    ['ListParts', 'GET', '/a?uploadId=u'],
    ['HeadBucket', 'HEAD', '/'],
    ['HeadObject', 'HEAD', '/a'],
    ['SelectObjectContent', 'POST', '/a?select&select-type=2'],
    ['GetBucketAnalyticsConfiguration', 'GET', '/?analytics&id=1'],
    ['ListBucketAnalyticsConfigurations', 'GET', '/?analytics'],
    ['', 'PATCH', '/a'],
  ];
  for (const [wanted, method, path, headers, labels] of cases)
    expect([path, operationOf(method, path, headers, labels)]).toEqual([path, wanted]);
});

test('labels, queries, headers, metadata and a blob reach the operation as the client meant them', async () => {
  const { client, seen } = talk(() => ({ ETag: '"e"', VersionId: 'v1' }));
  const put = new s3.PutObjectCommand({
    Bucket: 'prices',
    Key: 'a b/ü+%/c',
    Body: 'hello',
    ContentType: 'text/plain',
    Expires: new Date('2026-11-01T00:00:00Z'),
    Metadata: { one: '1', 'two-2': 'zwei' },
    BucketKeyEnabled: true,
    ObjectLockRetainUntilDate: new Date('2026-12-01T00:00:00.250Z'),
  });
  const answer = await client.send(put);
  expect(answer).toMatchObject({ ETag: '"e"', VersionId: 'v1', $metadata: { httpStatusCode: 200, requestId: 'id-1' } });
  expect(answer.$metadata.extendedRequestId).toMatch(/^[A-Za-z0-9+/]{86}==$/);
  const [call] = seen;
  expect(call?.operation).toBe('PutObject');
  const { Body, ...input } = call?.input ?? {};
  expect(text(Body)).toBe('hello');
  expect(input).toMatchObject({
    Bucket: 'prices',
    Key: 'a b/ü+%/c',
    ContentType: 'text/plain',
    Expires: new Date('2026-11-01T00:00:00Z'),
    Metadata: { one: '1', 'two-2': 'zwei' },
    BucketKeyEnabled: true,
    ObjectLockRetainUntilDate: new Date('2026-12-01T00:00:00.250Z'),
    ChecksumAlgorithm: 'CRC32',
    ChecksumCRC32: 'NhCmhg==',
  });
});

test('an XML payload becomes its structure: flattened lists, attributes, namespaces, numbers', async () => {
  const { client, seen } = talk((operation) => (operation === 'CompleteMultipartUpload' ? { Bucket: 'b', Key: 'k', ETag: '"e-2"' } : {}));
  const parts = [
    { ETag: '"a"', PartNumber: 1 },
    { ETag: '"<b>"', PartNumber: 2, ChecksumCRC32: 'AAAAAA==' },
  ];
  const done = await client.send(
    new s3.CompleteMultipartUploadCommand({ Bucket: 'prices', Key: 'k', UploadId: 'u', MultipartUpload: { Parts: parts } }),
  );
  expect(done).toMatchObject({ Bucket: 'b', ETag: '"e-2"' });
  const policy = {
    Owner: { ID: 'o' },
    Grants: [{ Grantee: { Type: 'CanonicalUser', ID: 'g', DisplayName: 'name & co' }, Permission: 'READ' }],
  } as const;
  await client.send(new s3.PutBucketAclCommand({ Bucket: 'prices', AccessControlPolicy: { ...policy, Grants: [...policy.Grants] } }));
  expect(seen.map(({ input }) => input)).toMatchObject([
    { UploadId: 'u', MultipartUpload: { Parts: parts } },
    { AccessControlPolicy: policy },
  ]);
});

test('an output becomes XML that the client reads back: dates, flattened lists, attributes, escaped keys', async () => {
  const outputs: Readonly<Record<string, Record<string, unknown>>> = {
    ListObjectsV2: {
      Name: 'b',
      IsTruncated: false,
      KeyCount: 2,
      Contents: [
        { Key: 'a<&>\u0001', LastModified: new Date('2026-11-01T00:00:00Z'), Size: 5, ETag: '"e"' },
        { Key: ' b ', LastModified: new Date('2026-11-01T00:00:00.123Z'), Size: 0 },
      ],
      CommonPrefixes: [{ Prefix: 'p/' }],
    },
    GetBucketAcl: { Owner: { ID: 'o' }, Grants: [{ Grantee: { Type: 'CanonicalUser', ID: 'g' }, Permission: 'READ' }] },
    GetBucketLocation: { LocationConstraint: 'eu-west-1' },
    GetBucketPolicy: { Policy: '{"Version":"2012-10-17"}' },
    ListBuckets: { Buckets: [{ Name: 'b', CreationDate: new Date('2026-11-01T00:00:00Z') }], Owner: { ID: 'o' } },
  };
  const { client, seen } = talk((operation) => outputs[operation]);
  expect(await client.send(new s3.ListObjectsV2Command({ Bucket: 'prices' }))).toMatchObject(outputs.ListObjectsV2 ?? {});
  expect(await client.send(new s3.GetBucketAclCommand({ Bucket: 'prices' }))).toMatchObject(outputs.GetBucketAcl ?? {});
  expect(await client.send(new s3.GetBucketLocationCommand({ Bucket: 'prices' }))).toMatchObject(outputs.GetBucketLocation ?? {});
  expect(await client.send(new s3.GetBucketPolicyCommand({ Bucket: 'prices' }))).toMatchObject(outputs.GetBucketPolicy ?? {});
  expect(await client.send(new s3.ListBucketsCommand({}))).toMatchObject(outputs.ListBuckets ?? {});
  const [, acl, location] = seen.map(({ answer }) => text(answer.body));
  expect(acl).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<AccessControlPolicy xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Owner><ID>o</ID></Owner>' +
      '<AccessControlList><Grant><Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>g</ID></Grantee>' +
      '<Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>',
  );
  expect(location).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<LocationConstraint xmlns="http://s3.amazonaws.com/doc/2006-03-01/">eu-west-1</LocationConstraint>',
  );
});

test('a blob output is the body, beside its headers; metadata outside ASCII is encoded as S3 does it', async () => {
  const { client } = talk(() => ({
    Body: new TextEncoder().encode('content'),
    ContentLength: 7,
    ContentType: 'text/plain',
    LastModified: new Date('2026-11-01T00:00:00Z'),
    Metadata: { one: '1', city: '東京' },
  }));
  const answer = await client.send(new s3.GetObjectCommand({ Bucket: 'prices', Key: 'k' }));
  expect(await answer.Body?.transformToString()).toBe('content');
  expect(answer).toMatchObject({
    ContentLength: 7,
    ContentType: 'text/plain',
    LastModified: new Date('2026-11-01T00:00:00Z'),
    Metadata: { one: '1', city: '=?UTF-8?B?5p2x5Lqs?=' },
  });
});

test('a blob output may be a stream; a deletion answers 204', () => {
  const stream = new ReadableStream<Uint8Array>();
  expect(protocol.encode(schemas.GetObject as never, { Body: stream }, context)).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/octet-stream' },
    body: stream,
  });
  expect(protocol.encode(schemas.DeleteObject as never, {}, context)).toMatchObject({ status: 204, body: new Uint8Array() });
});

test("an error has S3's shape, the status of its model, and its further members", async () => {
  const { client } = talk(() => {
    throw new AwsError('NoSuchBucket', 'The specified bucket does not exist', 400, { BucketName: 'a<b' });
  });
  await expect(client.send(new s3.ListObjectsV2Command({ Bucket: 'prices' }))).rejects.toMatchObject({
    name: 'NoSuchBucket',
    message: 'The specified bucket does not exist',
    BucketName: 'a<b',
    $metadata: { httpStatusCode: 404, requestId: 'id-1' },
  });
  const { headers, body } = protocol.encodeError(new AwsError('NoSuchTagSet', 'none', 404), context);
  expect(text(body)).toBe(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NoSuchTagSet</Code><Message>none</Message><RequestId>id-1</RequestId><HostId>${headers['x-amz-id-2']}</HostId></Error>`,
  );
});

test('other services wrap their errors, and say whose fault it is', () => {
  const { status, body } = restXml('wrapped').encodeError(new AwsError('ValidationException', 'No'), { ...context, xmlNamespace: 'urn:x' });
  expect([status, text(body)]).toEqual([
    400,
    '<?xml version="1.0" encoding="UTF-8"?>\n<ErrorResponse xmlns="urn:x"><Error><Type>Sender</Type><Code>ValidationError</Code><Message>No</Message></Error><RequestId>id-1</RequestId></ErrorResponse>',
  ]);
});

test('what is not of its type is refused with 400 and named', () => {
  const decode = (operation: string, request: ReadRequest) => () => protocol.decode(schemas[operation] as never, request);
  expect(decode('ListObjectsV2', rawRequest('GET', '/?list-type=2&max-keys=many'))).toThrow(
    expect.objectContaining({ code: 'InvalidArgument', status: 400, members: { ArgumentName: 'max-keys', ArgumentValue: 'many' } }),
  );
  const copy = rawRequest('PUT', '/a', { 'x-amz-copy-source': '/x/y', 'x-amz-copy-source-if-modified-since': 'soon' });
  expect(decode('CopyObject', copy)).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
  expect(decode('PutObject', rawRequest('PUT', '/%zz'))).toThrow(expect.objectContaining({ code: 'InvalidArgument' }));
  const deep = '<a>'.repeat(10_000);
  const bodies = [
    '<',
    '<Delete>',
    '<Other/>',
    '<Delete/><Delete/>',
    '<!DOCTYPE a [<!ENTITY b "c">]><Delete>&b;</Delete>',
    '<Delete>&b;</Delete>',
  ];
  for (const body of [...bodies, deep, '<Delete a="1" a="2"/>', '<Delete>&#0;</Delete>', 'text'])
    expect(decode('DeleteObjects', rawRequest('POST', '/?delete', {}, body))).toThrow(expect.objectContaining({ code: 'MalformedXML' }));
  expect(decode('DeleteObjects', rawRequest('POST', '/?delete', {}, new Uint8Array([0xff, 0xfe])))).toThrow(
    expect.objectContaining({ code: 'MalformedXML' }),
  );
});

test("dates of HTTP's own headers that are none are passed over, as browsers and tools send them (RFC 9111, 5.3: Expires: 0)", () => {
  const headers = { expires: '0', 'if-modified-since': 'soon' };
  const decode = (operation: string, method: string) => protocol.decode(schemas[operation] as never, rawRequest(method, '/a', headers));
  expect(decode('PutObject', 'PUT')).not.toHaveProperty('Expires');
  expect(decode('GetObject', 'GET')).toEqual({ Key: 'a' });
});

test('elements may carry any prefix, comments and CDATA; unknown ones are passed over', () => {
  const body =
    '<?xml version="1.0"?><!-- a --><n:Delete xmlns:n="http://s3.amazonaws.com/doc/2006-03-01/"><n:Object><n:Key><![CDATA[a<b]]>&amp;&#x63;</n:Key>' +
    '<Other><x/></Other></n:Object><Object><Key/></Object><Quiet> true </Quiet></n:Delete>';
  expect(protocol.decode(schemas.DeleteObjects as never, rawRequest('POST', '/?delete', {}, body))).toEqual({
    Delete: { Objects: [{ Key: 'a<b&c' }, { Key: '' }], Quiet: true },
  });
});
