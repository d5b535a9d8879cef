// A divider between two panes: moves by mouse, touch and keyboard, and is remembered for the whole site.
import { useRef } from 'preact/hooks';
import { preferences, updatePreferences } from '../settings/preference-store.ts';
import { type Room, shareAfterKey, shareAtPointer } from './divider-maths.ts';

interface DividerProps {
  /** Names the divider in the preferences. */
  readonly id: string;
  readonly label: string;
  /** `horizontal`: the divider lies, one pane above the other. */
  readonly orientation: 'horizontal' | 'vertical';
  readonly initial: number;
  /** Measures the room at this moment, and where it begins on the screen. */
  readonly measure: () => Room & { readonly fromPx: number };
}

/** The share of the first pane now. To be read inside a component or an effect, so that it follows. */
export function dividerShare(id: string, initial: number): number {
  return preferences.value.dividers[id] ?? initial;
}

/** The bar itself. Whoever lays out the panes reads `dividerShare(id, initial)`. */
export function Divider({ id, label, orientation, initial, measure }: DividerProps) {
  const bar = useRef<HTMLDivElement>(null);
  const share = dividerShare(id, initial);
  const move = (to: number) => updatePreferences((before) => ({ ...before, dividers: { ...before.dividers, [id]: to } }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a movable separator is a widget; <hr> cannot take the focus and the pointer.
    <div
      ref={bar}
      class={`wb-divider wb-divider-${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      onPointerDown={(event) => {
        event.preventDefault();
        bar.current?.setPointerCapture(event.pointerId);
        bar.current?.focus();
      }}
      onPointerMove={(event) => {
        if (!bar.current?.hasPointerCapture(event.pointerId)) return;
        const room = measure();
        move(shareAtPointer((orientation === 'horizontal' ? event.clientY : event.clientX) - room.fromPx, room));
      }}
      onDblClick={() => move(initial)}
      onKeyDown={(event) => {
        const to = shareAfterKey(share, event.key, event.shiftKey, initial, measure());
        if (to === undefined) return;
        event.preventDefault();
        move(to);
      }}
    />
  );
}
