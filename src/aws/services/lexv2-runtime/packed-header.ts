// JSON in headers: compressed with gzip, then base64, as clients of Lex unpack it (aws-lex-web-ui, lib/lex/client).
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';
import { gunzipSync, gzipSync } from 'fflate';
import { invalid } from './errors.ts';

export const packed = (value: unknown): string => toBase64(gzipSync(fromUtf8(JSON.stringify(value)), { mtime: 0 }));

/** Throws AwsError ValidationException. */
export function unpacked(header: string, name: string): unknown {
  try {
    return JSON.parse(toUtf8(gunzipSync(fromBase64(header))));
  } catch (error) {
    throw invalid(`${name} is not JSON, compressed with gzip and encoded in base64: ${(error as Error).message}`);
  }
}
