// crypto.randomUUID, where the platform lacks it: browsers give it to secure contexts only, and a frame without an origin, or a page on
// plain http, is none. Node and Lambda have it, so that a program which uses it must run in the tab, too.

/** Adds it to `crypto` if it is not there. Source: https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
export function addRandomUuid(crypto: Crypto): void {
  if (typeof crypto.randomUUID === 'function') return;
  Object.defineProperty(crypto, 'randomUUID', { value: () => randomUuid(crypto), configurable: true, writable: true });
}

function randomUuid(crypto: Crypto): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, place) => {
      if (place === 6) return (byte & 0x0f) | 0x40;
      return place === 8 ? (byte & 0x3f) | 0x80 : byte;
    })
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
