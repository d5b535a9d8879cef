// The data: a set of the chapter, or one's own by paste or file; what it was found to be; and where ROWTIME comes from.
import { useSignal } from '@preact/signals';
import { ActionButton } from '../layout/action-button.tsx';
import { DATA_SETS, dataSet } from './data-sets.ts';
import { type DataSummary, LIMITS } from './engine/protocol.ts';
import type { PlaygroundStore } from './playground-store.ts';
import { TimeFields } from './time-fields.tsx';

export function DataPanel({ store }: { readonly store: PlaygroundStore }) {
  const { source } = store.work.value;
  const data = store.data.value;
  const set = dataSet(source);
  return (
    <section class="pg-data" aria-labelledby="pg-data-title">
      <h2 id="pg-data-title">Data</h2>
      <div class="pg-row">
        <label class="pg-field">
          <span>Data set</span>
          <select value={source} onChange={(event) => store.chooseSource(event.currentTarget.value)}>
            {DATA_SETS.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
            <option value="own">Your own data</option>
          </select>
        </label>
        {set && (
          <ActionButton
            possible={data.kind === 'read'}
            title="Copies this data, so that you can change it"
            onPress={() => store.editCopy()}
          >
            Edit a copy
          </ActionButton>
        )}
      </div>
      {set ? <p class="pg-says">{set.says}</p> : <OwnData store={store} />}
      <div class="pg-found" role="status">
        {data.kind === 'reading' && <p class="wb-soft">Looking at the data …</p>}
        {data.kind === 'refused' && <p class="pg-bad">{data.message}</p>}
        {data.kind === 'read' && <FoundSentence summary={data.summary} />}
      </div>
      {data.kind === 'read' && (
        <>
          <FoundSchema summary={data.summary} />
          <TimeFields store={store} summary={data.summary} />
        </>
      )}
    </section>
  );
}

function OwnData({ store }: { readonly store: PlaygroundStore }) {
  const dragged = useSignal(false);
  const fileTrouble = useSignal<string | undefined>(undefined);
  const read = async (file: File | undefined) => {
    fileTrouble.value = undefined;
    if (!file) return;
    if (file.size > LIMITS.dataBytes) {
      fileTrouble.value = `${file.name} is larger than 5 MB. Take a part of it.`;
      return;
    }
    try {
      store.editOwnText(await file.text());
    } catch (error) {
      fileTrouble.value = `${file.name} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a file; the button beside it does the same
    <div
      class={`pg-own ${dragged.value ? 'pg-own-dragged' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        dragged.value = true;
      }}
      onDragLeave={() => {
        dragged.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        dragged.value = false;
        void read(event.dataTransfer?.files[0]);
      }}
    >
      <label class="pg-field">
        <span>CSV or JSON, a row a line. It stays in this browser.</span>
        <textarea
          rows={8}
          spellcheck={false}
          autocapitalize="off"
          placeholder={'TICKER,PRICE\nAMZN,10.5\nIBM,163.9'}
          value={store.work.value.ownText}
          onInput={(event) => store.editOwnText(event.currentTarget.value)}
        />
      </label>
      <label class="wb-button wb-file-button pg-file">
        Open a file …
        <input
          class="wb-hidden"
          type="file"
          accept=".csv,.tsv,.txt,.json,.ndjson,.jsonl,text/csv,application/json"
          onChange={(event) => {
            void read(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </label>
      <span class="wb-soft"> or drop it here. At most 5 MB.</span>
      {fileTrouble.value && (
        <p class="pg-bad" role="alert">
          {fileTrouble.value}
        </p>
      )}
    </div>
  );
}

function FoundSentence({ summary: { format, firstLine, rowCount, columns, faultCount } }: { readonly summary: DataSummary }) {
  return (
    <p>
      {counted(rowCount, 'row')} of {counted(columns.length, 'column')}, read from {format}
      {firstLine === 'names' && '; its first line names the columns'}.
      {faultCount > 0 && <span class="pg-bad"> {counted(faultCount, 'row')} could not be read and took no part.</span>}
    </p>
  );
}

const counted = (count: number, word: string) => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

function FoundSchema({ summary: { columns, sample, faults, tables } }: { readonly summary: DataSummary }) {
  return (
    <details class="pg-schema">
      <summary>Schema and first rows</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="pg-scroll" tabIndex={0} aria-label="Schema and first rows">
        <table class="pg-table">
          <thead>
            <tr>
              {columns.map(({ name, type }) => (
                <th key={name} scope="col">
                  {name}
                  <small>{type}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, index) => (
                  <td key={index}>{cell ?? <i>NULL</i>}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {tables.map(({ name, columns: own }) => (
        <p key={name}>
          Reference table <code>{name}</code>: {own.map((column) => `${column.name} ${column.type}`).join(', ')}.
        </p>
      ))}
      {faults.map(({ message, data }, index) => (
        <p key={index} class="pg-bad">
          {message} <code>{data.slice(0, 120)}</code>
        </p>
      ))}
    </details>
  );
}
