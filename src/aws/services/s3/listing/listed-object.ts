// An object as listings tell it.
import type { ObjectStorageClass, ChecksumAlgorithm as ToldAlgorithm, _Object as ToldObject } from '@aws-sdk/client-s3';
import { ownerOf } from '../acl.ts';
import { lastModified, quoted, type StoredObject } from '../object-version.ts';

export function listedObject(object: StoredObject, write: (key: string) => string, owner: 'told' | 'hidden'): ToldObject {
  return {
    Key: write(object.key),
    LastModified: lastModified(object),
    ETag: quoted(object.etag),
    ChecksumAlgorithm: [object.checksum.algorithm satisfies ToldAlgorithm],
    ChecksumType: object.checksum.type,
    Size: object.size,
    StorageClass: object.storageClass as ObjectStorageClass,
    ...(owner === 'told' && { Owner: ownerOf(object.owner) }),
  };
}
