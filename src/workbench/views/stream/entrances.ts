// How far each newly shown thing has come in, by wall time, so that a motion ends even where lab time stands still.

const REMEMBERED = 600;

export class Entrances {
  readonly #begun = new Map<number, number>();
  #lastWallMs = 0;
  readonly #tookMs: number;

  /** @param tookMs how long an entrance takes, in milliseconds of wall time; 0 for none */
  constructor(tookMs: number) {
    this.#tookMs = tookMs;
  }

  /** 0 at first sight of `id`, eased to 1. Call once per frame for what is fresh; the rest needs no entrance. */
  progress(id: number, wallMs: number): number {
    if (this.#tookMs === 0) return 1;
    let begun = this.#begun.get(id);
    if (begun === undefined) {
      begun = wallMs;
      this.#begun.set(id, wallMs);
      this.#lastWallMs = wallMs;
      if (this.#begun.size > REMEMBERED) this.#begun.delete(this.#begun.keys().next().value as number);
    }
    const part = Math.min(1, (wallMs - begun) / this.#tookMs);
    return 1 - (1 - part) ** 3;
  }

  /** True while something is still moving. */
  moving(wallMs: number): boolean {
    return wallMs - this.#lastWallMs < this.#tookMs;
  }

  forget(): void {
    this.#begun.clear();
  }
}
