// The specs of a Run: red ones with their message and their line, green ones, and those that were left out.
import type { SourcePlace, SpecResult } from '../../../lab/run-events.ts';
import type { RunLog } from '../../state/run-log.ts';
import { type Suite, specTree } from './spec-tree.ts';
import { specCount } from './words.ts';

interface SpecListProps {
  readonly log: RunLog;
  readonly onGo: (place: SourcePlace) => void;
}

type Go = SpecListProps['onGo'];

const SIGNS: Readonly<Record<SpecResult['status'], { readonly sign: string; readonly word: string }>> = {
  passed: { sign: '✓', word: 'green' },
  failed: { sign: '✗', word: 'red' },
  pending: { sign: '–', word: 'left out' },
};

export function SpecList({ log, onGo }: SpecListProps) {
  const { specs, specRun } = log;
  return (
    <section class="preview-specs" aria-label="Specs">
      <p class="preview-count" data-tone={specs.some(({ status }) => status === 'failed') ? 'red' : specs.length > 0 ? 'green' : 'quiet'}>
        Specs <output>{specCount(log)}</output>
      </p>
      {specRun.kind === 'none' && (
        <p class="preview-none">Each spec is a sentence about the app, and the code that shows that it is true.</p>
      )}
      {specRun.kind === 'ended' && specs.length === 0 && !specRun.failure && <p class="preview-none">No file holds a spec yet.</p>}
      <SuiteList suite={specTree(specs)} onGo={onGo} />
      {specRun.kind === 'ended' && specRun.failure && (
        <p class="preview-failure">
          Not all specs were run: {specRun.failure.message} <Line place={specRun.failure.place} onGo={onGo} />
        </p>
      )}
    </section>
  );
}

function SuiteList({ suite, onGo }: { readonly suite: Suite; readonly onGo: Go }) {
  if (suite.specs.length + suite.suites.length === 0) return null;
  return (
    <ul>
      {suite.specs.map(({ name, result }, index) => (
        <Spec key={`spec ${index}`} name={name} result={result} onGo={onGo} />
      ))}
      {suite.suites.map((inner, index) => (
        <li key={`suite ${index}`} class="preview-suite">
          <span>{inner.name}</span>
          <SuiteList suite={inner} onGo={onGo} />
        </li>
      ))}
    </ul>
  );
}

function Spec({ name, result, onGo }: { readonly name: string; readonly result: SpecResult; readonly onGo: Go }) {
  const { sign, word } = SIGNS[result.status];
  return (
    <li class="preview-spec" data-status={result.status}>
      <span class="preview-sign" aria-hidden="true">
        {sign}
      </span>
      <div>
        <span class="wb-hidden">{word}: </span>
        {name}
        {result.failures.map(({ message, place }, index) => (
          <p key={index} class="preview-failure">
            {message} <Line place={place} onGo={onGo} />
          </p>
        ))}
      </div>
    </li>
  );
}

function Line({ place, onGo }: { readonly place: SourcePlace | undefined; readonly onGo: Go }) {
  if (!place) return null;
  return (
    <button type="button" class="preview-line" onClick={() => onGo(place)}>
      {place.file}:{place.line}
    </button>
  );
}
