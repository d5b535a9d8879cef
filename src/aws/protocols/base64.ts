// Base64 into bytes, by the engine where it can: what the SDK does in a browser goes byte by byte.
import { fromBase64 } from '@smithy/core/serde';

type SetFromBase64 = (this: Uint8Array, text: string) => { readonly written: number };

// Chrome 140, Firefox 133, Safari 18.2, Node 25. TypeScript's library does not know it yet.
const { setFromBase64 } = Uint8Array.prototype as { readonly setFromBase64?: SetFromBase64 };

// Small blobs share a block, as Node's own buffers do: a buffer for each would cost more than its bytes.
const blockBytes = 8 * 1024;
const largestShared = blockBytes / 8;
let block = new Uint8Array();
let used = 0;

/** The bytes of a text that was found to be base64, with its padding. */
export function bytesOfBase64(text: string): Uint8Array {
  if (!setFromBase64) return fromBase64(text);
  const most = (text.length / 4) * 3;
  const target = room(most);
  const { written } = setFromBase64.call(target, text);
  if (target.buffer === block.buffer) used += written;
  return written === most ? target : target.subarray(0, written);
}

function room(bytes: number): Uint8Array {
  if (bytes > largestShared) return new Uint8Array(bytes);
  if (used + bytes > block.length) {
    block = new Uint8Array(blockBytes);
    used = 0;
  }
  return block.subarray(used, used + bytes);
}
