// The film at work: moves on with each frame while something is to come, rests when nothing is, and waits while the view is hidden.

import type { StreamEvent } from '../stream/stream-event.ts';
import { applyEvent, emptyModel, type MessagesModel } from './model.ts';
import { type Playback, playOn } from './playback.ts';
import { nothingShown, type Shown, showAt } from './shown.ts';

/** A frame that comes late (another tab was in front) moves the film no further than this. */
const LONGEST_FRAME_MS = 100;

export class Player {
  readonly model: MessagesModel = emptyModel();
  readonly shown: Shown = nothingShown();
  /** Told after each frame that showed something new. */
  onFrame: () => void = () => undefined;
  #playback: Playback = { atMs: 0, pace: 1 };
  #state: 'playing' | 'held' = 'playing';
  #frame = 0;
  #lastWallMs = 0;
  readonly #reduced = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #isVisible: () => boolean;

  /** @param isVisible is the view on the screen? */
  constructor(isVisible: () => boolean) {
    this.#isVisible = isVisible;
  }

  get motion(): 'smooth' | 'none' {
    return this.#reduced.matches ? 'none' : 'smooth';
  }

  get atMs(): number {
    return this.#playback.atMs;
  }

  tell(event: StreamEvent): void {
    const { run } = this.model;
    applyEvent(this.model, event, this.#state === 'held' ? 0 : this.#playback.atMs);
    if (run !== this.model.run) {
      this.#playback = { atMs: 0, pace: 1 };
      this.#state = 'playing';
    }
    this.wake();
  }

  /** Shows a moment, and stays there; at the end it goes on with what comes. */
  hold(atMs: number): void {
    this.#state = atMs >= this.model.endMs ? 'playing' : 'held';
    this.#playback = { atMs, pace: 1 };
    this.wake();
  }

  /** From there on at the film's own pace. */
  playFrom(atMs: number): void {
    this.#state = 'playing';
    this.#playback = { atMs, pace: 1 };
    this.wake();
  }

  /** Something may have changed. */
  wake(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#paint);
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = -1;
  }

  readonly #paint = (wallMs: number): void => {
    this.#frame = 0;
    if (!this.#isVisible()) {
      this.#lastWallMs = 0;
      return;
    }
    const passedMs = this.#lastWallMs === 0 ? 0 : Math.min(wallMs - this.#lastWallMs, LONGEST_FRAME_MS);
    const { endMs } = this.model;
    if (this.#state === 'playing')
      this.#playback = this.motion === 'none' ? { atMs: endMs, pace: 1 } : playOn(this.#playback, endMs, passedMs);
    showAt(this.shown, this.model, this.#playback.atMs);
    this.onFrame();
    const goesOn = this.#state === 'playing' && this.#playback.atMs < endMs;
    this.#lastWallMs = goesOn ? wallMs : 0;
    if (goesOn) this.wake();
  };
}
