// A long list of which only the seen rows are in the page. Rows may grow; the end is followed as long as the reader is at the end.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useReducer, useRef } from 'preact/hooks';
import { windowOf } from './virtual-window.ts';

const ESTIMATE_PX = 26;
const SPARE_ROWS = 12;
/** So near to the end counts as at the end. */
const NEAR_END_PX = 24;

interface VirtualListProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** A number of its own for each row, stable while rows come and go. */
  readonly keyOf: (row: Row) => number;
  readonly render: (row: Row) => ComponentChildren;
  readonly header?: ComponentChildren;
}

export function VirtualList<Row>({ label, rows, keyOf, render, header }: VirtualListProps<Row>) {
  const box = useRef<HTMLDivElement>(null);
  const measured = useRef(new Map<number, number>());
  const atEnd = useRef(true);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const heights = rows.map((row) => measured.current.get(keyOf(row)) ?? ESTIMATE_PX);
  const view = windowOf(heights, box.current?.scrollTop ?? 0, box.current?.clientHeight ?? 400, SPARE_ROWS);
  useLayoutEffect(() => {
    const list = box.current;
    if (!list) return;
    let grown = false;
    for (const row of list.querySelectorAll<HTMLElement>('[data-row]')) {
      const key = Number(row.dataset.row);
      if (measured.current.get(key) === row.offsetHeight || row.offsetHeight === 0) continue;
      measured.current.set(key, row.offsetHeight);
      grown = true;
    }
    if (atEnd.current) list.scrollTop = list.scrollHeight;
    if (grown) redraw(undefined);
  });
  useLayoutEffect(() => {
    if (!box.current) return;
    const watch = new ResizeObserver(() => redraw(undefined));
    watch.observe(box.current);
    return () => watch.disconnect();
  }, []);
  return (
    <section
      ref={box}
      class="wb-list"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      onClickCapture={() => {
        // A row that opens grows under the pointer; following the end would take it away.
        atEnd.current = false;
      }}
      onScroll={(event) => {
        const { scrollHeight, scrollTop, clientHeight } = event.currentTarget;
        atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
        redraw(undefined);
      }}
    >
      {header}
      <div style={{ height: `${view.beforePx}px` }} />
      {rows.slice(view.first, view.end).map((row) => (
        <div key={keyOf(row)} data-row={keyOf(row)} class="wb-row">
          {render(row)}
        </div>
      ))}
      <div style={{ height: `${view.afterPx}px` }} />
    </section>
  );
}
