// A list of tabs (WAI-ARIA): one Tab stop, arrows move, the shown tab is selected. The panels are the caller's.
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { tabAfterKey } from './tab-keys.ts';

export interface TabItem {
  readonly id: string;
  readonly label: ComponentChildren;
  /** A count beside the label, with what it counts for a screen reader. */
  readonly count?: { readonly value: number; readonly of: string; readonly tone?: 'error' };
}

interface TabsProps {
  /** Prefix of the ids of tabs and panels: `<name>-tab-<id>` and `<name>-panel-<id>`. */
  readonly name: string;
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
  readonly class?: string;
  /** One panel whose content follows the tab (an editor), instead of a panel a tab. */
  readonly panelId?: string;
}

export function Tabs({ name, label, items, selected, onSelect, class: extra, panelId }: TabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const ids = items.map((item) => item.id);
  const select = (id: string) => {
    onSelect(id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${CSS.escape(id)}"]`)?.focus();
  };
  return (
    <div ref={list} class={`wb-tabs ${extra ?? ''}`} role="tablist" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          class="wb-tab"
          role="tab"
          id={`${name}-tab-${item.id}`}
          data-tab={item.id}
          aria-selected={item.id === selected}
          aria-controls={panelId ?? `${name}-panel-${item.id}`}
          tabIndex={item.id === selected ? 0 : -1}
          onClick={() => onSelect(item.id)}
          onKeyDown={(event) => {
            const next = tabAfterKey(ids, item.id, event.key);
            if (next === undefined) return;
            event.preventDefault();
            select(next);
          }}
        >
          {item.label}
          {item.count && item.count.value > 0 && (
            <span class={`wb-count ${item.count.tone === 'error' ? 'wb-count-error' : ''}`}>
              <span class="wb-hidden"> </span>
              {item.count.value > 999 ? '999+' : item.count.value}
              <span class="wb-hidden"> {item.count.of}</span>
            </span>
          )}
        </button>
      ))}
    </div>
  );
}
