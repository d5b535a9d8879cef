// One section of a sequence, drawn: a line down for each participant, an arrow for each message, a dashed one back for its answer.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Layout, PlacedMessage } from './layout.ts';
import type { Participant } from './model.ts';
import { labelText, sentenceOf } from './words.ts';

interface SequenceDrawingProps {
  readonly layout: Layout;
  readonly label: string;
  readonly participants: readonly Participant[];
  /** The key of the message whose details are shown. */
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}

/** Half the width of the bar that shows who is at work. */
const BAR = 4;
const HEAD = 6;

export function SequenceDrawing({ layout, label, participants, chosen, onChoose }: SequenceDrawingProps) {
  const { width, height, columns, placed } = layout;
  const svg = useRef<SVGSVGElement>(null);
  // One Tab stop; arrows move inside.
  const stop = useSignal(0);
  const current = Math.min(stop.value, placed.length - 1);
  const goTo = (place: number) => {
    const next = Math.max(0, Math.min(placed.length - 1, place));
    stop.value = next;
    svg.current?.querySelectorAll<SVGGElement>('[data-message]')[next]?.focus();
  };
  const onKey = (event: KeyboardEvent, place: number, key: string) => {
    const places: Readonly<Record<string, number>> = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: placed.length - 1 };
    const next = places[event.key];
    if (next !== undefined) goTo(next);
    else if (event.key === 'Enter' || event.key === ' ') onChoose(key);
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be drawn
    <svg ref={svg} class="sequence-drawing" width={width} height={height} role="group" aria-label={label}>
      {[...columns].map(([id, x]) => (
        <line key={id} class="sequence-life" x1={x} x2={x} y1={0} y2={height} />
      ))}
      {placed.map(({ message: { key, to }, askY, answerY }) => (
        <rect key={key} class="sequence-bar" x={(columns.get(to) ?? 0) - BAR} y={askY} width={2 * BAR} height={answerY - askY} />
      ))}
      {placed.map((one, place) => (
        // biome-ignore lint/a11y/useSemanticElements: a button cannot be drawn
        <g
          key={one.message.key}
          class="sequence-message"
          data-message={one.message.key}
          data-outcome={one.message.outcome}
          role="button"
          aria-label={sentenceOf(one.message, participants)}
          aria-pressed={chosen === one.message.key}
          // Attributes of SVG know capitals: tabIndex would be none.
          tabindex={place === current ? 0 : -1}
          onClick={() => {
            stop.value = place;
            onChoose(one.message.key);
          }}
          onKeyDown={(event) => onKey(event, place, one.message.key)}
        >
          <Question placed={one} width={width} />
        </g>
      ))}
      {placed.map((one) => (
        <Answer key={one.message.key} placed={one} />
      ))}
    </svg>
  );
}

function Question({ placed, width }: { readonly placed: PlacedMessage; readonly width: number }) {
  const { message, fromX, toX, askY, top, height } = placed;
  const { way, begin, textX, anchor } = sideOf(placed);
  // Who asks itself has an arrow that turns round.
  const isOwn = toX === fromX;
  const end = isOwn ? fromX + BAR : toX - way * BAR;
  return (
    <>
      <rect class="sequence-hit" x={2} y={top} width={width - 4} height={height} rx={4} />
      <path class="sequence-ask" d={isOwn ? `M${begin} ${askY - 8}h18v8H${end}` : `M${begin} ${askY}H${end}`} />
      <path class="sequence-head" d={`M${end} ${askY}l${(isOwn ? 1 : -way) * HEAD} -4v8z`} />
      <text class="sequence-label" x={textX} y={askY - 5} text-anchor={anchor}>
        {labelText(message)}
      </text>
    </>
  );
}

/** Not for clicking: what lies under it is. */
function Answer({ placed }: { readonly placed: PlacedMessage }) {
  const { message, toX, answerY } = placed;
  const { way, begin, textX, anchor } = sideOf(placed);
  return (
    <g class="sequence-answers" data-outcome={message.outcome}>
      <path class="sequence-answer" d={`M${toX - way * BAR} ${answerY}H${begin}`} />
      <path class="sequence-answer-head" d={`M${begin + way * HEAD} ${answerY - 3.5}L${begin} ${answerY}l${way * HEAD} 3.5`} />
      {message.failure !== undefined && (
        <text class="sequence-failure" x={textX} y={answerY - 5} text-anchor={anchor}>
          ✗ {message.failure}
        </text>
      )}
    </g>
  );
}

function sideOf({ fromX, toX }: PlacedMessage) {
  const way = toX < fromX ? -1 : 1;
  const begin = fromX + way * BAR;
  return { way, begin, textX: begin + way * 5, anchor: way === 1 ? 'start' : 'end' } as const;
}
