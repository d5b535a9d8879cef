// Search and filters, and how many resources they leave.
import type { GraphState } from '../graph-state.ts';
import { type Filter, isFiltering, NO_FILTER } from '../model/filter.ts';
import { counted, typeWord } from '../words.ts';

const COMPLIANCES: readonly (readonly [Filter['compliance'], string])[] = [
  ['any', 'any compliance'],
  ['NON_COMPLIANT', 'noncompliant'],
  ['COMPLIANT', 'compliant'],
  ['not judged', 'not judged'],
];

export function FilterBar({ graph }: { readonly graph: GraphState }) {
  const filter = graph.filter.value;
  const set = (part: Partial<Filter>) => {
    graph.filter.value = { ...graph.filter.peek(), ...part };
  };
  const here = [...graph.moment.value.nodes.values()];
  const types = [...new Set(here.map(({ item }) => item.type))].sort();
  const there = here.filter(({ state }) => state === 'there').length;
  const matched = graph.matched.value;
  return (
    <search class="graph-filter">
      <input
        type="search"
        aria-label="Search names, ids and tags"
        placeholder="Search names, ids, tags"
        value={filter.words}
        onInput={({ currentTarget }) => set({ words: currentTarget.value })}
      />
      <select aria-label="Type" value={filter.type} onChange={({ currentTarget }) => set({ type: currentTarget.value })}>
        <option value="">all types</option>
        {types.map((type) => (
          <option key={type} value={type}>
            {typeWord(type)}
          </option>
        ))}
      </select>
      <select
        aria-label="Compliance"
        value={filter.compliance}
        onChange={({ currentTarget }) => set({ compliance: currentTarget.value as Filter['compliance'] })}
      >
        {COMPLIANCES.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
      {(isFiltering(filter) || graph.rule.value !== undefined) && (
        <button
          type="button"
          onClick={() => {
            graph.filter.value = NO_FILTER;
            graph.rule.value = undefined;
          }}
        >
          Clear
        </button>
      )}
      <span class="view-quiet graph-count" role="status">
        {matched ? `${matched.size} of ${counted(there, 'resource')}` : counted(there, 'resource')}
      </span>
    </search>
  );
}
