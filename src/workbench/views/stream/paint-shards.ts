// Paints lanes that stand for shards: open from here to there, handed over to their children, and their part of the ring.
import { type Context, code, plain, write } from './brush.ts';
import { percentText } from './hash-ring-scene.ts';
import { shardOfLane } from './lanes.ts';
import { NARROW, xOfTime, yOfLane } from './layout.ts';
import type { Scene } from './scene.ts';
import type { SeenShard } from './seen.ts';
import { shardState } from './shards.ts';
import type { Theme } from './theme.ts';

const GLYPH = { radius: 7.5, line: 3 };

/** The lines of the lanes: a shard's begins where it opened and ends where it was split or merged. */
export function paintShardLanes(context: Context, theme: Theme, scene: Scene): void {
  const { layout, model } = scene;
  const x = (timeMs: number) => Math.min(layout.plotRight, Math.max(layout.plotLeft, xOfTime(layout, Math.min(timeMs, layout.toMs))));
  for (let lane = 0; lane < layout.laneCount; lane++) {
    const shard = shardOfLane(model, lane);
    const y = Math.round(yOfLane(layout, lane)) + 0.5;
    const closed = shard?.closedMs !== undefined && shard.closedMs <= layout.playheadMs;
    const from = x(shard?.openedMs ?? layout.fromMs);
    const to = x(closed ? (shard?.closedMs ?? layout.toMs) : layout.toMs);
    if (shard && shardState(shard, layout.playheadMs) === 'absent') continue;
    context.strokeStyle = theme.lane;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(from, y);
    context.lineTo(to, y);
    context.stroke();
    if (shard && closed && xOfTime(layout, shard.closedMs as number) >= layout.plotLeft) paintHandOver(context, theme, scene, shard, y);
  }
}

/** The end of a shard, and lines to the shards that took over. */
function paintHandOver(context: Context, theme: Theme, { layout, model }: Scene, parent: SeenShard, y: number): void {
  const x = Math.round(xOfTime(layout, parent.closedMs as number)) + 0.5;
  context.strokeStyle = theme.quiet;
  context.lineWidth = 1;
  context.beginPath();
  context.moveTo(x, y - 7);
  context.lineTo(x, y + 7);
  for (let lane = 0; lane < layout.laneCount; lane++) {
    const child = shardOfLane(model, lane);
    if (child?.stream !== parent.stream || !child.parents.includes(parent.shardId)) continue;
    const childY = yOfLane(layout, lane);
    context.moveTo(x, y);
    context.bezierCurveTo(x + 14, y, x + 2, childY, x + 18, childY);
  }
  context.stroke();
}

/** Names left of the lanes: the part of the ring as a tiny picture, the number, and what is to be said of it. */
export function paintShardNames(context: Context, theme: Theme, scene: Scene): void {
  const { layout, model, loads } = scene;
  const narrow = layout.width < NARROW;
  for (let lane = 0; lane < model.lanes.length; lane++) {
    const shard = shardOfLane(model, lane);
    const y = yOfLane(layout, lane);
    const load = shard && loads.get(shard);
    const right = layout.plotLeft - (narrow ? 6 : 10);
    const state = shard ? shardState(shard, layout.playheadMs) : 'open';
    const color = load?.heat === 'hot' ? theme.result : state === 'open' ? theme.ink : theme.quiet;
    const name = narrow && shard ? shard.name : (model.lanes[lane] as string);
    const told = state === 'closed' ? 'closed' : state === 'absent' ? 'not yet' : load && load.share > 0 ? percentText(load.share) : '';
    const twoLines = layout.laneHeight >= 30 && told !== '';
    if (shard) glyph(context, 9, y, shard, color, theme.line);
    const room = right - (shard ? 20 : 2);
    write(context, name, right, twoLines ? y - 6 : y, room, { ...code(theme, color, 12), weight: 600, align: 'right' });
    if (twoLines)
      write(context, told, right, y + 8, room, { ...plain(theme, color === theme.ink ? theme.quiet : color, 11), align: 'right' });
  }
}

/** A ring of the size of a letter, on which the shard's part is thick. */
function glyph(context: Context, x: number, y: number, { from, to }: SeenShard, color: string, ground: string): void {
  const angle = (place: number) => 2 * Math.PI * place - Math.PI / 2;
  context.lineWidth = 1;
  context.strokeStyle = ground;
  context.beginPath();
  context.arc(x, y, GLYPH.radius, 0, 2 * Math.PI);
  context.stroke();
  context.lineWidth = GLYPH.line;
  context.strokeStyle = color;
  context.beginPath();
  context.arc(x, y, GLYPH.radius, angle(from), angle(Math.max(to, from + 0.02)));
  context.stroke();
}
