// The chosen resource at the moment that is looked at: its item, what rules think of it, its relations, its history, and what changed.
import { useEffect, useRef } from 'preact/hooks';
import type { GraphState } from '../graph-state.ts';
import { itemAt, itemBefore } from '../model/history.ts';
import type { Item } from '../model/item.ts';
import { complianceWord, momentWord, statusWord, typeWord } from '../words.ts';
import { ItemDiff } from './item-diff.tsx';

export function ItemPanel({ graph }: { readonly graph: GraphState }) {
  const key = graph.chosen.value;
  const panel = useRef<HTMLElement>(null);
  useEffect(() => panel.current?.scrollTo({ top: 0 }), [key]);
  const items = graph.reading.value.histories.get(key ?? '') ?? [];
  if (key === undefined || items.length === 0) return null;
  const atMs = graph.atMs.value;
  const item = itemAt(items, atMs === 'now' ? Number.POSITIVE_INFINITY : atMs);
  const known = item ?? items[0];
  const name = graph.moment.value.nodes.get(key)?.name ?? known?.name;
  const startMs = graph.startMs.value;
  const close = () => {
    // Where the keys were before the panel opened.
    panel.current?.closest('.graph-body')?.querySelector<HTMLElement>('.graph-stage, .graph-table')?.focus();
    graph.choose(undefined);
  };
  return (
    <section ref={panel} class="graph-panel" aria-label="The chosen resource">
      <header>
        <div>
          <p class="view-quiet">{typeWord(known?.type ?? '')}</p>
          <p class="graph-name">{name}</p>
        </div>
        <button type="button" onClick={close}>
          Close
        </button>
      </header>
      {!item && <p>Not discovered yet at this moment.</p>}
      {item && name !== item.id && <p class="graph-id">{item.id}</p>}
      {item && <Judged graph={graph} item={item} />}
      <section aria-label="History">
        <p class="graph-heading">History</p>
        <ol class="graph-history">
          {items.map((each) => (
            <li key={each.stateId}>
              <button
                type="button"
                class="graph-link"
                aria-pressed={each === item && atMs !== 'now'}
                title="Look at this moment"
                onClick={() => (graph.atMs.value = each.atMs)}
              >
                {momentWord(each.atMs, startMs)} {statusWord(itemBefore(items, each), each)}
              </button>
            </li>
          ))}
        </ol>
      </section>
      {item && <ItemDiff key={item.stateId} items={items} item={item} startMs={startMs} />}
      {item && <Related graph={graph} item={item} />}
      {item && <Whole item={item} />}
    </section>
  );
}

function Judged({ graph, item }: { readonly graph: GraphState; readonly item: Item }) {
  const judged = graph.rules.value.flatMap(({ name, verdicts }) => {
    const verdict = verdicts.get(item.key);
    return verdict ? [{ name, ...verdict }] : [];
  });
  if (judged.length === 0) return null;
  return (
    <ul class="graph-judged">
      {judged.map(({ name, compliance, annotation }) => (
        <li key={name} class={compliance === 'NON_COMPLIANT' ? 'graph-word-bad' : undefined}>
          {name}: {complianceWord(compliance)}
          {annotation && <span class="view-quiet"> {annotation}</span>}
        </li>
      ))}
    </ul>
  );
}

function Related({ graph, item }: { readonly graph: GraphState; readonly item: Item }) {
  const { nodes } = graph.moment.value;
  if (item.relationships.length === 0) return null;
  return (
    <section aria-label="Relationships">
      <p class="graph-heading">
        Relationships <span class="view-quiet">{item.relationships.length}</span>
      </p>
      <ul class="graph-related">
        {item.relationships.map(({ key, name, says }) => {
          const other = nodes.get(key)?.item;
          return (
            <li key={`${says} ${key}`}>
              <span class="view-quiet">{says}</span>{' '}
              {other ? (
                <button type="button" class="graph-link" onClick={() => graph.choose(key)}>
                  {nodes.get(key)?.name}
                </button>
              ) : (
                (name ?? key.split(' ').at(-1))
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Whole({ item }: { readonly item: Item }) {
  const { configuration, supplementaryConfiguration, tags, arn, region, zone, status, stateId, atMs } = item;
  const configurationItemCaptureTime = new Date(atMs).toISOString();
  const facts = { configurationItemCaptureTime, arn, region, availabilityZone: zone, status, configurationStateId: stateId, tags };
  return (
    <details class="graph-whole">
      <summary>Configuration item</summary>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        {JSON.stringify({ ...facts, configuration, supplementaryConfiguration }, null, 2)}
      </pre>
    </details>
  );
}
