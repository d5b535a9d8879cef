// The camera at work in its pane: pointers, wheel and buttons move it, and each frame it writes one transform.
import { type Camera, fitted, levelOf, shown, zoomed } from '../camera.ts';
import type { Box, Size } from '../layout/pack.ts';

/** A press that moves further is no click, in pixels. */
const DRAG_FROM = 4;
/** A layer of its own while it moves: then moving paints nothing. At rest it is painted sharp, at its size. */
const REST_AFTER_MS = 180;
const WHEEL_ZOOM = 0.0025;

interface Point {
  readonly x: number;
  readonly y: number;
}

export class PaneCamera {
  #camera: Camera = { x: 0, y: 0, scale: 1 };
  #pane: Size = { width: 0, height: 0 };
  #drawing: Size = { width: 0, height: 0 };
  /** `all`: follows the size of the pane until the learner moves something. */
  #holds: 'all' | 'place' = 'all';
  #kept: Box | undefined;
  #layer: HTMLElement | undefined;
  #frame = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  readonly #pointers = new Map<number, Point>();
  #dragged = 0;
  readonly #onLevel: (level: number) => void;

  /** @param onLevel told how large the drawing is seen, in steps */
  constructor(onLevel: (level: number) => void) {
    this.#onLevel = onLevel;
  }

  get wasDragged(): boolean {
    return this.#dragged > DRAG_FROM;
  }

  attach(pane: HTMLElement, layer: HTMLElement): () => void {
    this.#layer = layer;
    const leave = new AbortController();
    const { signal } = leave;
    pane.addEventListener('pointerdown', (event) => this.#press(pane, event), { signal });
    pane.addEventListener('pointermove', (event) => this.#drag(pane, event), { signal });
    for (const name of ['pointerup', 'pointercancel'] as const)
      pane.addEventListener(name, ({ pointerId }) => this.#pointers.delete(pointerId), { signal });
    pane.addEventListener('wheel', (event) => this.#wheel(pane, event), { signal, passive: false });
    return () => {
      leave.abort();
      cancelAnimationFrame(this.#frame);
      clearTimeout(this.#rest);
      this.#layer = undefined;
    };
  }

  /** Another drawing is shown. */
  draw(drawing: Size): void {
    this.#drawing = drawing;
    if (this.#holds === 'all') this.fitAll();
  }

  resize(pane: Size): void {
    this.#pane = pane;
    if (this.#holds === 'all') this.fitAll();
    else if (this.#kept) this.#moveTo(this.#kept, 'as large as it is');
  }

  fitAll(): void {
    this.#holds = 'all';
    // Nobody sees a pane without a size.
    if (this.#pane.width === 0) return;
    this.#go(fitted(this.#drawing, this.#pane), 'at once');
  }

  zoom(factor: number): void {
    this.#holds = 'place';
    this.#go(zoomed(this.#camera, { x: this.#pane.width / 2, y: this.#pane.height / 2 }, factor), 'at once');
  }

  /** Keeps a box in sight while the pane changes its size. `as large as it is`: it was pressed, so it is seen already. */
  show(box: Box, how: 'readable' | 'as large as it is'): void {
    this.#holds = 'place';
    this.#kept = box;
    this.#moveTo(box, how);
  }

  #moveTo(box: Box, how: 'readable' | 'as large as it is'): void {
    const next = shown(this.#camera, box, this.#pane, how);
    if (next !== this.#camera) this.#go(next, 'at once');
  }

  #press(pane: HTMLElement, event: PointerEvent): void {
    this.#pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (this.#pointers.size === 1) this.#dragged = 0;
    pane.focus({ preventScroll: true });
  }

  #drag(pane: HTMLElement, event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = { x: event.clientX, y: event.clientY };
    const others = [...this.#pointers].filter(([id]) => id !== event.pointerId).map(([, point]) => point);
    this.#pointers.set(event.pointerId, now);
    this.#dragged += Math.hypot(now.x - before.x, now.y - before.y);
    if (!this.wasDragged) return;
    if (!pane.hasPointerCapture(event.pointerId)) pane.setPointerCapture(event.pointerId);
    this.#holds = 'place';
    const [other] = others;
    if (!other) {
      const { x, y, scale } = this.#camera;
      this.#go({ scale, x: x + now.x - before.x, y: y + now.y - before.y }, 'moving');
      return;
    }
    // Two fingers: larger by as much as they part.
    const { left, top } = pane.getBoundingClientRect();
    const apart = (point: Point) => Math.max(1, Math.hypot(point.x - other.x, point.y - other.y));
    const middle = { x: (now.x + other.x) / 2 - left, y: (now.y + other.y) / 2 - top };
    this.#go(zoomed(this.#camera, middle, apart(now) / apart(before)), 'moving');
  }

  /** Two fingers on a pad, or a wheel, move; with Control or Command they change the size, as a pinch does. */
  #wheel(pane: HTMLElement, event: WheelEvent): void {
    event.preventDefault();
    this.#holds = 'place';
    const { left, top } = pane.getBoundingClientRect();
    const { x, y, scale } = this.#camera;
    if (event.ctrlKey || event.metaKey) {
      const point = { x: event.clientX - left, y: event.clientY - top };
      this.#go(zoomed(this.#camera, point, Math.exp(-event.deltaY * WHEEL_ZOOM)), 'moving');
    } else this.#go({ scale, x: x - event.deltaX, y: y - event.deltaY }, 'moving');
  }

  #go(camera: Camera, how: 'moving' | 'at once'): void {
    this.#camera = camera;
    if (how === 'moving') {
      this.#kept = undefined;
      this.#layer?.classList.add('graph-moving');
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => this.#settle(), REST_AFTER_MS);
    } else this.#onLevel(levelOf(camera));
    if (how === 'at once') this.#write();
    else if (this.#frame === 0) this.#frame = requestAnimationFrame(() => this.#write());
  }

  #settle(): void {
    this.#layer?.classList.remove('graph-moving');
    this.#onLevel(levelOf(this.#camera));
  }

  #write(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const { x, y, scale } = this.#camera;
    if (this.#layer) this.#layer.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }
}
