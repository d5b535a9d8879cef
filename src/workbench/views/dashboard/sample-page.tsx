// A page with nothing but the view and sample searches, for looking at it. The address says which.
import { signal } from '@preact/signals';
import { render } from 'preact';
import { EMPTY_RUN_LOG, type RunLog } from '../../state/run-log.ts';
import DashboardView from './dashboard-view.tsx';
import { type SampleName, sampleCalls } from './sample-calls.ts';

const asked = new URLSearchParams(location.search);
const theme = asked.get('theme');
if (theme) document.documentElement.dataset.theme = theme;
const calls = sampleCalls((asked.get('play') ?? 'empty') as SampleName);
const startMs = Date.UTC(2026, 0, 5, 9);
const log = signal<RunLog>({ ...EMPTY_RUN_LOG, calls, clock: { startMs, nowMs: startMs } });
render(<DashboardView log={log} />, document.getElementById('view') as HTMLElement);
