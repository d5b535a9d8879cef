// Areas, lines and cards, as SVG. Screen readers get the table.
import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Emphasis, GraphState } from '../graph-state.ts';
import type { Area, Layout } from '../layout/layout.ts';
import { lineBetween } from '../layout/line.ts';
import type { Box } from '../layout/pack.ts';
import type { NodeNow } from '../model/moment.ts';
import { type Structure, touches } from '../model/structure.ts';
import { chipWord, cut, frameWord } from '../words.ts';
import { iconOf } from './type-icon.ts';

/** Letters of a card are left out where they could not be read. */
const READABLE_LEVEL = 0.5;
/** About the width of a letter, in units of its size. */
const LETTER = 0.55;
const BOLD_LETTER = 0.64;
const CARD_LETTER = 11.5;
const AREA_LETTER = 12;
/** More has no room above the cards. */
const MOST_AREA_LETTER = 15;

interface GraphLayerProps {
  readonly graph: GraphState;
  /** Pixels for a unit, in steps. */
  readonly level: ReadonlySignal<number>;
}

export function GraphLayer({ graph, level }: GraphLayerProps) {
  const [layout, structure] = [graph.layout.value, graph.structure.value];
  const { nodes } = graph.moment.value;
  const emphases = graph.emphases.value;
  const verdicts = graph.verdicts.value;
  const detail = level.value < READABLE_LEVEL ? 'far' : 'near';
  return (
    <svg class={`graph-svg graph-detail-${detail}`} width={layout.width} height={layout.height} aria-hidden="true">
      {layout.areas.map((area) => {
        const node = nodes.get(area.key);
        if (area.kind !== 'service' && !node) return null;
        return (
          <AreaFrame key={area.key} area={area} node={node} emphasis={emphases.get(area.key) ?? 'plain'} verdict={verdicts.get(area.key)} />
        );
      })}
      <Lines graph={graph} structure={structure} layout={layout} />
      {[...nodes].map(([key, node]) => {
        const box = layout.boxes.get(key);
        const { shape = 'card' } = structure.nodes.get(key) ?? {};
        if (!box || layout.areas.some((area) => area.key === key)) return null;
        return (
          <Card
            key={key}
            box={box}
            node={node}
            shape={shape}
            detail={detail}
            emphasis={emphases.get(key) ?? 'plain'}
            verdict={verdicts.get(key)}
          />
        );
      })}
      {layout.areas.map((area) => {
        const node = nodes.get(area.key);
        if (area.kind !== 'service' && !node) return null;
        return <AreaName key={area.key} area={area} node={node} level={level.value} />;
      })}
    </svg>
  );
}

type Verdict = 'COMPLIANT' | 'NON_COMPLIANT' | undefined;

interface AreaFrameProps {
  readonly area: Area;
  readonly node: NodeNow | undefined;
  readonly emphasis: Emphasis;
  readonly verdict: Verdict;
}

function AreaFrame({ area: { key, kind, box }, node, emphasis, verdict }: AreaFrameProps) {
  const shape = `graph-area graph-area-${kind} graph-${emphasis} ${node?.state === 'deleted' ? 'graph-deleted' : ''} ${verdict === 'NON_COMPLIANT' ? 'graph-bad' : ''}`;
  return (
    <rect class={shape} data-key={kind === 'service' ? undefined : key} x={box.x} y={box.y} width={box.width} height={box.height} rx="8" />
  );
}

/** Seen from afar, the names of VPCs and services keep a size that can be read; those of subnets are left out. */
function AreaName({ area: { key, kind, box }, node, level }: AreaNameProps) {
  const isFar = level < READABLE_LEVEL;
  if (isFar && kind === 'Subnet') return null;
  const name = node ? frameWord(kind, node.name) : key;
  const room = (box.width - 16) / (name.length * BOLD_LETTER);
  const most = isFar ? Math.min(AREA_LETTER / level, room, box.height / 2) : Math.min(AREA_LETTER / level, MOST_AREA_LETTER);
  const size = Math.max(AREA_LETTER, most);
  return (
    <text class="graph-area-name" x={box.x + 9} y={box.y + 3 + size} style={{ fontSize: `${size}px` }}>
      {cut(name, Math.floor((box.width - 14) / (size * BOLD_LETTER)))}
    </text>
  );
}

