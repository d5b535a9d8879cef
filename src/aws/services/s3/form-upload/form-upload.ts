// Uploads by a browser's form: POST to a bucket, policy and signature among the fields.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
import type { CallContext, EncodedAnswer, ReadRequest } from '../../../core/call.ts';
import type { Caller } from '../../../iam/caller.ts';
import { escapeXml } from '../../../protocols/xml-output.ts';
import { requireAccess } from '../access/judge-access.ts';
import type { Bucket } from '../bucket.ts';
import { invalidArgument } from '../errors.ts';
import { quoted, type StoredObject } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import { type PutInput, storeObject } from '../store-object.ts';
import { encodedPath } from '../website/routing-rules.ts';
import { type Form, readForm } from './form-fields.ts';
import { callerOfForm } from './form-signer.ts';
import { checkPostPolicy, parsePostPolicy } from './post-policy.ts';

export function isFormUpload({ method, url, headers, labels }: ReadRequest): boolean {
  const form = headers.get('content-type')?.startsWith('multipart/form-data') ?? false;
  return form && method === 'POST' && labels?.Bucket !== undefined && url.pathname === '/' && !url.searchParams.has('delete');
}

export async function answerFormUpload(s3: S3, request: ReadRequest): Promise<EncodedAnswer> {
  const form = await readForm(request);
  const key = form.fields.get('key')?.replace(/\$\{filename\}/g, () => form.fileName);
  if (key === undefined)
    throw invalidArgument(
      "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields.",
      'key',
      '',
    );
  const caller = await callerOfForm(s3, form.fields);
  const bucket = s3.buckets.get({ Bucket: request.labels?.Bucket }, caller);
  const policy = form.fields.get('policy');
  if (policy !== undefined) {
    const fields = new Map([...form.fields, ['key', key] as const, ['bucket', bucket.definition.name] as const]);
    checkPostPolicy(parsePostPolicy(policy), fields, form.file.length, s3.now());
  }
  const input = inputOf(form, bucket, key);
  const context = contextOf(s3, request, caller, form);
  await requireAccess(s3, bucket, caller, accessesOf(bucket, input), request);
  return answerOf(bucket, storeObject(s3, bucket, input, context, 'ObjectCreated:Post'), form, request);
}

function accessesOf({ arn }: Bucket, { Key: key, ACL: acl, Tagging: tagging }: PutInput) {
  const access = (action: string) => ({
    action,
    resource: `${arn}/${key}`,
    conditions: acl === undefined ? {} : { 's3:x-amz-acl': [acl] },
  });
  return [
    access('s3:PutObject'),
    ...(acl === undefined ? [] : [access('s3:PutObjectAcl')]),
    ...(tagging === undefined ? [] : [access('s3:PutObjectTagging')]),
  ];
}

/** The input that a PutObject would have had. */
function inputOf({ fields, file }: Form, bucket: Bucket, key: string): PutInput {
  const members = {
    ACL: fields.get('acl'),
    CacheControl: fields.get('cache-control'),
    ContentDisposition: fields.get('content-disposition'),
    ContentEncoding: fields.get('content-encoding'),
    ContentType: fields.get('content-type'),
    ContentMD5: fields.get('content-md5'),
    StorageClass: fields.get('x-amz-storage-class'),
    WebsiteRedirectLocation: fields.get('x-amz-website-redirect-location'),
    ServerSideEncryption: fields.get('x-amz-server-side-encryption'),
    Tagging: tagsOf(fields.get('tagging')),
    ChecksumCRC32: fields.get('x-amz-checksum-crc32'),
    ChecksumCRC32C: fields.get('x-amz-checksum-crc32c'),
    ChecksumCRC64NVME: fields.get('x-amz-checksum-crc64nvme'),
    ChecksumSHA1: fields.get('x-amz-checksum-sha1'),
    ChecksumSHA256: fields.get('x-amz-checksum-sha256'),
  };
  const metadata = [...fields].filter(([name]) => name.startsWith('x-amz-meta-')).map(([name, value]) => [name.slice(11), value]);
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return { Bucket: bucket.definition.name, Key: key, Body: file, Metadata: Object.fromEntries(metadata), ...Object.fromEntries(given) };
}

/** The field holds XML; a put has the same in a header. */
function tagsOf(xml: string | undefined): string | undefined {
  if (xml === undefined) return undefined;
  const tags = [...xml.matchAll(/<Tag>\s*<Key>([^<]*)<\/Key>\s*<Value>([^<]*)<\/Value>\s*<\/Tag>/g)];
  return new URLSearchParams(tags.map(([, name = '', value = '']) => [name, value])).toString();
}

function contextOf(s3: S3, request: ReadRequest, caller: Caller, { fields }: Form): CallContext {
  const expires = fields.get('expires');
  const headers = new Headers(expires === undefined ? {} : { expires });
  return { ...caller, callerArn: caller.principal.arn, requestId: s3.environment.random.uuid(), request: { ...request, headers } };
}

function answerOf({ definition }: Bucket, { key, etag, versionId }: StoredObject, { fields }: Form, request: ReadRequest): EncodedAnswer {
  const location = `${request.url.origin}/${definition.name}/${encodedPath(key)}`;
  const told = { etag: quoted(etag), location, ...(versionId !== 'null' && { 'x-amz-version-id': versionId }) };
  const redirect = redirectOf(fields.get('success_action_redirect') ?? fields.get('redirect'));
  if (redirect) {
    for (const [name, value] of Object.entries({ bucket: definition.name, key, etag: quoted(etag) }))
      redirect.searchParams.set(name, value);
    return { status: 303, headers: { ...told, location: redirect.href }, body: new Uint8Array() };
  }
  const status = fields.get('success_action_status');
  if (status !== '201') return { status: status === '200' ? 200 : 204, headers: told, body: new Uint8Array() };
  const elements = Object.entries({ Location: location, Bucket: definition.name, Key: key, ETag: quoted(etag) });
  const xml = elements.map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('');
  const body = new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n<PostResponse>${xml}</PostResponse>`);
  return { status: 201, headers: { ...told, 'content-type': 'application/xml' }, body };
}

/** AWS: an address that is none is ignored. */
function redirectOf(text: string | undefined): URL | undefined {
  return text === undefined ? undefined : (URL.parse(text) ?? undefined);
}
