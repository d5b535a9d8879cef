// The solution, under the steps: what it changes in the learner's files, read-only. A file is taken over only after a question.
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { LabFiles } from '../../lab/definition.ts';
import { Confirm } from '../layout/confirm.tsx';
import type { LabStore } from '../state/lab-store.ts';
import { diffLines, foldSame } from './line-diff.ts';

const LINES_AROUND = 3;
const SIGNS = { same: ' ', removed: '−', added: '+' } as const;

export function Solution({ store }: { readonly store: LabStore }) {
  const files = useSignal<LabFiles | undefined>(undefined);
  const taking = useSignal<string | undefined>(undefined);
  const failed = useSignal(false);
  const summary = useRef<HTMLElement>(null);
  if (store.phase.value.kind !== 'ready') return null;
  const open = async () => {
    try {
      failed.value = false;
      files.value ??= await store.solution();
      store.dispatch({ type: 'solution-seen' });
    } catch (error) {
      console.error('The solution did not load.', error);
      failed.value = true;
    }
  };
  const path = taking.value;
  return (
    <details class="wb-solution" onToggle={(event) => event.currentTarget.open && void open()}>
      <summary ref={summary}>Compare with the solution</summary>
      <p class="wb-soft">
        What the solution changes in your files. Lines with − are yours, lines with + are the solution’s. Your files stay as they are.
      </p>
      {failed.value && <p role="alert">The solution could not be loaded. Check the network and open this again.</p>}
      {Object.entries(files.value ?? {})
        .filter(([name]) => store.content.value?.editable.includes(name))
        .map(([name, text]) => (
          <FileDiff
            key={name}
            path={name}
            mine={store.files.value[name] ?? ''}
            solution={text}
            onTake={() => {
              taking.value = name;
            }}
          />
        ))}
      {path !== undefined && (
        <Confirm
          title={`Take ${path} of the solution?`}
          action="Take this file"
          onConfirm={() => {
            const text = files.value?.[path];
            if (text !== undefined) store.dispatch({ type: 'solution-taken', path, text, atMs: Date.now() });
          }}
          onClose={() => {
            taking.value = undefined;
            // The button that was pressed is gone when the file now equals the solution.
            summary.current?.focus();
          }}
        >
          <p>It replaces your {path}. Your version is kept as a backup; the settings menu of the lab restores it.</p>
        </Confirm>
      )}
    </details>
  );
}

interface FileDiffProps {
  readonly path: string;
  readonly mine: string;
  readonly solution: string;
  readonly onTake: () => void;
}

function FileDiff({ path, mine, solution, onTake }: FileDiffProps) {
  if (mine === solution) {
    return (
      <p>
        <code>{path}</code> is the same as in the solution.
      </p>
    );
  }
  return (
    <figure class="wb-diff">
      <figcaption>
        <code>{path}</code>
        <button type="button" class="wb-button wb-button-small" aria-label={`Take this file… ${path}`} onClick={onTake}>
          Take this file…
        </button>
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section class="wb-diff-lines" tabIndex={0} aria-label={`Changes of ${path}`}>
        {foldSame(diffLines(mine, solution), LINES_AROUND).map((part, index) =>
          part.kind === 'folded' ? (
            <div key={index} class="wb-diff-folded">
              {part.count} equal {part.count === 1 ? 'line' : 'lines'}
            </div>
          ) : (
            <div key={index} class={`wb-diff-line wb-diff-${part.kind}`}>
              <span aria-hidden="true">{SIGNS[part.kind]}</span>
              {part.kind !== 'same' && <span class="wb-hidden">{part.kind}: </span>}
              {part.text || ' '}
            </div>
          ),
        )}
      </section>
    </figure>
  );
}
