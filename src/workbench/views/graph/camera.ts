// What of the drawing is seen: how large, and from where. Pure.
import type { Box, Size } from './layout/pack.ts';

export interface Camera {
  /** Where the drawing's origin is in the pane, in pixels. */
  readonly x: number;
  readonly y: number;
  /** Pixels for a unit of the drawing. */
  readonly scale: number;
}

const LEAST_SCALE = 0.08;
const MOST_SCALE = 3;
const MARGIN = 12;
/** A small drawing is not blown up. */
const MOST_FIT = 1.1;
/** At which letters can be read. */
const READABLE = 0.9;

const bounded = (scale: number) => Math.min(MOST_SCALE, Math.max(LEAST_SCALE, scale));

/** All of it, in the middle. */
export function fitted(drawing: Size, pane: Size): Camera {
  const [width, height] = [Math.max(1, pane.width - 2 * MARGIN), Math.max(1, pane.height - 2 * MARGIN)];
  const scale = bounded(Math.min(MOST_FIT, width / Math.max(1, drawing.width), height / Math.max(1, drawing.height)));
  return { scale, x: (pane.width - drawing.width * scale) / 2, y: (pane.height - drawing.height * scale) / 2 };
}

/** The point of the pane stays where it is. */
export function zoomed(camera: Camera, point: { readonly x: number; readonly y: number }, factor: number): Camera {
  const scale = bounded(camera.scale * factor);
  const part = scale / camera.scale;
  return { scale, x: point.x - (point.x - camera.x) * part, y: point.y - (point.y - camera.y) * part };
}

/** Does not move if the box can be seen; else it comes to the middle. `readable`: it becomes larger where it could not be read. */
export function shown(camera: Camera, box: Box, pane: Size, how: 'readable' | 'as large as it is'): Camera {
  const scale = how === 'readable' ? Math.max(camera.scale, READABLE) : camera.scale;
  const [left, top] = [camera.x + box.x * camera.scale, camera.y + box.y * camera.scale];
  const isIn =
    left >= MARGIN &&
    top >= MARGIN &&
    left + box.width * camera.scale <= pane.width - MARGIN &&
    top + box.height * camera.scale <= pane.height - MARGIN;
  if (isIn && scale === camera.scale) return camera;
  return {
    scale,
    x: pane.width / 2 - (box.x + box.width / 2) * scale,
    y: pane.height / 2 - (box.y + box.height / 2) * scale,
  };
}

/** How far away it is looked at, in steps, so that letters change size now and then and not all the time. */
export function levelOf({ scale }: Camera): number {
  return 2 ** (Math.round(Math.log2(scale) * 2) / 2);
}
