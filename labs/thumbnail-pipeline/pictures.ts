// Draws the photos of this lab: a beach, seeded, as PNG. Real images, so that the learner's function has real work.
import { decode, encode, hasPngSignature } from 'fast-png';
import { type Random, seededRandom } from '../../src/aws/core/random.ts';

/** Bytes of a colour, 0 to 255: red, green, blue. */
type Colour = readonly [number, number, number];

/** Rows of pixels, `channels` bytes each: 3, or 4 with transparency. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly data: Uint8Array;
}

const mix = (one: Colour, other: Colour, part: number): Colour =>
  [0, 1, 2].map((index) => Math.round((one[index] ?? 0) * (1 - part) + (other[index] ?? 0) * part)) as unknown as Colour;

const anyColour = (random: Random): Colour => [60, 60, 60].map((low) => low + Math.floor(random.next() * 180)) as unknown as Colour;

/** Sky over sea over sand, a sun and some fish; every seed gives other colours and places. */
export function drawPicture(seed: number, width: number, height: number, channels: 3 | 4 = 3): Picture {
  const random = seededRandom(seed);
  const [sky, sea, sand, sun] = [anyColour(random), anyColour(random), anyColour(random), anyColour(random)];
  const horizon = 0.3 + random.next() * 0.2;
  const beach = 0.7 + random.next() * 0.15;
  const [sunX, sunY, sunRadius] = [random.next(), horizon * random.next(), 0.08 + random.next() * 0.08];
  const fish = Array.from({ length: 4 }, () => ({
    x: random.next(),
    y: horizon + (beach - horizon) * random.next(),
    length: 0.06 + random.next() * 0.1,
    colour: anyColour(random),
  }));
  const colourAt = (x: number, y: number): Colour => {
    const swimmer = fish.find((one) => ((x - one.x) / one.length) ** 2 + ((y - one.y) / (one.length / 2)) ** 2 < 1);
    if (swimmer) return swimmer.colour;
    if ((x - sunX) ** 2 + (y - sunY) ** 2 < sunRadius ** 2) return sun;
    if (y < horizon) return mix(sky, [255, 255, 255], y);
    return y < beach + Math.sin(x * 9) * 0.03 ? mix(sea, [0, 0, 40], y / 2) : sand;
  };
  const data = new Uint8Array(width * height * channels);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const at = (row * width + column) * channels;
      data.set(colourAt(column / width, row / height), at);
      if (channels === 4) data[at + 3] = 255;
    }
  }
  return { width, height, channels, data };
}

/** The bytes of a PNG file. */
export const pngOf = ({ width, height, channels, data }: Picture): Uint8Array => encode({ width, height, channels, data });

/** The picture in a PNG file; undefined when the bytes are no whole PNG of 8 bits a channel. */
export function pictureOf(png: Uint8Array): Picture | undefined {
  if (!hasPngSignature(png)) return undefined;
  try {
    const { width, height, channels, data, depth } = decode(png);
    return depth === 8 ? { width, height, channels, data: new Uint8Array(data) } : undefined;
  } catch {
    return undefined; // Cut short, or damaged: the caller says what it wanted.
  }
}

/** The mean colours of a mosaic of 4 by 4 tiles: nearly the same for a picture and its thumbnail. */
function mosaic({ width, height, channels, data }: Picture): readonly number[] {
  const sums = new Float64Array(48);
  const counts = new Float64Array(48);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const tile = Math.floor((row * 4) / height) * 4 + Math.floor((column * 4) / width);
      for (let channel = 0; channel < 3; channel++) {
        sums[tile * 3 + channel] = (sums[tile * 3 + channel] ?? 0) + (data[(row * width + column) * channels + channel] ?? 0);
        counts[tile * 3 + channel] = (counts[tile * 3 + channel] ?? 0) + 1;
      }
    }
  }
  return [...sums].map((sum, index) => sum / Math.max(1, counts[index] ?? 1));
}

/** How far two pictures are apart, whatever their sizes: the mean difference of their tiles' colours, 0 to 255. */
export function difference(one: Picture, other: Picture): number {
  const [here, there] = [mosaic(one), mosaic(other)];
  return here.reduce((sum, value, index) => sum + Math.abs(value - (there[index] ?? 0)), 0) / here.length;
}
