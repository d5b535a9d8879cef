// The canvas at work: follows lab time, paints when something changed, rests when nothing moves.
import { type Clock, enteredMs } from './clocks.ts';
import { Entrances } from './entrances.ts';
import { spanFor } from './layout.ts';
import { type ClockShown, type Mark, markAt } from './marks.ts';
import { openWindows } from './open-window.ts';
import { paintScene } from './paint.ts';
import { easeSpan, followTime } from './playhead.ts';
import { buildScene, type Scene } from './scene.ts';
import type { SeenRecord, SeenWindow, StreamModel } from './seen.ts';
import { readTheme } from './theme.ts';

/** Where the view looks: at lab time as it passes, or back at a moment. */
export type Look =
  | { readonly kind: 'following' }
  | { readonly kind: 'back'; readonly atMs: number }
  /** At the moment of a record, as its window found it. */
  | { readonly kind: 'picked'; readonly record: SeenRecord };

const ARRIVAL_MS = 260;
const RESULT_MS = 650;
const REACH_PX = 14;
const CLOCK_MS = 700;
/** Lab time shown before the first record. */
const LEAD_MS = 1_000;

export class Stage {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #model: StreamModel;
  readonly #reduced = matchMedia('(prefers-reduced-motion: reduce)');
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #resize = new ResizeObserver(() => this.invalidate());
  readonly #restyle: MutationObserver;
  #theme: ReturnType<typeof readTheme>;
  #marksIn: Entrances;
  #resultsIn: Entrances;
  #window: SeenWindow | undefined;
  #look: Look = { kind: 'following' };
  #playheadMs = 0;
  #spanMs = 0;
  #wantedSpanMs = 0;
  #lastWallMs = 0;
  #frame = 0;
  #scene: Scene | undefined;
  #hovered: number | undefined;
  #clock: ClockShown = { from: 'arrival', to: 'arrival', part: 1 };
  /** Told after each frame: the moment shown. */
  onFrame: (playheadMs: number) => void = () => undefined;

  /**
   * @param canvas drawn as wide as its parent and as high as the lanes need
   * @param begin where a view that is new begins: at the first record, or at lab time
   */
  constructor(canvas: HTMLCanvasElement, model: StreamModel, begin: 'replay' | 'now') {
    const context = canvas.getContext('2d');
    if (!context) throw new Error('This browser draws no 2D canvas');
    this.#canvas = canvas;
    this.#context = context;
    this.#model = model;
    this.#playheadMs = begin === 'now' ? model.nowMs : 0;
    this.#theme = readTheme(canvas);
    this.#marksIn = new Entrances(this.#reduced.matches ? 0 : ARRIVAL_MS);
    this.#resultsIn = new Entrances(this.#reduced.matches ? 0 : RESULT_MS);
    this.#restyle = new MutationObserver(this.#newStyle);
    this.#restyle.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] });
    this.#dark.addEventListener('change', this.#newStyle);
    this.#reduced.addEventListener('change', this.#newStyle);
    this.#resize.observe(canvas.parentElement ?? canvas);
    this.invalidate();
  }

  /** The moment shown. */
  get playheadMs(): number {
    return this.#playheadMs;
  }

  /** Which window is drawn; undefined for none. */
  show(window: SeenWindow | undefined): void {
    this.#window = window;
    this.invalidate();
  }

