// UploadPart: one part of an upload; a part number that was used before is used anew.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html
import type { UploadPartOutput, UploadPartRequest } from '@aws-sdk/client-s3';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Operation } from '../../../core/service.ts';
import { checksumOf, givenChecksum, partChecksumMembers, verifiedChecksum, verifiedMd5 } from '../checksums/object-checksum.ts';
import { invalidRequest } from '../errors.ts';
import { checkPartNumber, findUpload } from '../find-upload.ts';
import { checkEncryption, encryptionMembers } from '../object-properties.ts';
import { quoted } from '../object-version.ts';
import type { S3 } from '../s3.ts';
import { checkSize } from '../store-object.ts';

/** The input as the protocol decodes it: the body is read. */
type Input = Omit<UploadPartRequest, 'Body'> & { readonly Body?: Uint8Array };

export const uploadPart =
  (s3: S3): Operation<Input, UploadPartOutput> =>
  (input, context) => {
    const bucket = s3.buckets.get(input, context);
    const number = checkPartNumber(input.PartNumber);
    const upload = findUpload(bucket, input);
    checkEncryption(input);
    const { Body: bytes = new Uint8Array() } = input;
    checkSize(bytes.length);
    const body = [bytes];
    const md5 = verifiedMd5(input.ContentMD5, s3.md5(body));
    const given = givenChecksum(input);
    const wanted = upload.checksum?.algorithm;
    if (given && wanted && given.algorithm !== wanted)
      throw invalidRequest(
        `Checksum Type mismatch occurred, expected checksum Type: ${wanted.toLowerCase()}, actual checksum Type: ${given.algorithm.toLowerCase()}`,
      );
    // Without an algorithm of its own the object gets one over all its bytes, at the end.
    const verified = given && verifiedChecksum(input, body, given.algorithm);
    const checksum = verified ?? (wanted && checksumOf(wanted, body));
    const etag = bytesToHex(md5);
    upload.parts.set(number, { number, body, size: bytes.length, md5, etag, ...(checksum && { checksum }), modifiedMs: s3.now() });
    return { ETag: quoted(etag), ...partChecksumMembers(checksum), ...encryptionMembers };
  };
