// The drawing: the canvas, the record under the pointer, and the slider that looks back.
import { useSignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Clock, enteredMs } from './clocks.ts';
import { describeRecord } from './describe-record.ts';
import { HashRings } from './hash-rings.tsx';
import { keyOf } from './lanes.ts';
import { clockText } from './layout.ts';
import { recordBeside } from './record-steps.ts';
import { referenceTable } from './reference-table.ts';
import type { SeenRecord, SeenWindow, StreamModel } from './seen.ts';
import { Stage } from './stage.ts';
import { Table } from './table.tsx';

interface StreamDrawingProps {
  readonly model: StreamModel;
  readonly window: SeenWindow | undefined;
  /** Set by the drawing: what to call when the model has changed. */
  readonly changed: RefObject<() => void>;
  readonly description: string;
  /** `replay` begins at the first record, `now` at lab time. */
  readonly begin: 'replay' | 'now';
  readonly clock: Clock;
}

const RING_MS = 200;
/** Half of the widest tip, in CSS pixels: it must not hang over the edge. */
const TIP_HALF = 132;

interface Tip {
  readonly x: number;
  readonly y: number;
  readonly side: 'above' | 'below';
  readonly time: string;
  readonly key: string;
  readonly text: string;
  readonly note: string;
  readonly more: number;
}

export function StreamDrawing({ model, window, changed, description, begin, clock }: StreamDrawingProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const stage = useRef<Stage>();
  const tip = useSignal<Tip | undefined>(undefined);
  const back = useSignal<number | undefined>(undefined);
  const picked = useSignal<SeenRecord | undefined>(undefined);
  const slider = useRef<HTMLInputElement>(null);
  /** What the ring shows: the drawing's moment, a few times a second. */
  const shownMs = useSignal(0);

  useEffect(() => {
    if (!canvas.current) return;
    const made = new Stage(canvas.current, model, begin);
    stage.current = made;
    let due: ReturnType<typeof setTimeout> | undefined;
    made.onFrame = (playheadMs) => {
      due ??= setTimeout(() => {
        due = undefined;
        shownMs.value = made.playheadMs;
      }, RING_MS);
      if (!slider.current || back.peek() !== undefined) return;
      // Written to the element at every frame: a render of the component for each would be waste.
      slider.current.min = String(model.firstMs);
      slider.current.max = String(model.nowMs);
      slider.current.value = String(playheadMs);
    };
    changed.current = () => {
      const looked = back.peek();
      if (looked !== undefined && (looked < model.firstMs || looked > model.nowMs)) follow();
      made.invalidate();
    };
    return () => {
      clearTimeout(due);
      changed.current = () => undefined;
      made.stop();
    };
  }, [model]);
  useEffect(() => stage.current?.show(window), [model, window]);
  useEffect(() => stage.current?.useClock(clock), [model, clock]);

  const follow = () => {
    back.value = undefined;
    picked.value = undefined;
    stage.current?.look({ kind: 'following' });
  };
  const lookBack = (atMs: number) => {
    if (atMs >= model.nowMs) return follow();
    back.value = atMs;
    picked.value = undefined;
    stage.current?.look({ kind: 'back', atMs });
  };
  const pick = (record: SeenRecord | undefined) => {
    if (!record) return;
    picked.value = record;
    back.value = enteredMs(record);
    if (slider.current) slider.current.value = String(back.value);
    stage.current?.look({ kind: 'picked', record });
  };
  const step = (by: -1 | 1) => pick(recordBeside(model, picked.value, by, back.value ?? model.nowMs));
  const point = (event: PointerEvent) => {
    const place = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const mark = stage.current?.point(event.clientX - place.left, event.clientY - place.top);
    tip.value = mark && {
      x: Math.min(Math.max(mark.x, TIP_HALF), place.width - TIP_HALF),
      y: mark.y,
      side: mark.y > place.height / 2 ? 'above' : 'below',
      time: clockText(mark.record.atMs, 'tenths'),
      key: keyOf(model, mark.record),
      text: mark.record.text,
      note: mark.state === 'refused' ? 'refused: its shard was full' : mark.timing === 'late' ? 'late' : '',
      more: mark.count - 1,
    };
  };
  const recordAt = (event: MouseEvent) => {
    const place = (event.currentTarget as HTMLElement).getBoundingClientRect();
    const mark = stage.current?.point(event.clientX - place.left, event.clientY - place.top);
    return mark?.state === 'refused' ? undefined : mark?.record;
  };
  const leave = () => {
    tip.value = undefined;
    stage.current?.leave();
  };

  const reference = window || model.laneKind === 'shards' ? undefined : referenceTable(model, shownMs.value, picked.value);
  return (
    <div class="stream-drawing">
      <div class="stream-scene">
        <div class="stream-stage">
          <canvas
            ref={canvas}
            role="img"
            aria-label={description}
            onPointerMove={point}
            onPointerDown={point}
            onPointerLeave={leave}
            onClick={(event) => pick(recordAt(event))}
          />
          {tip.value && (
            <div
              class={tip.value.side === 'above' ? 'stream-tip stream-tip-above' : 'stream-tip'}
              style={{ left: `${tip.value.x}px`, top: `${tip.value.y}px` }}
            >
              <strong>{tip.value.key}</strong> <time>{tip.value.time}</time>
              <code>{tip.value.text}</code>
              {tip.value.note && <span>{tip.value.note}</span>}
              {tip.value.more > 0 && <span>and {tip.value.more} more at this place</span>}
            </div>
          )}
        </div>
        {reference && (
          <div class="stream-reference">
            <Table content={reference} />
          </div>
        )}
        {model.laneKind === 'shards' && <HashRings model={model} atMs={shownMs.value} />}
      </div>
      <p class={picked.value ? 'stream-picked' : 'view-hidden'} aria-live="polite">
        {picked.value && describeRecord(model, window, picked.value)}
      </p>
      <div class="view-time stream-time">
        <label>
          <span>Look back</span>
          <input
            ref={slider}
            type="range"
            min={model.firstMs}
            max={model.nowMs}
            step="any"
            aria-valuetext={`${clockText(back.value ?? model.nowMs)}${back.value === undefined ? ', now' : ''}`}
            onInput={(event) => lookBack(Number(event.currentTarget.value))}
            onKeyDown={(event) => stepBySecond(event, model, lookBack)}
          />
        </label>
        <span class="stream-steps">
          <button type="button" aria-label="Previous record" title="Previous record" onClick={() => step(-1)}>
            ‹
          </button>
          <button type="button" aria-label="Next record" title="Next record" onClick={() => step(1)} disabled={picked.value === undefined}>
            ›
          </button>
        </span>
        <button type="button" onClick={follow} disabled={back.value === undefined}>
          Now
        </button>
      </div>
    </div>
  );
}

/** With `step="any"` the arrow keys are the browser's choice; a second of lab time is the learner's. */
function stepBySecond(event: KeyboardEvent, model: StreamModel, lookBack: (atMs: number) => void): void {
  const by = { ArrowLeft: -1_000, ArrowDown: -1_000, ArrowRight: 1_000, ArrowUp: 1_000, PageDown: -10_000, PageUp: 10_000 }[event.key];
  if (by === undefined) return;
  event.preventDefault();
  const input = event.currentTarget as HTMLInputElement;
  const atMs = Math.max(model.firstMs, Number(input.value) + by);
  input.value = String(atMs);
  lookBack(atMs);
}
