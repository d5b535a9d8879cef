// The documents that a search gave: a row each, a column for each field that one of them has.
import type { FoundDocument } from './search-answers.ts';

/** An average has many digits, and nobody reads them. */
const SHOWN_DIGITS = 6;

export function DocumentTable({ documents }: { readonly documents: readonly FoundDocument[] }) {
  const fields = [...new Set(documents.flatMap(({ fields: own }) => Object.keys(own)))];
  return (
    <section
      class="view-table dashboard-table"
      aria-label="Documents"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
    >
      <table>
        <caption>Documents</caption>
        <thead>
          <tr>
            <th scope="col">Index</th>
            {fields.map((field) => (
              <th key={field} scope="col">
                {field}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {documents.map((document, row) => (
            <tr key={row}>
              <th scope="row">{document.index}</th>
              {fields.map((field) => {
                const value = document.fields[field];
                return (
                  <td key={field} class={typeof value === 'number' ? 'dashboard-number' : undefined}>
                    {typeof value === 'number' ? Number(value.toPrecision(SHOWN_DIGITS)) : (value ?? '–')}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
