// What a request says about an object besides its bytes, and the members that an answer repeats.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
import { StorageClass } from '@aws-sdk/client-s3';
import type { ReadRequest } from '../../core/call.ts';
import { AwsError } from '../../core/errors.ts';
import { headerNotImplemented, invalidArgument, invalidRequest, notEmbedded } from './errors.ts';
import { limits } from './limits.ts';
import type { ObjectProperties, StoredObject } from './object-version.ts';

/** Members of inputs that describe an object. */
export interface PropertyMembers {
  readonly ContentType?: string | undefined;
  readonly CacheControl?: string | undefined;
  readonly ContentDisposition?: string | undefined;
  readonly ContentEncoding?: string | undefined;
  readonly ContentLanguage?: string | undefined;
  readonly WebsiteRedirectLocation?: string | undefined;
  readonly Metadata?: Readonly<Record<string, string>> | undefined;
}

/** AWS: what an object is when nobody said. */
export const defaultContentType = 'binary/octet-stream';

/** Throws AwsError MetadataTooLarge, InvalidArgument. */
export function propertiesOf(input: PropertyMembers, { headers }: Pick<ReadRequest, 'headers'>): ObjectProperties {
  const redirect = input.WebsiteRedirectLocation;
  if (redirect !== undefined && !/^(\/|https?:\/\/)/.test(redirect))
    throw invalidArgument(
      "The website redirect location must have a prefix of 'http://' or 'https://' or '/'.",
      'x-amz-website-redirect-location',
      redirect,
    );
  const expires = headers.get('expires');
  return {
    ContentType: input.ContentType || defaultContentType,
    ...(input.CacheControl !== undefined && { CacheControl: input.CacheControl }),
    ...(input.ContentDisposition !== undefined && { ContentDisposition: input.ContentDisposition }),
    ...(input.ContentEncoding !== undefined && { ContentEncoding: input.ContentEncoding }),
    ...(input.ContentLanguage !== undefined && { ContentLanguage: input.ContentLanguage }),
    ...(expires !== null && { expires }),
    ...(redirect !== undefined && { WebsiteRedirectLocation: redirect }),
    Metadata: checkedMetadata(input.Metadata ?? {}),
  };
}

function checkedMetadata(metadata: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const utf8 = new TextEncoder();
  const bytes = Object.entries(metadata).reduce((sum, [name, value]) => sum + name.length + utf8.encode(value).length, 0);
  if (bytes > limits.userMetadataBytes)
    throw new AwsError('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size', 400, {
      Size: bytes,
      MaxSizeAllowed: limits.userMetadataBytes,
    });
  return metadata;
}

/** Throws AwsError InvalidStorageClass. */
export function storageClassOf(name: string | undefined): StorageClass {
  const found = Object.values(StorageClass).find((candidate) => candidate === (name ?? 'STANDARD'));
  // AWS: these two are of Outposts, Snow and directory buckets; no object of an ordinary bucket has them.
  if (!found || ['OUTPOSTS', 'SNOW', 'EXPRESS_ONEZONE', 'FSX_OPENZFS', 'FSX_ONTAP'].includes(found))
    throw new AwsError('InvalidStorageClass', 'The storage class you specified is not valid', 400, { StorageClassRequested: name });
  return found;
}

/** Members of inputs that ask for encryption. */
export interface EncryptionMembers {
  readonly ServerSideEncryption?: string | undefined;
  readonly SSEKMSKeyId?: string | undefined;
  readonly SSECustomerAlgorithm?: string | undefined;
  readonly SSECustomerKey?: string | undefined;
}

/** Every object is said to be encrypted by S3's own key. Throws AwsError where another key is asked for: there is no KMS. */
export function checkEncryption(input: EncryptionMembers): void {
  const { ServerSideEncryption: wanted, SSEKMSKeyId: keyId } = input;
  if (input.SSECustomerAlgorithm !== undefined || input.SSECustomerKey !== undefined)
    throw notEmbedded('Encryption with a key of the customer (SSE-C)');
  if (wanted?.startsWith('aws:')) throw notEmbedded(`Encryption with KMS (${wanted})`);
  if (keyId !== undefined)
    throw invalidArgument(
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
      'x-amz-server-side-encryption',
      wanted,
    );
  if (wanted !== undefined && wanted !== 'AES256')
    throw invalidArgument('The encryption method specified is not supported', 'x-amz-server-side-encryption', wanted);
}

export const encryptionMembers = { ServerSideEncryption: 'AES256' } as const;

/** The members of GetObject's and HeadObject's output that repeat properties. */
export function propertyMembers({ properties, storageClass, tags, retention, legalHold }: StoredObject) {
  const { expires: _, ...told } = properties;
  return {
    ...told,
    ...encryptionMembers,
    // AWS: told for all other classes only.
    ...(storageClass !== 'STANDARD' && { StorageClass: storageClass }),
    ...(tags.length > 0 && { TagCount: tags.length }),
    ...(retention && { ObjectLockMode: retention.mode, ObjectLockRetainUntilDate: new Date(retention.untilMs) }),
    ...(legalHold && { ObjectLockLegalHoldStatus: legalHold }),
  };
}

/** Throws AwsError KeyTooLongError, InvalidRequest. */
export function checkKey(key: string): void {
  const bytes = new TextEncoder().encode(key).length;
  if (bytes > limits.keyBytes)
    throw new AwsError('KeyTooLongError', 'Your key is too long', 400, { Size: bytes, MaxSizeAllowed: limits.keyBytes });
  if (key === '') throw invalidRequest('A key must be specified');
}

/** Throws AwsError NotImplemented for an append, which only directory buckets know. */
export function refuseAppend({ WriteOffsetBytes: offset }: { readonly WriteOffsetBytes?: number | undefined }): void {
  if (offset !== undefined) throw headerNotImplemented('x-amz-write-offset-bytes');
}
