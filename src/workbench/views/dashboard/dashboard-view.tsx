// The dashboard: what the program's searches of an OpenSearch domain were answered, as charts or as tables, always the same numbers.
import type { ReadonlySignal } from '@preact/signals';
import type { RunLog } from '../../state/run-log.ts';
import { searchAnswers } from './search-answers.ts';

interface DashboardViewProps {
  readonly log: ReadonlySignal<RunLog>;
}

export default function DashboardView({ log }: DashboardViewProps) {
  const answers = searchAnswers(log.value.calls);
  const last = answers.at(-1);
  if (last?.kind !== 'answered') return <p class="wb-empty">Press Run: each search of a domain is drawn here.</p>;
  return <p>{last.total} documents</p>;
}
