// Ready to use: makes a small PNG of a large one. Read it, or leave it.
import { decode, encode } from 'fast-png';

/** No side of a thumbnail is longer than this, in pixels. */
const LONGEST_SIDE = 64;

/**
 * The thumbnail of a photo: the same picture, with both sides made smaller by the same factor.
 * Throws when the bytes are no PNG.
 */
export function makeThumbnail(png: Uint8Array): Uint8Array {
  const photo = decode(png, { checkCrc: true });
  const factor = Math.min(1, LONGEST_SIDE / Math.max(photo.width, photo.height));
  const width = Math.max(1, Math.round(photo.width * factor));
  const height = Math.max(1, Math.round(photo.height * factor));
  const data = new Uint8Array(width * height * photo.channels);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let channel = 0; channel < photo.channels; channel++) {
        data[(row * width + column) * photo.channels + channel] = mean(photo, column / width, row / height, 1 / width, 1 / height, channel);
      }
    }
  }
  return encode({ width, height, channels: photo.channels, data });
}

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: ArrayLike<number>;
}

/** The mean of one channel over a part of the photo. Places and sizes are parts of the whole, 0 to 1. */
function mean({ width, height, channels, data }: Pixels, left: number, top: number, wide: number, high: number, channel: number): number {
  const [fromColumn, fromRow] = [Math.floor(left * width), Math.floor(top * height)];
  const toColumn = Math.max(fromColumn + 1, Math.floor((left + wide) * width));
  const toRow = Math.max(fromRow + 1, Math.floor((top + high) * height));
  let sum = 0;
  for (let row = fromRow; row < toRow; row++) {
    for (let column = fromColumn; column < toColumn; column++) sum += data[(row * width + column) * channels + channel] ?? 0;
  }
  return sum / ((toColumn - fromColumn) * (toRow - fromRow));
}
