// The checksum algorithms of S3, by the name that clients send.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { crc32, crc32c } from '../../../core/crc32.ts';
import { crc64nvme } from './crc64nvme.ts';
import { md5 } from './md5.ts';

/** The ones that are embedded. The XXHASH family is not. */
export type ChecksumAlgorithm = 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'SHA1' | 'SHA256' | 'SHA512' | 'MD5';
export type ChecksumType = 'FULL_OBJECT' | 'COMPOSITE';

/** A checksum as S3 keeps and tells it: base64; `-N` at the end of a composite one of N parts. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  readonly type: ChecksumType;
  readonly value: string;
}

interface AlgorithmFacts {
  readonly digest: (chunks: Iterable<Uint8Array>) => Uint8Array;
  /** The member that carries it in inputs and outputs. */
  readonly member: `Checksum${ChecksumAlgorithm}`;
  readonly digestBytes: number;
  /** What a multipart upload gets when it does not say. */
  readonly defaultType: ChecksumType;
  readonly types: readonly ChecksumType[];
}

interface Hash {
  create(): { update(bytes: Uint8Array): unknown; digest(): Uint8Array };
}

/** The digest over several chunks as if they were one. */
export function digestOf(hash: Hash, chunks: Iterable<Uint8Array>): Uint8Array {
  const running = hash.create();
  for (const chunk of chunks) running.update(chunk);
  return running.digest();
}

const hashed = (hash: Hash) => (chunks: Iterable<Uint8Array>) => digestOf(hash, chunks);
const crcTypes = ['COMPOSITE', 'FULL_OBJECT'] as const;

/** AWS: the table "Full object and composite checksum types" of the page above. */
export const algorithms: Readonly<Record<ChecksumAlgorithm, AlgorithmFacts>> = {
  CRC32: { digest: crc32, member: 'ChecksumCRC32', digestBytes: 4, defaultType: 'COMPOSITE', types: crcTypes },
  CRC32C: { digest: crc32c, member: 'ChecksumCRC32C', digestBytes: 4, defaultType: 'COMPOSITE', types: crcTypes },
  CRC64NVME: { digest: crc64nvme, member: 'ChecksumCRC64NVME', digestBytes: 8, defaultType: 'FULL_OBJECT', types: ['FULL_OBJECT'] },
  SHA1: { digest: hashed(sha1), member: 'ChecksumSHA1', digestBytes: 20, defaultType: 'COMPOSITE', types: ['COMPOSITE'] },
  SHA256: { digest: hashed(sha256), member: 'ChecksumSHA256', digestBytes: 32, defaultType: 'COMPOSITE', types: ['COMPOSITE'] },
  SHA512: { digest: hashed(sha512), member: 'ChecksumSHA512', digestBytes: 64, defaultType: 'COMPOSITE', types: ['COMPOSITE'] },
  MD5: { digest: md5, member: 'ChecksumMD5', digestBytes: 16, defaultType: 'COMPOSITE', types: ['COMPOSITE'] },
};

export const algorithmNames = Object.keys(algorithms) as readonly ChecksumAlgorithm[];
