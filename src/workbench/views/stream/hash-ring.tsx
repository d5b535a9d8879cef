// The ring of hash keys as a small drawing: shards are arcs, keys are dots at their MD5, a hot shard stands out.
import { describeRing, type KeyOnRing, percentText, type RingScene, type ShardLoad, STRETCH_MS } from './hash-ring-scene.ts';

const CENTRE = 110;
const RADIUS = 68;
/** Closed shards lie inside: their children have their place. */
const CLOSED_RADIUS = 60;
/** A gap at both ends of an arc, in parts of the ring. */
const GAP = 0.006;
const BUSY = 0.2;
/** A shard that is smaller has its number outside: inside there is no room. */
const SMALL = 0.1;

export function HashRing({ scene, name }: { readonly scene: RingScene; readonly name: 'named' | 'alone' }) {
  const seconds = STRETCH_MS / 1_000;
  return (
    <figure class="stream-ring">
      <svg viewBox="0 0 220 228" role="img" aria-label={describeRing(scene)}>
        {scene.shards.map((load) => (
          <Arc key={load.shard.shardId} load={load} isIdle={scene.keyCount === 0} />
        ))}
        {scene.keys.map((one) => (
          <KeyDot key={`${one.key} ${one.place}`} one={one} />
        ))}
        <path class="stream-ring-zero" d={`M${CENTRE} ${CENTRE - RADIUS - 15}v8`} />
        <text class="stream-ring-quiet" x={CENTRE} y={CENTRE - RADIUS - 20} text-anchor="middle">
          0
        </text>
      </svg>
      <figcaption>
        {name === 'named' && <strong>{scene.stream}</strong>} A dot is a key, at the MD5 of its name. What each shard took in the last{' '}
        {seconds} s.
      </figcaption>
    </figure>
  );
}

function Arc({ load, isIdle }: { readonly load: ShardLoad; readonly isIdle: boolean }) {
  const { shard, state, share, refused, heat } = load;
  if (state === 'closed') return <path class="stream-ring-closed" d={arc(shard.from, shard.to, CLOSED_RADIUS)} />;
  const middle = (shard.from + shard.to) / 2;
  const isSmall = shard.to - shard.from < SMALL;
  const isWhole = shard.to - shard.from > 0.99;
  const label = isWhole ? { x: CENTRE, y: CENTRE } : point(middle, isSmall ? RADIUS + 26 : RADIUS - 37);
  return (
    <g class={heat === 'hot' ? 'stream-ring-shard stream-ring-hot' : 'stream-ring-shard'}>
      <path d={arc(shard.from, shard.to, RADIUS)} />
      <text x={label.x} y={label.y + (refused > 0 ? -7 : -2)} text-anchor="middle">
        <tspan class="stream-ring-quiet">{isSmall ? shard.name : `shard ${shard.name}`}</tspan>
        {!isIdle && (
          <tspan class="stream-ring-share" x={label.x} dy="15">
            {percentText(share)}
          </tspan>
        )}
        {refused > 0 && !isSmall && (
          <tspan class="stream-ring-refused" x={label.x} dy="14">
            × {refused}
          </tspan>
        )}
      </text>
    </g>
  );
}

function KeyDot({ one: { key, place, share } }: { readonly one: KeyOnRing }) {
  const { x, y } = point(place, RADIUS);
  const isBusy = share > BUSY;
  return (
    <circle class={isBusy ? 'stream-ring-key stream-ring-busy' : 'stream-ring-key'} cx={x} cy={y} r={isBusy ? 8 : 3.5}>
      <title>{`${key}: ${percentText(share)}`}</title>
    </circle>
  );
}

/** A place on the ring, clockwise from the top. */
function point(place: number, radius: number) {
  return { x: CENTRE + radius * Math.sin(2 * Math.PI * place), y: CENTRE - radius * Math.cos(2 * Math.PI * place) };
}

function arc(from: number, to: number, radius: number): string {
  const gap = Math.min(GAP, (to - from) / 4);
  const [a, b] = [point(from + gap, radius), point(to - gap, radius)];
  return `M${a.x} ${a.y}A${radius} ${radius} 0 ${to - from - 2 * gap > 0.5 ? 1 : 0} 1 ${b.x} ${b.y}`;
}
