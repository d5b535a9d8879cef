// What the shapes mean, each beside its own picture.
import { windowName } from './describe.ts';
import type { SeenWindow } from './model.ts';

export function Legend({ window }: { readonly window: SeenWindow | undefined }) {
  return (
    <ul class="stream-legend">
      <li>
        <i class="stream-key-dot" /> record
      </li>
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
