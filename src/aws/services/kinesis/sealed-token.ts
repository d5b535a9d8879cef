// Opaque tokens (shard iterators, page tokens): they carry their content and a checksum, so the service keeps none of them.
// By design: not encrypted. The real ones are; nothing secret is inside and nobody may depend on the content.
import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { fromBase64, fromUtf8, toBase64, toUtf8 } from '@smithy/core/serde';

// The real ones begin with these eight bytes too (recorded by kinesalite).
const prefix = new Uint8Array([0, 0, 0, 0, 0, 0, 0, 1]);

/** A token that carries `parts`, none of which may hold a line break. */
export function sealToken(parts: readonly string[]): string {
  const content = parts.join('\n');
  const text = fromUtf8(`${checksum(content)}\n${content}`);
  const bytes = new Uint8Array(prefix.length + text.length);
  bytes.set(prefix);
  bytes.set(text, prefix.length);
  return toBase64(bytes);
}

/** The parts of a token; undefined when it is none of ours or was changed. */
export function openToken(token: string): readonly string[] | undefined {
  if (token.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(token)) return undefined;
  const bytes = fromBase64(token);
  if (prefix.some((byte, index) => bytes[index] !== byte)) return undefined;
  const [sum, ...parts] = toUtf8(bytes.subarray(prefix.length)).split('\n');
  return sum === checksum(parts.join('\n')) ? parts : undefined;
}

function checksum(content: string): string {
  return bytesToHex(md5(new TextEncoder().encode(content))).slice(0, 16);
}
