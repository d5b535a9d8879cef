// The lab's clock: the time since the Run began, how fast it passes, pause and step.
import type { Pace } from '../../lab/session.ts';
import { duration } from '../console/lab-time.ts';
import type { LabStore } from '../state/lab-store.ts';
import { isBusy } from './busy.ts';
import { PACES, paceName, samePace } from './paces.ts';

export function LabClock({ store }: { readonly store: LabStore }) {
  const { clock, state } = store.log.value;
  const pace = store.pace.value;
  const passed = clock ? duration(clock.nowMs - clock.startMs, 'hidden') : '00:00:00';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a line of controls in every browser
    <div class="wb-clock" role="group" aria-label="The lab's clock">
      <span class="wb-clock-time" title={clock ? `${new Date(clock.nowMs).toISOString()} on the lab's clock` : "The lab's clock"}>
        <span class="wb-hidden">Lab time </span>
        {passed}
      </span>
      <select
        aria-label="How fast lab time passes"
        value={paceName(pace)}
        onChange={(event) => {
          const chosen = PACES.find(({ name }) => name === event.currentTarget.value);
          if (chosen) store.setPace(chosen.pace);
        }}
      >
        {PACES.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="wb-button wb-button-small"
        aria-pressed={pace.kind === 'paused'}
        title={pace.kind === 'paused' ? 'Let lab time pass again' : "Stop the lab's clock"}
        onClick={() => store.setPace(samePace(pace, PAUSED) ? { kind: 'times', factor: 20 } : PAUSED)}
      >
        {pace.kind === 'paused' ? 'Resume' : 'Pause'}
      </button>
      <button
        type="button"
        class="wb-button wb-button-small"
        disabled={pace.kind !== 'paused' || !isBusy(state)}
        title="Jump to the next thing that is due"
        onClick={() => store.session.value?.step()}
      >
        Step
      </button>
    </div>
  );
}

const PAUSED: Pace = { kind: 'paused' };
