// What the shapes mean, each beside its own picture.
import { windowName } from './describe.ts';
import type { SeenWindow, StreamModel } from './seen.ts';

export function Legend({ model, window }: { readonly model: StreamModel; readonly window: SeenWindow | undefined }) {
  return (
    <ul class="stream-legend">
      <li>
        <i class="stream-key-dot" /> record
      </li>
      {model.refusalCount > 0 && (
        <li>
          <i class="stream-key-refused" /> refused: its shard was full
        </li>
      )}
      {window && (
        <>
          <li>
            <i class="stream-key-window" /> window: {windowName(window.shape)}
          </li>
          <li>
            <i class="stream-key-lit" /> inside the open window
          </li>
          <li>
            <i class="stream-key-row" /> result row
          </li>
        </>
      )}
    </ul>
  );
}
