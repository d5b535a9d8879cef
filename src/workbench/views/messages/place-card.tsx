// A place on the drawing: its name, its counts, and the things in it as dots. Pressing it lists its last messages.
import type { Box } from './layout.ts';
import { kindWords, type Place, type PlaceKind } from './places.ts';
import type { PlaceShown, Thing } from './shown.ts';
import { countWords } from './words.ts';

interface PlaceCardProps {
  readonly place: Place;
  readonly box: Box;
  readonly shown: PlaceShown;
  readonly holds: 'dead letters' | 'messages';
  readonly chosen: 'chosen' | 'not chosen';
  readonly onChoose: () => void;
}

const DOT_PX = 15;
/** A card that is narrower has smaller letters and no icon. */
const NARROW_PX = 112;

/** Where things are seen to wait there is room for their dots. */
export const CARD_HEIGHTS: Readonly<Record<PlaceKind, number>> = {
  program: 34,
  bucket: 62,
  topic: 62,
  bus: 62,
  table: 62,
  stream: 62,
  api: 34,
  other: 62,
  queue: 80,
  function: 80,
};

export function PlaceCard({ place, box, shown, holds, chosen, onChoose }: PlaceCardProps) {
  const style = { left: `${box.x}px`, top: `${box.y}px`, width: `${box.width}px`, height: `${box.height}px` };
  const words = countWords(place, shown, holds);
  const shape = `messages-place messages-is-${place.kind} ${holds === 'dead letters' ? 'messages-holds-dead' : ''} ${box.width < NARROW_PX ? 'messages-narrow' : ''}`;
  if (place.kind === 'program')
    return (
      <div class={shape} style={{ ...style, left: `${box.x + box.width / 2}px`, width: undefined, minWidth: style.width }}>
        <KindIcon kind={place.kind} />
        <strong>{place.name}</strong>
      </div>
    );
  return (
    <button
      type="button"
      class={shape}
      style={style}
      aria-pressed={chosen === 'chosen'}
      title={`List the messages of ${place.name}`}
      onClick={onChoose}
    >
      <span class="messages-name">
        <KindIcon kind={place.kind} />
        <span class="view-hidden">{kindWords[place.kind]} </span>
        <strong>{place.name}</strong>
      </span>{' '}
      <span class="messages-counts">
        {words.map(({ text, tone }) => (
          <span key={text.replace(/^[\d,]+ /, '')} class={`messages-${tone}`}>
            {text}{' '}
          </span>
        ))}
      </span>
      {(place.kind === 'queue' || place.kind === 'function') && (
        <Dots things={shown.here} most={Math.floor((box.width - (box.width < NARROW_PX ? 30 : 48)) / DOT_PX)} />
      )}
    </button>
  );
}

/** Waiting filled, in flight a ring; the number is the try. */
function Dots({ things, most }: { readonly things: ReadonlyMap<string, Thing>; readonly most: number }) {
  const first: Thing[] = [];
  for (const thing of things.values()) {
    if (first.length === most) break;
    first.push(thing);
  }
  return (
    <span class="messages-dots" aria-hidden="true">
      {first.map(({ key, state, tone, tries }) => (
        <i key={key} class={`messages-dot messages-${state} messages-tone-${tone}`}>
          {tries > 1 || (tries === 1 && state === 'waiting') ? tries : ''}
        </i>
      ))}
      {things.size > first.length && <small>+{(things.size - first.length).toLocaleString('en')}</small>}
    </span>
  );
}

const icons: Readonly<Record<PlaceKind, string>> = {
  program: 'M3 4h10v8H3z M5.5 7l1.5 1-1.5 1 M8.5 9.5h2',
  bucket: 'M3 5h10l-1.4 8H4.4z M3 5c0-2 10-2 10 0',
  queue: 'M2 5h3v6H2z M6.5 5h3v6h-3z M11 5h3v6h-3z',
  topic: 'M3 8h4 M7 8l5-4 M7 8h5 M7 8l5 4',
  bus: 'M2 8h12 M5 8V4 M11 8V4 M8 8v4',
  function: 'M4 13l4-6 4 6 M5 3h2l5 10',
  table: 'M3 3h10v10H3z M3 6.5h10 M3 10h10',
  stream: 'M2 6c3-3 5 3 8 0s3-1 4 0 M2 11c3-3 5 3 8 0s3-1 4 0',
  api: 'M5.5 4L2 8l3.5 4 M10.5 4L14 8l-3.5 4',
  other: 'M8 2.5l5.5 5.5L8 13.5 2.5 8z',
};

function KindIcon({ kind }: { readonly kind: PlaceKind }) {
  return (
    <svg class="messages-icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path d={icons[kind]} />
    </svg>
  );
}
