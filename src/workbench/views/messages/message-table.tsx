// Messages as a table: of one place, or of all, for who wants the exact words and for who cannot see the drawing.
import { useEffect, useRef } from 'preact/hooks';
import { labTime } from '../../console/lab-time.ts';
import type { Player } from './player.ts';
import { newest, stateWord, triesWord } from './words.ts';

interface MessageTableProps {
  readonly player: Player;
  /** Key of a place; all places when absent. */
  readonly of?: string;
  readonly most: number;
}

export function MessageTable({ player: { model, shown }, of, most }: MessageTableProps) {
  const section = useRef<HTMLElement>(null);
  // The list of a place opens under the drawing, which may fill a low pane.
  useEffect(() => {
    if (of !== undefined) section.current?.scrollIntoView({ block: 'nearest' });
  }, [of]);
  const things = newest(shown, of, most);
  const place = of === undefined ? undefined : model.places.get(of);
  const caption = place ? `Messages of ${place.name}` : 'All messages';
  return (
    <section
      ref={section}
      class={of === undefined ? 'view-table messages-table' : 'view-table messages-table messages-of-place'}
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <caption>
          {caption} <span class="view-quiet">{things.length === most ? `newest ${most}` : things.length}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Time</th>
            {!place && <th scope="col">Place</th>}
            <th scope="col">State</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {things.map((thing) => {
            const at = model.places.get(thing.place);
            return (
              <tr key={thing.key} class={thing.tone === 'dead' || thing.state === 'dead' ? 'messages-row-dead' : undefined}>
                <td>{labTime(thing.atMs, model.startMs)}</td>
                {!place && <th scope="row">{at?.name}</th>}
                <td class={`messages-state messages-${thing.state}`}>
                  {at && stateWord(at, thing.state)}
                  {thing.tries > 1 && <span class="messages-tries">{triesWord(thing.tries)}</span>}
                </td>
                <td class="messages-said">
                  {thing.text}
                  {thing.answer && <span class="messages-answer">→ {thing.answer}</span>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {things.length === 0 && <p class="messages-none">None yet.</p>}
    </section>
  );
}
