// A link that carries a query and its data in the fragment, which browsers never send to a server. What a link brings is untrusted.
import { parseWork, type Work } from './work.ts';

/** The name of the member of the fragment; the digit is the version of what it holds, the letter its packing. */
const DEFLATED = 'play=1z.';
const PLAIN = 'play=1p.';
const ANY_VERSION = /^#play=\d+[a-z]\./;

/** Chats and mail programs cut longer addresses. */
const LONGEST_LINK = 32_000;
/** A small text can unpack to gigabytes: reading ends here. */
const MOST_BYTES = 1024 * 1024;

export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'work'; readonly work: Work }
  /** A sentence. */
  | { readonly kind: 'refused'; readonly message: string };

export type Made = { readonly kind: 'link'; readonly fragment: string } | { readonly kind: 'too long'; readonly characters: number };

const utf8 = new TextEncoder();

/** The fragment for `work`, with its `#`. Only the data that is chosen goes along. */
export async function makeFragment({ sql, source, ownText, time }: Work): Promise<Made> {
  const carried = { sql, source, ...(source === 'own' && { ownText }), ...(time && { time }) };
  const bytes = utf8.encode(JSON.stringify(carried));
  // Far too much: not worth packing.
  if (bytes.length > MOST_BYTES) return { kind: 'too long', characters: bytes.length };
  const packed =
    typeof CompressionStream === 'undefined' ? undefined : await collected(through(bytes, new CompressionStream('deflate-raw')));
  const fragment = `#${packed ? DEFLATED + base64url(packed) : PLAIN + base64url(bytes)}`;
  return fragment.length > LONGEST_LINK ? { kind: 'too long', characters: fragment.length } : { kind: 'link', fragment };
}

/** Reads a fragment. Never throws: whatever stands there is work, nothing of ours, or a sentence. */
export async function openFragment(fragment: string): Promise<Opened> {
  if (!fragment.startsWith('#play=')) return { kind: 'none' };
  if (fragment.length > LONGEST_LINK)
    return refused(`The link is longer than ${LONGEST_LINK.toLocaleString('en')} characters, so it was not opened.`);
  const packing = [DEFLATED, PLAIN].find((prefix) => fragment.startsWith(`#${prefix}`));
  if (!packing) {
    return refused(ANY_VERSION.test(fragment) ? 'The link was made by another version of this page and cannot be read here.' : DAMAGED);
  }
  if (packing === DEFLATED && typeof DecompressionStream === 'undefined')
    return refused('This browser cannot unpack the link: it has no DecompressionStream.');
  try {
    const packed = fromBase64url(fragment.slice(packing.length + 1));
    const bytes = packing === DEFLATED ? await collected(through(packed, new DecompressionStream('deflate-raw'))) : packed;
    if (!bytes) return refused('The link unpacks to more than 1 MB, so it was not opened.');
    const work = parseWork(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
    return work
      ? { kind: 'work', work }
      : refused('The link holds no query of this playground, or one for data that this page does not have.');
  } catch {
    // Base64, deflate, UTF-8 or JSON: to a learner it is one and the same which of them it is not.
    return refused(DAMAGED);
  }
}

const DAMAGED = 'The link is damaged: a part of it may be missing.';
const refused = (message: string): Opened => ({ kind: 'refused', message });

function through(bytes: Uint8Array, packing: CompressionStream | DecompressionStream): ReadableStream<Uint8Array> {
  return new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(packing);
}

/** All of a stream; undefined when it gives more than MOST_BYTES. */
async function collected(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST_BYTES) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

const CHUNK = 8_192;

function base64url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
