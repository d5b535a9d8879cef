// Records of CloudWatch Logs: unzipped, and their messages taken out.
// AWS: https://docs.aws.amazon.com/firehose/latest/dev/writing-with-cloudwatch-logs-decompression.html
import { gunzipSync } from 'fflate';
import { isJsonObject, parsedJson } from '../../../core/json.ts';

/** Undefined for data that are not zipped. */
export function decompressed(data: Uint8Array): Uint8Array | undefined {
  if (data[0] !== 0x1f || data[1] !== 0x8b) return undefined;
  try {
    return gunzipSync(data);
  } catch {
    // Begins like a zip and is none.
    return undefined;
  }
}

/** The messages, a line each. AWS: what is no batch of log events, a control message for example, gives nothing. */
export function logMessages(data: Uint8Array): Uint8Array | undefined {
  const batch = parsedJson(new TextDecoder().decode(data));
  if (!isJsonObject(batch) || batch.messageType !== 'DATA_MESSAGE' || !Array.isArray(batch.logEvents)) return undefined;
  const lines = batch.logEvents.map((event: unknown) => (isJsonObject(event) ? `${event.message}\n` : ''));
  return new TextEncoder().encode(lines.join(''));
}
