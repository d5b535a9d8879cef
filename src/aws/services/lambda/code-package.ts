// The zip of a function or layer: checked, measured, unpacked once.
import { sha256 } from '@noble/hashes/sha2.js';
import { unzipSync } from 'fflate';
import { AwsError } from '../../core/errors.ts';
import type { Ports } from '../../core/ports.ts';
import { base64Of } from '../../protocols/base64.ts';
import { invalidParameter, notEmbedded, requestTooLarge } from './errors.ts';
import type { Code } from './function.ts';
import { limits } from './limits.ts';

const unpacked = new WeakMap<Uint8Array, ReadonlyMap<string, Uint8Array>>();

export interface CodeInput {
  readonly ZipFile?: Uint8Array | undefined;
  readonly S3Bucket?: string | undefined;
  readonly S3Key?: string | undefined;
  readonly S3ObjectVersion?: string | undefined;
  readonly ImageUri?: string | undefined;
}

/**
 * The code of a request, fetched from S3 where it lies there.
 * @throws AwsError InvalidParameterValueException, RequestTooLargeException
 */
export async function codeOf(input: CodeInput, ports: Ports, account: string, operation: string): Promise<Code> {
  if (input.ImageUri !== undefined) throw notEmbedded('A function from a container image (ImageUri)');
  const fromS3 = input.S3Bucket !== undefined || input.S3Key !== undefined;
  if (input.ZipFile && fromS3) throw invalidParameter('Please do not provide other FunctionCode parameters when providing a ZipFile.');
  const zip = input.ZipFile ?? (await zipFromS3(input, ports, account));
  if (zip.length > limits.zippedBytes && !fromS3) throw requestTooLarge(limits.requestBytes, operation);
  filesOf(zip);
  return { zip, sha256: base64Of(sha256(zip)) };
}

/** The files of a checked zip by path. Throws AwsError InvalidParameterValueException for what is no zip. */
export function filesOf(zip: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const known = unpacked.get(zip);
  if (known) return known;
  const files = new Map(Object.entries(unzipped(zip)).filter(([path]) => !path.endsWith('/')));
  if (files.size === 0) throw invalidParameter('Uploaded file must be a non-empty zip');
  unpacked.set(zip, files);
  return files;
}

/** How many bytes the files of a zip take. */
export function unzippedBytes(zip: Uint8Array): number {
  return [...filesOf(zip).values()].reduce((sum, { length }) => sum + length, 0);
}

function unzipped(zip: Uint8Array): Record<string, Uint8Array> {
  if (zip.length === 0) throw invalidParameter('Uploaded file must be a non-empty zip');
  let bytes = 0;
  try {
    return unzipSync(zip, {
      // The sizes are summed up before anything is unpacked: a small zip can hold very much.
      filter({ originalSize }) {
        bytes += originalSize;
        if (bytes > limits.unzippedBytes) throw tooLargeUnzipped();
        return true;
      },
    });
  } catch (error) {
    if (error instanceof AwsError) throw error;
    throw invalidParameter('Could not unzip uploaded file. Please check your file, then try to upload again.');
  }
}

const tooLargeUnzipped = () => invalidParameter(`Unzipped size must be smaller than ${limits.unzippedBytes} bytes`);

async function zipFromS3({ S3Bucket, S3Key, S3ObjectVersion }: CodeInput, ports: Ports, account: string): Promise<Uint8Array> {
  if (S3Bucket === undefined || S3Key === undefined) throw invalidParameter('Please provide a source for function code.');
  if (S3ObjectVersion !== undefined) throw notEmbedded('S3ObjectVersion');
  if (!ports.objectStore) throw notEmbedded('Code from S3, while S3 is not embedded,');
  const bucketArn = `arn:aws:s3:::${S3Bucket}`;
  try {
    return await (await ports.objectStore(bucketArn)).get(bucketArn, S3Key, account);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw invalidParameter(`Error occurred while GetObject. S3 Error Code: ${error.code}. S3 Error Message: ${error.message}`);
  }
}
