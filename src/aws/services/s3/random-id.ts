// Ids as S3 makes them: of versions (32 characters) and of multipart uploads (128).
import type { Random } from '../../core/random.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

export function versionId(random: Random): string {
  return randomId(random, 32);
}

export function uploadId(random: Random): string {
  return randomId(random, 128);
}

/** Can that be the id of a version? `null` is the one of objects that were put without versioning. */
export function isVersionId(text: string): boolean {
  return text === 'null' || /^[A-Za-z0-9._]{32}$/.test(text);
}

function randomId(random: Random, length: number): string {
  let id = '';
  for (let place = 0; place < length; place++) id += alphabet[Math.floor(random.next() * alphabet.length)];
  return id;
}
