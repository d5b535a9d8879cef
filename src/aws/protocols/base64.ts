// Base64 into bytes and back, by the engine where it can: what the SDK does in a browser goes byte by byte.
import { fromBase64, toBase64 } from '@smithy/core/serde';

// Chrome 140, Firefox 133, Safari 18.2, Node 25. TypeScript's library does not know them yet.
interface ByEngine {
  readonly setFromBase64?: (this: Uint8Array, text: string) => { readonly written: number };
  readonly toBase64?: (this: Uint8Array) => string;
}
const { setFromBase64, toBase64: engineToBase64 } = Uint8Array.prototype as ByEngine;

// Small blobs share a block, as Node's own buffers do: a buffer for each would cost more than its bytes.
const blockBytes = 8 * 1024;
const largestShared = blockBytes / 8;
let block = new Uint8Array();
let used = 0;

/** The bytes as base64, however many. */
export function base64Of(bytes: Uint8Array): string {
  return engineToBase64 ? engineToBase64.call(bytes) : toBase64(bytes);
}

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

/** The bytes of a text that may be anything; undefined when it is no base64 with its padding. */
export function bytesIfBase64(text: string): Uint8Array | undefined {
  return /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text) ? bytesOfBase64(text) : undefined;
}

/** The text behind base64, read as UTF-8; undefined when it is none. As lenient as `atob`: padding may lack, spaces are passed over. */
export function textOfBase64(base64: string): string | undefined {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
