// What the learner's program puts into the bucket: photos of two albums, and a file that only says that it is a photo.
import { seededRandom } from '../../src/aws/core/random.ts';
import { drawPicture, pngOf } from './pictures.ts';

export interface Upload {
  readonly key: string;
  readonly base64: string;
}

export const toBase64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
export const fromBase64 = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

const photo = (key: string, seed: number, width: number, height: number, channels: 3 | 4 = 3): Upload => ({
  key,
  base64: toBase64(pngOf(drawPicture(seed, width, height, channels))),
});

/** A photo whose upload broke off: the signature of a PNG, and then nothing that fits. */
const brokenPhoto = (key: string): Upload => ({ key, base64: toBase64(pngOf(drawPicture(7, 40, 30)).slice(0, 60)) });

export const shownUploads = (): readonly Upload[] => [
  photo('photos/reef/hammerhead.png', 1, 160, 100),
  photo('photos/reef/whale shark.png', 2, 96, 144, 4),
  brokenPhoto('photos/beach/broken.png'),
  photo('photos/beach/sand castle.png', 3, 240, 60),
];

const ALBUMS = ['harbour', 'lagoon', 'pier', 'dunes', 'island'];
/** What cameras and people call their files. */
const NAMES = ['salt + pepper.png', 'Müllers Hai.png', 'サメ 1.png', '50% off (copy).png', 'IMG_0042.png', 'a&b=c.png', 'no%20space.png'];

/** Photos that nobody has seen: other albums, other sizes, and names that a URL must encode. */
export function hiddenUploads(seed: number): readonly Upload[] {
  const random = seededRandom(seed);
  const between = (low: number, high: number) => low + Math.floor(random.next() * (high - low + 1));
  const [one, other] = ALBUMS.map((album) => ({ album, at: random.next() }))
    .toSorted((left, right) => left.at - right.at)
    .map(({ album }) => album);
  const photos = NAMES.map((name, index) => {
    const album = index < 4 + between(0, 1) ? one : other;
    return photo(`photos/${album}/${name}`, between(100, 1_000_000), between(70, 200), between(70, 160), random.next() < 0.5 ? 3 : 4);
  });
  // A thumbnail is never larger than its photo.
  const tiny = photo(`photos/${other}/tiny.png`, between(100, 1_000_000), between(12, 40), between(12, 40));
  return [...photos.slice(0, 3), brokenPhoto(`photos/${one}/half a photo.png`), ...photos.slice(3), tiny];
}
