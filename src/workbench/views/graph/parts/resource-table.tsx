// The resources of the moment as a table: what the drawing shows, in words.
import type { GraphState } from '../graph-state.ts';
import { worstVerdicts } from '../model/compliance.ts';
import { itemBefore } from '../model/history.ts';
import { byTypeAndName, isContainer } from '../model/structure.ts';
import { complianceWord, momentWord, statusWord, typeWord } from '../words.ts';

export function ResourceTable({ graph }: { readonly graph: GraphState }) {
  const { nodes } = graph.moment.value;
  const { histories } = graph.reading.value;
  const matched = graph.matched.value;
  const structure = graph.structure.value;
  const verdicts = worstVerdicts(graph.rules.value);
  const chosen = graph.chosen.value;
  const startMs = graph.startMs.value;
  const rows = [...nodes.values()]
    .filter(({ item }) => !matched || matched.has(item.key))
    .sort((one, other) => byTypeAndName({ ...one.item, name: one.name }, { ...other.item, name: other.name }));
  return (
    <section
      class="view-table graph-table"
      aria-label="Table of resources"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <caption>
          Resources <span class="view-quiet">{rows.length}</span>
        </caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Type</th>
            <th scope="col">Lies in</th>
            <th scope="col">Related to</th>
            <th scope="col">Rules</th>
            <th scope="col">Last item</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ item, name, state, change }) => {
            const parent = structure.nodes.get(item.key)?.parent ?? '';
            const verdict = verdicts.get(item.key);
            const shape = [state === 'deleted' ? 'graph-row-deleted' : '', verdict === 'NON_COMPLIANT' ? 'graph-row-bad' : ''].join(' ');
            return (
              <tr key={item.key} class={shape}>
                <th scope="row">
                  <button type="button" class="graph-link" aria-pressed={item.key === chosen} onClick={() => graph.choose(item.key)}>
                    {name}
                  </button>
                  {change !== 'none' && <strong class="graph-row-change"> {change}</strong>}
                </th>
                <td>{typeWord(item.type)}</td>
                <td>{isContainer(parent) ? (structure.nodes.get(parent)?.name ?? '') : ''}</td>
                <td>{item.relationships.length}</td>
                <td>{verdict ? complianceWord(verdict) : ''}</td>
                <td>
                  {momentWord(item.atMs, startMs)}{' '}
                  <span class="view-quiet">{statusWord(itemBefore(histories.get(item.key) ?? [], item), item)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
