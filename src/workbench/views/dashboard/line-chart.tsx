// Lines over time or numbers. The arrow keys, or the pointer, move a mark along the axis; what the lines say there stands below.
import { useSignal } from '@preact/signals';
import { numberTicks, type Range, scaled, timeTicks, timeTickText, valueRange } from './axis-ticks.ts';
import type { LineShape } from './chart-shape.ts';
import { useOwnWidth } from './own-width.ts';
import { keyText, numberText } from './words.ts';

const HEIGHT = 190;
const TOP = 10;
const BOTTOM = 24;
/** Half of a mark's text stands beyond the axis. */
const RIGHT = 20;
const MOST_VALUE_TICKS = 5;
const TICK_WIDTH = 64;
/** As many colours as can be told apart. The table has all. */
export const MOST_LINES = 6;

interface LineChartProps {
  readonly name: string;
  readonly shape: LineShape;
}

export function LineChart({ name, shape }: LineChartProps) {
  const { ref, width } = useOwnWidth<HTMLDivElement>();
  const marked = useSignal<number | undefined>(undefined);
  const { axis, places } = shape;
  const lines = shape.lines.slice(0, MOST_LINES);
  const last = places.length - 1;
  const at = Math.min(marked.value ?? last, last);
  const place = places[at];
  if (place === undefined) return <p class="view-quiet">The answer has no buckets.</p>;

  const values = valueRange(
    lines.flatMap(({ points }) => points),
    MOST_VALUE_TICKS,
  );
  const valueTicks = numberTicks(values.from, values.to, MOST_VALUE_TICKS + 1);
  const left = 10 + 7 * Math.max(...valueTicks.map((tick) => numberText(tick).length));
  const along: Range = { from: places[0] ?? 0, to: places[last] ?? 0 };
  const x = (value: number) => scaled(along, value, left, width - RIGHT);
  const y = (value: number) => scaled(values, value, HEIGHT - BOTTOM, TOP);
  const mostPlaceTicks = Math.max(2, Math.floor((width - left) / TICK_WIDTH));
  const placeTicks = axis === 'time' ? timeTicks(along.from, along.to, mostPlaceTicks) : numberTicks(along.from, along.to, mostPlaceTicks);
  const placeText = keyText(place, axis === 'time' ? 'time' : 'number');
  const said = lines.map((line) => `${line.name} ${numberText(line.points[at] ?? null)}`).join(', ');

  const moveTo = (index: number) => {
    marked.value = Math.max(0, Math.min(last, index));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = { ArrowLeft: at - 1, ArrowDown: at - 1, ArrowRight: at + 1, ArrowUp: at + 1, Home: 0, End: last }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    moveTo(target);
  };
  const onPointerMove = (event: PointerEvent) => {
    const pointed = event.clientX - (ref.current?.getBoundingClientRect().left ?? 0);
    const distances = places.map((value) => Math.abs(x(value) - pointed));
    moveTo(distances.indexOf(Math.min(...distances)));
  };

  return (
    <>
      <div
        ref={ref}
        class="dashboard-lines"
        role="slider"
        tabIndex={0}
        aria-label={`${name}: the lines at`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={at}
        aria-valuetext={`${placeText}: ${said}`}
        onKeyDown={onKeyDown}
        onPointerMove={onPointerMove}
      >
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true">
            {valueTicks.map((tick) => (
              <g key={tick}>
                <line class="dashboard-grid" x1={left} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} />
                <text class="dashboard-tick" x={left - 6} y={y(tick) + 4} text-anchor="end">
                  {numberText(tick)}
                </text>
              </g>
            ))}
            {placeTicks.map((tick) => (
              <text key={tick} class="dashboard-tick" x={x(tick)} y={HEIGHT - 6} text-anchor="middle">
                {axis === 'time' ? timeTickText(tick, along.to - along.from) : numberText(tick)}
              </text>
            ))}
            <line class="dashboard-mark" x1={x(place)} x2={x(place)} y1={TOP} y2={HEIGHT - BOTTOM} />
            {lines.map((line, index) => (
              <g key={line.name} class={`dashboard-line dashboard-colour-${index + 1}`}>
                <path d={pathOf(places, line.points, x, y)} />
                {line.points.map((value, point) =>
                  value === null ? null : (
                    <circle key={places[point]} cx={x(places[point] ?? 0)} cy={y(value)} r={point === at ? 4.5 : 2.5} />
                  ),
                )}
              </g>
            ))}
          </svg>
        )}
      </div>
      <dl class="dashboard-readout">
        <dt>{placeText}</dt>
        {lines.map((line, index) => (
          <dd key={line.name}>
            <svg class={`dashboard-line dashboard-colour-${index + 1}`} width="24" height="8" aria-hidden="true">
              <path d="M0 4h24" />
            </svg>
            {line.name} <b>{numberText(line.points[at] ?? null)}</b>
          </dd>
        ))}
        {shape.lines.length > MOST_LINES && <dd class="view-quiet">and {shape.lines.length - MOST_LINES} more in the table</dd>}
      </dl>
    </>
  );
}

/** A line is broken where a bucket has no value. */
function pathOf(
  places: readonly number[],
  points: LineShape['lines'][number]['points'],
  x: (v: number) => number,
  y: (v: number) => number,
) {
  let pen: 'up' | 'down' = 'up';
  const commands: string[] = [];
  for (const [index, value] of points.entries()) {
    if (value === null) {
      pen = 'up';
      continue;
    }
    commands.push(`${pen === 'up' ? 'M' : 'L'}${x(places[index] ?? 0).toFixed(1)} ${y(value).toFixed(1)}`);
    pen = 'down';
  }
  return commands.join('');
}