  /** Places the records by another clock; they move there, unless motion is reduced. */
  useClock(to: Clock): void {
    if (to === this.#clock.to) return;
    const isFirst = this.#scene === undefined || this.#reduced.matches;
    this.#clock = { from: this.#clock.to, to, part: isFirst ? 1 : 0 };
    this.invalidate();
  }

  look(look: Look): void {
    this.#look = look;
    this.invalidate();
  }

  /** Something may have changed: paint in the next frame. */
  invalidate(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame(this.#paint);
  }

  /** The mark at a place of the canvas, in CSS pixels; it is ringed from now on. */
  point(x: number, y: number): Mark | undefined {
    const mark = this.#scene && markAt(this.#scene.marks, x, y, REACH_PX);
    if (mark?.record.id !== this.#hovered) {
      this.#hovered = mark?.record.id;
      this.invalidate();
    }
    return mark;
  }

  leave(): void {
    this.#hovered = undefined;
    this.invalidate();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = -1;
    this.#resize.disconnect();
    this.#restyle.disconnect();
    this.#dark.removeEventListener('change', this.#newStyle);
    this.#reduced.removeEventListener('change', this.#newStyle);
  }

  readonly #newStyle = (): void => {
    this.#theme = readTheme(this.#canvas);
    this.#marksIn = new Entrances(this.#reduced.matches ? 0 : ARRIVAL_MS);
    this.#resultsIn = new Entrances(this.#reduced.matches ? 0 : RESULT_MS);
    this.invalidate();
  };

  readonly #paint = (wallMs: number): void => {
    this.#frame = 0;
    const parent = this.#canvas.parentElement;
    const width = parent?.clientWidth ?? 0;
    if (!parent || width === 0) return;
    this.#moveOn(wallMs, width);
    const scene = buildScene(this.#model, this.#window, {
      width,
      minHeight: parent.clientHeight,
      playheadMs: this.#playheadMs,
      spanMs: this.#spanMs,
      clock: { ...this.#clock, part: eased(this.#clock.part) },
      picked: this.#look.kind === 'picked' ? this.#look.record : undefined,
    });
    this.#scene = scene;
    parent.style.minHeight = `${scene.layout.leastHeight}px`;
    this.#fitCanvas(scene);
    paintScene(
      {
        context: this.#context,
        theme: this.#theme,
        wallMs,
        marksIn: this.#marksIn,
        resultsIn: this.#resultsIn,
        hovered: this.#hovered,
      },
      scene,
    );
    this.onFrame(this.#playheadMs);
    if (this.#isMoving(wallMs)) this.invalidate();
  };

  #moveOn(wallMs: number, width: number): void {
    // After a rest the first frame must not count the rest as time passed.
    const passedMs = Math.min(50, wallMs - this.#lastWallMs);
    this.#lastWallMs = wallMs;
    const motion = this.#reduced.matches ? 'none' : 'smooth';
    const { nowMs, firstMs } = this.#model;
    if (this.#playheadMs < firstMs || this.#playheadMs > nowMs) {
      // A program may prepare for minutes of lab time before the first record: nobody needs to watch that.
      this.#playheadMs = Math.max(firstMs, (this.#model.records.at(0)?.atMs ?? nowMs) - LEAD_MS);
      this.#spanMs = 0;
      this.#marksIn.forget();
      this.#resultsIn.forget();
    }
    if (this.#clock.part < 1) this.#clock = { ...this.#clock, part: Math.min(1, this.#clock.part + passedMs / CLOCK_MS) };
    const look = this.#look;
    this.#playheadMs =
      look.kind === 'back'
        ? look.atMs
        : look.kind === 'picked'
          ? enteredMs(look.record)
          : followTime(this.#playheadMs, nowMs, Math.max(1_000, this.#spanMs), passedMs, motion);
    // Of a join more is in view: a record without a match is known as such only when its time has passed.
    const views = this.#window?.meets ? 1.6 : 1;
    this.#wantedSpanMs =
      views *
      spanFor(this.#window?.shape, width, this.#rowsSpanMs(), this.#playheadMs - (this.#model.records.at(0)?.atMs ?? this.#playheadMs));
    this.#spanMs = easeSpan(this.#spanMs, this.#wantedSpanMs, passedMs, motion);
  }

  #rowsSpanMs(): number {
    if (this.#window?.shape.kind !== 'sliding-rows') return 0;
    let longest = 0;
    for (const span of openWindows(this.#model, this.#window, this.#playheadMs).byLane.values()) {
      longest = Math.max(longest, this.#playheadMs - span.fromMs);
    }
    return longest;
  }

  #fitCanvas(scene: Scene): void {
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(scene.layout.width * ratio);
    const height = Math.round(scene.layout.height * ratio);
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      this.#canvas.style.width = `${scene.layout.width}px`;
      this.#canvas.style.height = `${scene.layout.height}px`;
    }
    this.#context.setTransform(ratio, 0, 0, ratio, 0, 0);
  }

  #isMoving(wallMs: number): boolean {
    const behind = this.#look.kind === 'following' && this.#playheadMs < this.#model.nowMs;
    return (
      behind ||
      this.#clock.part < 1 ||
      this.#spanMs !== this.#wantedSpanMs ||
      this.#marksIn.moving(wallMs) ||
      this.#resultsIn.moving(wallMs)
    );
  }
}

/** Slow, quick, slow. */
function eased(part: number): number {
  return part * part * (3 - 2 * part);
}
