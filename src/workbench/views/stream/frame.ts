// What the painters are handed for one frame.
import type { Context } from './brush.ts';
import type { Entrances } from './entrances.ts';
import type { Theme } from './theme.ts';

/** What one frame needs besides the scene. `hovered` is the id of the record pointed at. */
export interface Frame {
  readonly context: Context;
  readonly theme: Theme;
  readonly wallMs: number;
  readonly marksIn: Entrances;
  readonly resultsIn: Entrances;
  readonly hovered: number | undefined;
}
