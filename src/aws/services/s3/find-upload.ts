// The upload in parts that a call means.
import type { Bucket } from './bucket.ts';
import { invalidArgument, noSuchUpload } from './errors.ts';
import { limits } from './limits.ts';
import type { Upload } from './upload.ts';

/** Throws AwsError NoSuchUpload. */
export function findUpload(
  bucket: Bucket,
  { Key: key, UploadId: id = '' }: { readonly Key?: string | undefined; readonly UploadId?: string | undefined },
): Upload {
  const upload = bucket.uploads.get(id);
  if (!upload || upload.key !== key) throw noSuchUpload(id);
  return upload;
}

/** Throws AwsError InvalidArgument. */
export function checkPartNumber(number: number | undefined): number {
  if (number === undefined || !Number.isInteger(number) || number < 1 || number > limits.lastPartNumber)
    throw invalidArgument(`Part number must be an integer between 1 and ${limits.lastPartNumber}, inclusive`, 'partNumber', number);
  return number;
}
