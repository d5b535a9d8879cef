// The time line: rows that came in by lane, windows behind them, rows that came out below; a slider goes from result to result.
import { useSignal } from '@preact/signals';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { ActionButton } from '../layout/action-button.tsx';
import type { RunResult } from './engine/protocol.ts';
import { buildScene, laneColumns, type Mark, type Span, wholeSpan, windowOf } from './time-line-scene.ts';
import { dateTimeText, instantText } from './time-ticks.ts';

const LEAST_SPAN_MS = 10;
const DAY_MS = 86_400_000;
/** Half of the widest label under the axis: it must not be cut at the edge. */
const LABEL_HALF_PX = 36;

export function TimeLine({ result }: { readonly result: RunResult }) {
  const box = useRef<HTMLDivElement>(null);
  const width = useSignal(720);
  const whole = useMemo(() => wholeSpan(result), [result]);
  const lanes = useMemo(() => laneColumns(result), [result]);
  const streams = result.outputs.filter(({ rows }) => rows.length > 0);
  const view = useSignal<Span | undefined>(undefined);
  const laneBy = useSignal<string | undefined>(undefined);
  const stream = useSignal('');
  const row = useSignal(-1);
  useEffect(() => {
    view.value = undefined;
    row.value = -1;
  }, [result]);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () => {
      if (element.clientWidth > 0) width.value = element.clientWidth;
    };
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    measure();
    return () => watch.disconnect();
  }, []);
  const lane = laneBy.value === undefined || (laneBy.value !== '' && !lanes.includes(laneBy.value)) ? lanes[0] : laneBy.value || undefined;
  const shown = streams.find(({ name }) => name === stream.value) ?? streams[0];
  const chosen = shown && row.value >= 0 && row.value < shown.rows.length ? { stream: shown.name, row: row.value } : undefined;
  const span = view.value ?? whole;
  const scene = buildScene({ result, width: width.value, view: span, laneBy: lane, chosen });
  const window = windowOf(result, chosen);
  const words = shown && chosen ? rowWords(result, shown.name, chosen.row, window, scene.litCount) : undefined;
  const zoom = (factor: number) => {
    const centre = window ? (window.fromMs + window.toMs) / 2 : (span.fromMs + span.toMs) / 2;
    const half = Math.max(LEAST_SPAN_MS, (span.toMs - span.fromMs) * factor) / 2;
    view.value = half * 2 >= whole.toMs - whole.fromMs ? undefined : { fromMs: centre - half, toMs: centre + half };
  };
  const move = (share: number) => {
    const by = (span.toMs - span.fromMs) * share;
    view.value = { fromMs: span.fromMs + by, toMs: span.toMs + by };
  };
  return (
    <div class="pg-time-line">
      <div class="pg-row">
        {lanes.length > 0 && (
          <label class="pg-field">
            <span>Lanes</span>
            <select value={lane ?? ''} onChange={(event) => (laneBy.value = event.currentTarget.value)}>
              {lanes.map((name) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
              <option value="">one for all rows</option>
            </select>
          </label>
        )}
        {streams.length > 1 && shown && (
          <label class="pg-field">
            <span>Results of</span>
            <select
              value={shown.name}
              onChange={(event) => {
                stream.value = event.currentTarget.value;
                row.value = -1;
              }}
            >
              {streams.map(({ name }) => (
                <option key={name} value={name}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <fieldset class="pg-zoom">
          <legend class="wb-hidden">What is in view</legend>
          <ActionButton look="small" possible={view.value !== undefined} title="Earlier" onPress={() => move(-0.4)}>
            <span aria-hidden="true">←</span>
            <span class="wb-hidden">Earlier</span>
          </ActionButton>
          <ActionButton look="small" possible title="Nearer" onPress={() => zoom(0.5)}>
            Nearer
          </ActionButton>
          <ActionButton look="small" possible={view.value !== undefined} title="Farther" onPress={() => zoom(2)}>
            Farther
          </ActionButton>
          <ActionButton look="small" possible={view.value !== undefined} title="Later" onPress={() => move(0.4)}>
            <span aria-hidden="true">→</span>
            <span class="wb-hidden">Later</span>
          </ActionButton>
        </fieldset>
      </div>
      <div ref={box} class="pg-drawing">
        <svg width={scene.width} height={scene.height} role="img" aria-label={description(result)}>
          {scene.bands.map(({ x, width: wide, state }, index) => (
            <rect
              key={index}
              class={`pg-band pg-band-${state}`}
              x={x}
              y={scene.bandsTop}
              width={wide}
              height={scene.bandsBottom - scene.bandsTop}
            />
          ))}
          {scene.lanes.map(({ name, y, kind }) => (
            <g key={`${kind} ${name}`}>
              <line class={`pg-lane pg-lane-${kind}`} x1={scene.plotLeft} x2={scene.plotRight} y1={y} y2={y} />
              <text class="pg-lane-name" x={scene.plotLeft - 8} y={y + 4} text-anchor="end">
                {shortened(name, scene.plotLeft)}
                <title>{name}</title>
              </text>
            </g>
          ))}
          {scene.inputs.map((mark) => (
            <circle
              key={`${mark.x} ${mark.y} ${mark.state}`}
              class={`pg-dot pg-dot-${mark.state}`}
              cx={mark.x}
              cy={mark.y}
              r={radius(mark)}
            />
          ))}
          {scene.outputs.map((mark) => (
            <path key={`${mark.x} ${mark.y} ${mark.state}`} class={`pg-result pg-result-${mark.state}`} d={diamond(mark)} />
          ))}
          {scene.ticks.map(({ x, label }) => (
            <g key={label}>
              <line class="pg-tick" x1={x} x2={x} y1={scene.height - 24} y2={scene.height - 18} />
              <text class="pg-tick-label" x={Math.min(x, scene.width - LABEL_HALF_PX)} y={scene.height - 4} text-anchor="middle">
                {label}
              </text>
            </g>
          ))}
        </svg>
      </div>
      {shown && (
        <label class="pg-field pg-step">
          <span>Result by result</span>
          <input
            type="range"
            min={-1}
            max={shown.rows.length - 1}
            step={1}
            value={row.value}
            aria-valuetext={words ?? 'no result chosen'}
            onInput={(event) => (row.value = Number(event.currentTarget.value))}
          />
        </label>
      )}
      <p class="pg-row-words">{words ?? 'Move the slider: each result shows its window, and the rows in it light up.'}</p>
      {result.input.total > result.input.rows.length && (
        <p class="wb-soft">
          Drawn are the first {result.input.rows.length.toLocaleString('en')} of {result.input.total.toLocaleString('en')} rows.
        </p>
      )}
    </div>
  );
}

const radius = ({ count }: Mark) => Math.min(8, 3.5 + Math.log2(count));

function diamond(mark: Mark): string {
  const size = radius(mark) + 1.5;
  return `M${mark.x} ${mark.y - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`;
}

const shortened = (name: string, room: number) => {
  const most = Math.floor((room - 12) / 7);
  return name.length > most ? `${name.slice(0, most - 1)}…` : name;
};

function description({ input, outputs }: RunResult): string {
  const out = outputs.map(({ name, total }) => `${total} in ${name}`).join(', ');
  return `Time line: ${input.total} rows came in; rows that came out: ${out || 'none'}. The same rows are in the table.`;
}

function rowWords(result: RunResult, name: string, index: number, window: Span | undefined, lit: number): string {
  const stream = result.outputs.find((one) => one.name === name);
  const row = stream?.rows[index];
  if (!stream || !row) return '';
  // Over days a time of the day says little.
  const { fromMs, toMs } = wholeSpan(result);
  const instant = toMs - fromMs > DAY_MS ? dateTimeText : instantText;
  const values = stream.columns.map((column, at) => `${column.name} ${row.cells[at] ?? 'NULL'}`).join(', ');
  const stretch = window
    ? ` Its window is from ${instant(window.fromMs)} to ${instant(window.toMs)}; ${lit.toLocaleString('en')} of the rows drawn lie in that time.`
    : '';
  return `Result ${index + 1} of ${stream.rows.length}, at ${instant(row.rowtimeMs)}: ${values}.${stretch}`;
}