interface AreaNameProps {
  readonly area: Area;
  readonly node: NodeNow | undefined;
  readonly level: number;
}

interface CardProps {
  readonly box: Box;
  readonly node: NodeNow;
  readonly shape: 'card' | 'chip';
  readonly detail: 'near' | 'far';
  readonly emphasis: Emphasis;
  readonly verdict: Verdict;
}

function Card({ box: { x, y, width, height }, node: { item, name, state }, shape, detail, emphasis, verdict }: CardProps) {
  const look = `graph-card graph-${emphasis} ${state === 'deleted' ? 'graph-deleted' : ''} ${verdict === 'NON_COMPLIANT' ? 'graph-bad' : ''}`;
  const letters = Math.floor((width - 26 - (verdict ? 12 : 4)) / (CARD_LETTER * LETTER));
  return (
    <g class={look} data-key={item.key} transform={`translate(${x} ${y})`}>
      <rect width={width} height={height} rx="5" />
      {detail === 'near' && shape === 'chip' && (
        <text class="graph-chip-word" x={width / 2} y="16">
          {chipWord(item.id)}
        </text>
      )}
      {detail === 'near' && shape === 'card' && (
        <>
          <path class="graph-icon" transform="translate(5 5) scale(.875)" d={iconOf(item.type)} />
          <text class="graph-card-name" x="24" y="16">
            {cut(name, letters)}
          </text>
        </>
      )}
      {detail === 'far' && shape === 'card' && (
        <path class="graph-icon" transform={`translate(${width / 2 - 10} 2) scale(1.25)`} d={iconOf(item.type)} />
      )}
      {verdict === 'NON_COMPLIANT' && (
        <g class="graph-mark-bad" transform={`translate(${width} 0)`}>
          <circle r={detail === 'far' ? 9 : 6.5} />
          <path d="M-2.5-2.5l5 5m0-5l-5 5" />
        </g>
      )}
      {verdict === 'COMPLIANT' && shape === 'card' && <path class="graph-mark-good" d={`M${width - 14} 12l3 3 5-6`} />}
    </g>
  );
}

/** Faint, from frame to frame still fainter, but for those of what is chosen or has just changed. */
function Lines({ graph, structure, layout }: { readonly graph: GraphState; readonly structure: Structure; readonly layout: Layout }) {
  const paths = useMemo(
    () =>
      new Map(
        structure.pairs.flatMap(({ key, from, to }) => {
          const [one, other] = [layout.boxes.get(from), layout.boxes.get(to)];
          return one && other ? [[key, lineBetween(one, other)] as const] : [];
        }),
      ),
    [structure, layout],
  );
  const { pairs } = graph.moment.value;
  const emphases = graph.emphases.value;
  const centre = new Set([...emphases].filter(([, emphasis]) => emphasis === 'chosen').map(([key]) => key));
  if (centre.size === 0) for (const [key, emphasis] of emphases) if (emphasis === 'changed') centre.add(key);
  const there = structure.pairs.filter(({ key }) => pairs.has(key));
  const lit = there.filter((pair) => touches(pair, centre));
  const faint = there.filter((pair) => !touches(pair, centre));
  const parent = (key: string) => structure.nodes.get(key)?.parent;
  const inside = faint.filter(({ from, to }) => parent(from) === parent(to));
  const across = faint.filter(({ from, to }) => parent(from) !== parent(to));
  const aside = centre.size > 0 || graph.matched.value ? 'graph-lines-aside' : '';
  const data = (some: typeof there) => some.map(({ key }) => paths.get(key) ?? '').join('');
  return (
    <>
      <path class={`graph-lines graph-lines-across ${aside}`} d={data(across)} />
      <path class={`graph-lines ${aside}`} d={data(inside)} />
      <path class="graph-lines graph-lines-lit" d={data(lit)} />
    </>
  );
}
