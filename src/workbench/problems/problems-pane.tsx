// The Problems pane: what the compiler says, and how the program failed; a click goes to the line.
import type { SourcePlace } from '../../lab/run-events.ts';
import type { RunLog } from '../state/run-log.ts';
import { failureText } from '../state/verdict.ts';

interface ProblemsPaneProps {
  readonly log: RunLog;
  readonly onGo: (place: SourcePlace) => void;
}

export function ProblemsPane({ log, onGo }: ProblemsPaneProps) {
  if (log.diagnostics.length === 0 && !log.failure) {
    return <p class="wb-empty">No problems. Errors of the compiler and of your program appear here, each with its line.</p>;
  }
  return (
    <ul class="wb-problems">
      {log.failure && (
        <li class="wb-problem wb-problem-error">
          <Place place={log.failure.place} onGo={onGo} />
          <span>{failureText(log.failure)}</span>
          {log.failure.stack && <pre class="wb-stack">{log.failure.stack}</pre>}
        </li>
      )}
      {log.diagnostics.map((diagnostic, index) => (
        <li key={index} class={`wb-problem wb-problem-${diagnostic.severity}`}>
          <Place place={diagnostic.place} onGo={onGo} />
          <span>
            <span class="wb-level">{diagnostic.severity}</span> {diagnostic.message}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Place({ place, onGo }: { readonly place: SourcePlace | undefined; readonly onGo: (place: SourcePlace) => void }) {
  if (!place) return null;
  return (
    <button type="button" class="wb-place" onClick={() => onGo(place)}>
      {place.file}:{place.line}:{place.column}
    </button>
  );
}
