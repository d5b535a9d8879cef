// The slider over the history: each moment at which items were made is a tick; the last place is now.
import type { GraphState } from '../graph-state.ts';
import { neighboursOf } from '../model/moment.ts';
import { isDrawn } from '../model/structure.ts';
import { counted, momentSentence, momentWord } from '../words.ts';

const STRIP = 18;

export function TimeSlider({ graph }: { readonly graph: GraphState }) {
  const ticks = graph.ticks.value;
  const atMs = graph.atMs.value;
  const place = atMs === 'now' ? ticks.length : ticks.findIndex((tick) => tick.atMs === atMs);
  const verdicts = ticks[place]?.items.filter((item) => !isDrawn(item)).length ?? 0;
  const startMs = graph.startMs.value;
  const moment = graph.moment.value;
  const changed = new Set([...moment.nodes].filter(([, { change }]) => change === 'changed').map(([key]) => key));
  const touched = new Set([...moment.nodes].filter(([, { change }]) => change === 'touched').map(([key]) => key));
  for (const key of neighboursOf(moment, changed)) touched.add(key);
  const word = atMs === 'now' ? 'now' : momentWord(atMs, startMs);
  const sentence =
    atMs === 'now'
      ? `${counted(ticks.length, 'moment')} of change; move the slider to look back`
      : momentSentence(moment, touched.size, verdicts);
  // Of few moments, too, a tick is no wall.
  const width = Math.min(0.6, ticks.length * 0.014);
  return (
    <div class="graph-time">
      <div class="view-time">
        <time>{word}</time>
        <div class="graph-ticks">
          <svg viewBox={`0 0 ${Math.max(1, ticks.length)} ${STRIP}`} preserveAspectRatio="none" height={STRIP} aria-hidden="true">
            {ticks.map(({ atMs: at, items }, index) => {
              const height = Math.min(STRIP, 3 + 3 * Math.log2(items.length));
              return (
                <rect
                  key={at}
                  class={index === place ? 'graph-tick graph-tick-here' : 'graph-tick'}
                  x={index - width / 2}
                  y={STRIP - height}
                  width={width}
                  height={height}
                />
              );
            })}
          </svg>
          <input
            type="range"
            min="0"
            max={ticks.length}
            value={place}
            aria-label="Moment of the history"
            aria-valuetext={`${word}: ${sentence}`}
            onInput={({ currentTarget }) => (graph.atMs.value = ticks[Number(currentTarget.value)]?.atMs ?? 'now')}
          />
        </div>
        <button type="button" disabled={atMs === 'now'} onClick={() => (graph.atMs.value = 'now')}>
          Now
        </button>
      </div>
      <p class="view-quiet graph-sentence">{sentence}</p>
    </div>
  );
}
