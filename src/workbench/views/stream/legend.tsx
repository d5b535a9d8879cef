// What the shapes mean, each beside its own picture.
import type { Clock } from './clocks.ts';
import { windowName } from './describe.ts';
import type { SeenWindow, StreamModel } from './seen.ts';

interface LegendProps {
  readonly model: StreamModel;
  readonly window: SeenWindow | undefined;
  readonly clock: Clock;
}

export function Legend({ model, window, clock }: LegendProps) {
  return (
    <ul class="stream-legend">
      <li>
        <i class="stream-key-dot" /> record; a bar is many
      </li>
      {model.refusalCount > 0 && (
        <li>
          <i class="stream-key-refused" /> refused: its shard was full
        </li>
      )}
      {model.joins.length > 0 && !window && (
        <>
          <li>
            <i class="stream-key-lit" /> found in the reference table
          </li>
          <li>
            <i class="stream-key-hollow" /> no match
          </li>
        </>
      )}
      {window?.meets && (
        <>
          <li>
            <i class="stream-key-lit" /> met another record
          </li>
          <li>
            <i class="stream-key-hollow" /> no match in its time
          </li>
        </>
      )}
      {window && !window.meets && (
        <>
          <li>
            <i class="stream-key-window" /> window: {windowName(window)}
          </li>
          <li>
            <i class="stream-key-lit" /> inside the open window
          </li>
          {model.eventField !== undefined && (
            <li>
              <i class="stream-key-late" /> late: the window of its event time had closed
              {clock !== 'rowtime' && '; the line leads to its ROWTIME'}
            </li>
          )}
          <li>
            <i class="stream-key-row" /> result row
          </li>
        </>
      )}
    </ul>
  );
}
