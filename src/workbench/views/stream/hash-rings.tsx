// The rings of the streams that clients write to, at the moment that the drawing shows.
import { HashRing } from './hash-ring.tsx';
import { ringScene } from './hash-ring-scene.ts';
import type { StreamModel } from './seen.ts';

/** More would be a wall of rings. */
const MAX_RINGS = 2;

export function HashRings({ model, atMs }: { readonly model: StreamModel; readonly atMs: number }) {
  const streams = [...model.sourceStreams].filter((stream) => model.shards.has(stream)).slice(0, MAX_RINGS);
  return (
    <div class="stream-rings">
      {streams.map((stream) => (
        <HashRing key={stream} scene={ringScene(model, stream, atMs)} name={streams.length > 1 ? 'named' : 'alone'} />
      ))}
    </div>
  );
}
