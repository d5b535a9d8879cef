// Where a divider may stand, as the share of the room that its first pane has. Pure.

export interface Room {
  /** Room for both panes, in pixels. */
  readonly sizePx: number;
  /** What each pane keeps at least, in pixels. */
  readonly minFirstPx: number;
  readonly minSecondPx: number;
}

const STEP = 0.02;
const BIG_STEP = 0.1;

/** `share` moved into what the room allows. Where both minima do not fit, they share the room in proportion. */
export function clampShare(share: number, { sizePx, minFirstPx, minSecondPx }: Room): number {
  if (sizePx <= 0) return share;
  const wanted = minFirstPx + minSecondPx;
  if (wanted >= sizePx) return wanted === 0 ? share : minFirstPx / wanted;
  return Math.min(1 - minSecondPx / sizePx, Math.max(minFirstPx / sizePx, share));
}

/** The share for a pointer at `offsetPx` from the start of the room. */
export function shareAtPointer(offsetPx: number, room: Room): number {
  return clampShare(offsetPx / Math.max(1, room.sizePx), room);
}

/**
 * The share after a key on the divider, or undefined for a key that moves nothing. Arrows move along the divider's axis, with Shift
 * farther; Home and End go to the ends, Enter to `initial` (WAI-ARIA's window splitter).
 */
export function shareAfterKey(share: number, key: string, shift: boolean, initial: number, room: Room): number | undefined {
  const step = shift ? BIG_STEP : STEP;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowUp':
      return clampShare(share - step, room);
    case 'ArrowRight':
    case 'ArrowDown':
      return clampShare(share + step, room);
    case 'Home':
      return clampShare(0, room);
    case 'End':
      return clampShare(1, room);
    case 'Enter':
      return clampShare(initial, room);
    default:
      return undefined;
  }
}
