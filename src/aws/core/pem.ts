// PEM: bytes between two lines that say what they are (RFC 7468).
import { fromBase64, toBase64 } from '@smithy/core/serde';

/** `-----BEGIN CERTIFICATE-----` and its end, 64 characters a line. */
export function writePem(label: string, bytes: Uint8Array): string {
  const lines = toBase64(bytes).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

export interface PemBlock {
  readonly label: string;
  readonly bytes: Uint8Array;
}

/** All blocks of a text, in order; undefined when one of them is broken, or when there is other text than white space between them. */
export function readPem(text: string): readonly PemBlock[] | undefined {
  const blocks: PemBlock[] = [];
  const rest = text.replace(
    /-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*)-----END \1-----/g,
    (_whole, label: string, body: string) => {
      const compact = body.replace(/\s+/g, '');
      if (compact === '' || compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(compact)) return 'broken';
      blocks.push({ label, bytes: fromBase64(compact) });
      return '';
    },
  );
  return rest.trim() === '' && blocks.length > 0 ? blocks : undefined;
}
