// The checksums of an upload: which one the request gives, whether the bytes agree, what is kept, and what an answer tells.
// AWS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html
import { fromBase64, toBase64 } from '@smithy/core/serde';
import { badDigest, invalidDigest, invalidRequest, notEmbedded } from '../errors.ts';
import { algorithmNames, algorithms, type Checksum, type ChecksumAlgorithm, type ChecksumType } from './algorithms.ts';

/** Members of inputs that speak of checksums; each `Checksum<algorithm>` is base64. */
export type ChecksumMembers = { readonly [Member in `Checksum${ChecksumAlgorithm}`]?: string | undefined } & {
  readonly ChecksumXXHASH64?: string | undefined;
  readonly ChecksumXXHASH3?: string | undefined;
  readonly ChecksumXXHASH128?: string | undefined;
};

/** The one checksum that a request gives. Throws AwsError InvalidRequest for two of them, or for a text that is no checksum. */
export function givenChecksum(input: ChecksumMembers): { algorithm: ChecksumAlgorithm; value: string } | undefined {
  if (input.ChecksumXXHASH64 ?? input.ChecksumXXHASH3 ?? input.ChecksumXXHASH128) throw notEmbedded('The XXHASH family of checksums');
  const [first, second] = algorithmNames.filter((algorithm) => input[algorithms[algorithm].member] !== undefined);
  if (second) throw invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  const value = first && input[algorithms[first].member];
  return first && value !== undefined ? { algorithm: first, value } : undefined;
}

/** The algorithm of that name. Throws AwsError InvalidRequest for a name that is none, NotImplemented for one that is not embedded. */
export function algorithmNamed(name: string | undefined): ChecksumAlgorithm | undefined {
  if (name === undefined) return undefined;
  const upper = name.toUpperCase();
  if (upper.startsWith('XXHASH')) throw notEmbedded('The XXHASH family of checksums');
  const algorithm = algorithmNames.find((candidate) => candidate === upper);
  if (!algorithm) throw invalidRequest('Checksum algorithm provided is unsupported. Please try again with any of the valid types.');
  return algorithm;
}

/** The checksum of some bytes as a whole. */
export function checksumOf(algorithm: ChecksumAlgorithm, chunks: Iterable<Uint8Array>): Checksum {
  return { algorithm, type: 'FULL_OBJECT', value: toBase64(algorithms[algorithm].digest(chunks)) };
}

/**
 * The checksum that is kept for uploaded bytes: the one that the request gives, verified; otherwise one of `fallback`.
 * Throws AwsError InvalidRequest or BadDigest.
 */
export function verifiedChecksum(input: ChecksumMembers, chunks: Iterable<Uint8Array>, fallback: ChecksumAlgorithm): Checksum {
  const given = givenChecksum(input);
  const checksum = checksumOf(given?.algorithm ?? fallback, chunks);
  if (given) checkAgrees(given, checksum);
  return checksum;
}

/** Throws AwsError InvalidRequest for a value that is no digest of the algorithm, BadDigest for one that differs. */
export function checkAgrees(given: { algorithm: ChecksumAlgorithm; value: string }, computed: Checksum): void {
  if (given.value === computed.value) return;
  const header = `x-amz-checksum-${given.algorithm.toLowerCase()}`;
  const [digest = ''] = given.value.split('-');
  if (base64Bytes(digest) !== algorithms[given.algorithm].digestBytes) throw invalidRequest(`Value for ${header} header is invalid.`);
  throw badDigest(`The ${given.algorithm} you specified did not match the calculated checksum.`);
}

/**
 * Gives back the MD5 of the bytes that came, if Content-MD5 is this one, or none.
 * Throws AwsError InvalidDigest for what is no MD5, BadDigest for another one.
 */
export function verifiedMd5(contentMd5: string | undefined, md5: Uint8Array): Uint8Array {
  if (contentMd5 === undefined) return md5;
  if (base64Bytes(contentMd5) !== 16) throw invalidDigest();
  if (contentMd5 !== toBase64(md5)) throw badDigest('The Content-MD5 you specified did not match what we received.');
  return md5;
}

/** The checksum of checksums of parts, with `-N`. */
export function compositeChecksum(algorithm: ChecksumAlgorithm, parts: readonly Checksum[]): Checksum {
  const digest = algorithms[algorithm].digest(parts.map(({ value }) => fromBase64(value)));
  return { algorithm, type: 'COMPOSITE', value: `${toBase64(digest)}-${parts.length}` };
}

/** The type of a multipart upload's checksum. Throws AwsError InvalidRequest where algorithm and type do not go together. */
export function checksumTypeFor(algorithm: ChecksumAlgorithm, type: string | undefined): ChecksumType {
  const wanted = algorithms[algorithm].types.find((candidate) => candidate === (type ?? algorithms[algorithm].defaultType));
  if (wanted) return wanted;
  throw invalidRequest(`The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`);
}

/** The members of an output that tell a checksum. */
export function checksumMembers(checksum: Checksum | undefined): ChecksumMembers & { ChecksumType?: ChecksumType } {
  if (!checksum) return {};
  return { [algorithms[checksum.algorithm].member]: checksum.value, ChecksumType: checksum.type };
}

/** The same without the type, for parts. */
export function partChecksumMembers(checksum: Checksum | undefined): ChecksumMembers {
  return checksum ? { [algorithms[checksum.algorithm].member]: checksum.value } : {};
}

function base64Bytes(text: string): number | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return (text.length / 4) * 3 - (text.length - text.replace(/=+$/, '').length);
}
