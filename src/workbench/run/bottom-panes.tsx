// The panes under the editor: the view of the cloud's inside (Stream or Messages), Console, Calls, Problems.
import type { SourcePlace } from '../../lab/run-events.ts';
import { CallsPane } from '../calls/calls-pane.tsx';
import { ConsolePane } from '../console/console-pane.tsx';
import { sqlProblems } from '../editor/sql/sql-problems.ts';
import { Tabs } from '../layout/tabs.tsx';
import { ProblemsPane } from '../problems/problems-pane.tsx';
import type { LabStore, PaneName } from '../state/lab-store.ts';
import { type ViewName, ViewPane, viewLabels } from '../views/view-pane.tsx';

interface BottomPanesProps {
  readonly store: LabStore;
  readonly onGo: (place: SourcePlace) => void;
}

export function BottomPanes({ store, onGo }: BottomPanesProps) {
  const content = store.content.value;
  // Which view there is, only the lab knows.
  return content ? <Panes store={store} onGo={onGo} view={content.view ?? 'stream'} /> : <div class="wb-bottom" />;
}

function Panes({ store, onGo, view }: BottomPanesProps & { readonly view: ViewName }) {
  const log = store.log.value;
  const chosen = store.pane.value === 'view' ? view : store.pane.value;
  // What the last Run said, and what the editor finds in the SQL as it stands.
  const found = [...log.diagnostics, ...sqlProblems.value.filter((problem) => !sameLine(problem.place, log.failure?.place))];
  const problems = found.length + (log.failure ? 1 : 0);
  const items = [
    { id: view, label: viewLabels[view] },
    { id: 'console', label: 'Console', count: { value: log.consoleCount, of: log.consoleCount === 1 ? 'line' : 'lines' } },
    { id: 'calls', label: 'Calls', count: { value: log.callCount, of: log.callCount === 1 ? 'call' : 'calls' } },
    { id: 'problems', label: 'Problems', count: { value: problems, of: problems === 1 ? 'problem' : 'problems', tone: 'error' as const } },
  ];
  return (
    <div class="wb-bottom">
      <Tabs
        name="wb"
        label="What the run shows"
        items={items}
        selected={chosen}
        onSelect={(id) => {
          store.pane.value = id === view ? 'view' : (id as Exclude<PaneName, 'view'>);
        }}
      />
      <div class="wb-panel" role="tabpanel" id={`wb-panel-${view}`} aria-labelledby={`wb-tab-${view}`} hidden={chosen !== view}>
        <ViewPane store={store} name={view} onGo={onGo} />
      </div>
      {chosen !== view && (
        <div class="wb-panel" role="tabpanel" id={`wb-panel-${chosen}`} aria-labelledby={`wb-tab-${chosen}`}>
          {chosen === 'console' && <ConsolePane log={log} />}
          {chosen === 'calls' && <CallsPane log={log} caller={view === 'preview' ? 'page' : 'program'} store={store} />}
          {chosen === 'problems' && <ProblemsPane log={{ ...log, diagnostics: found }} onGo={onGo} />}
        </div>
      )}
    </div>
  );
}

/** The editor finds in the SQL what the Run was refused for: one problem, told once. */
function sameLine(one: SourcePlace | undefined, other: SourcePlace | undefined): boolean {
  return one !== undefined && one.file === other?.file && one.line === other.line;
}
