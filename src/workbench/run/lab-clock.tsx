// The lab's clock: the time since the Run began, how fast it passes, pause and step.
import { duration } from '../console/lab-time.ts';
import { ActionButton } from '../layout/action-button.tsx';
import type { LabStore } from '../state/lab-store.ts';
import { isBusy } from './busy.ts';
import { PACE_NAMES, PACES } from './paces.ts';

export function LabClock({ store }: { readonly store: LabStore }) {
  const { clock, state } = store.log.value;
  const paused = store.pace.value.kind === 'paused';
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
        value={store.paceName}
        onChange={(event) => {
          const chosen = PACE_NAMES.find((name) => name === event.currentTarget.value);
          if (chosen) store.choosePace(chosen);
        }}
      >
        {PACE_NAMES.map((name) => (
          <option key={name} value={name}>
            {PACES[name].title}
          </option>
        ))}
      </select>
      <button
        type="button"
        class="wb-button wb-button-small"
        aria-pressed={paused}
        title={paused ? 'Let lab time pass again' : "Stop the lab's clock"}
        onClick={() => (paused ? store.choosePace(store.paceName) : store.pause())}
      >
        {paused ? 'Resume' : 'Pause'}
      </button>
      <ActionButton
        look="small"
        possible={paused && isBusy(state)}
        onPress={() => store.session.value?.step()}
        title="Jump to the next thing that is due"
      >
        Step
      </ActionButton>
    </div>
  );
}
