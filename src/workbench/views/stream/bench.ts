// A command: what the model and one scene cost at 1,000 records a second. `node src/workbench/views/stream/bench.ts`
import type { WindowShape } from '../../../aws/core/ports.ts';
import type { Clock } from './clocks.ts';
import { showLanesOf } from './lanes.ts';
import { applyEvent, emptyModel } from './model.ts';
import { sampleEvents } from './sample-events.ts';
import { buildScene } from './scene.ts';
import type { StreamModel } from './seen.ts';

const RATE = 1_000;
const FRAMES_PER_SECOND = 60;
const shapes: readonly WindowShape[] = [
  { kind: 'tumbling', from: 'SOURCE', sizeMs: 10_000 },
  { kind: 'sliding-range', from: 'SOURCE', sizeMs: 60_000 },
  { kind: 'sliding-rows', from: 'SOURCE', rows: 2 },
  { kind: 'stagger', from: 'SOURCE', sizeMs: 10_000 },
];

console.log(`${RATE} records/s, processor time; goal: events and scene together < 2 ms per frame`);
for (const shape of shapes) {
  const events = [...sampleEvents({ shape, recordsPerSecond: RATE, seconds: 30, startMs: Date.UTC(2017, 2, 11, 10) })];
  const model = emptyModel();
  const begunMs = cpuMs();
  for (const event of events) applyEvent(model, event);
  const eventMs = (cpuMs() - begunMs) / events.length;
  tell(shape.kind, eventMs * events.length, sceneCost(model, 'arrival'), `event ${(eventMs * 1000).toFixed(1)} µs, `);
  if (shape.kind !== 'tumbling') continue;
  tell('by ROWTIME', eventMs * events.length, sceneCost(model, 'rowtime'));
  showLanesOf(model, 'shards', 'learner');
  tell('by shard', eventMs * events.length, sceneCost(model, 'arrival'));
}

function sceneCost(model: StreamModel, clock: Clock): number {
  const scenes = 200;
  const begunMs = cpuMs();
  for (let index = 0; index < scenes; index++) {
    const playheadMs = model.nowMs - index * 16;
    buildScene(model, model.windows[0], {
      width: 1_400,
      minHeight: 400,
      playheadMs,
      spanMs: 30_000,
      clock: { from: clock, to: clock, part: 1 },
    });
  }
  return (cpuMs() - begunMs) / scenes;
}

function tell(name: string, eventsMs: number, sceneMs: number, more = ''): void {
  const perFrame = eventsMs / (30 * FRAMES_PER_SECOND) + sceneMs;
  console.log(`${name.padEnd(14)} ${more}scene ${sceneMs.toFixed(2)} ms, per frame ${perFrame.toFixed(2)} ms`);
}

/** Processor time of this thread, so that a busy machine does not look like a slow model. */
function cpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}
