// What the learner may choose: which window is drawn, and what the lanes stand for. Nothing is offered that has no second answer.
import { type Clock, clocksOf } from './clocks.ts';
import { windowName } from './describe.ts';
import { laneFields } from './lane-fields.ts';
import { laneRecordsBy, shardsOfSources, showLanesOf } from './lanes.ts';
import type { StreamModel } from './seen.ts';
import { Segments } from './segments.tsx';

const CLOCKS: Readonly<Record<Clock, string>> = { event: 'Event time', arrival: 'Arrival', rowtime: 'ROWTIME' };

interface StreamChoicesProps {
  readonly model: StreamModel;
  /** Index into the model's windows. */
  readonly window: number;
  readonly chooseWindow: (index: number) => void;
  readonly clock: Clock;
  readonly chooseClock: (clock: Clock) => void;
  /** The model was changed: draw it. */
  readonly changed: () => void;
}

export function StreamChoices({ model, window, chooseWindow, clock, chooseClock, changed }: StreamChoicesProps) {
  const fields = model.recordCount === 0 ? [] : laneFields(model);
  const offered = [...new Set([...(model.laneBy === undefined ? [] : [model.laneBy]), ...fields])];
  const hasShards = shardsOfSources(model).length > 1;
  const clocks = clocksOf(model);
  const windows = windowsOffered(model);
  return (
    <div class="stream-choices">
      {windows.length > 1 && (
        <label>
          Window
          <select value={String(window)} onChange={(event) => chooseWindow(Number(event.currentTarget.value))}>
            {windows.map(({ index, name }) => (
              <option key={index} value={String(index)}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      {hasShards && (
        <Segments
          legend="A lane for each"
          options={[
            ['keys', 'By key'],
            ['shards', 'By shard'],
          ]}
          chosen={model.laneKind}
          choose={(kind) => {
            showLanesOf(model, kind, 'learner');
            changed();
          }}
        />
      )}
      {model.laneKind === 'keys' && offered.length > 0 && (
        <label>
          {hasShards ? 'Key' : 'Lanes'}
          <select
            value={model.laneBy ?? ''}
            onChange={({ currentTarget: { value } }) => {
              laneRecordsBy(model, value === '' ? undefined : value);
              changed();
            }}
          >
            <option value="">partition key</option>
            {offered.map((field) => (
              <option key={field} value={field}>
                {field}
              </option>
            ))}
          </select>
        </label>
      )}
      {clocks.length > 1 && (
        <Segments
          legend="Place records by"
          options={clocks.map((one) => [one, CLOCKS[one]] as const)}
          chosen={clock}
          choose={chooseClock}
        />
      )}
    </div>
  );
}

/** Lanes of shards have no windows of keys. */
function windowsOffered(model: StreamModel) {
  return model.windows
    .map((window, index) => ({
      index,
      shape: window.shape,
      name: windowName(window, model.windows.length > 1 ? window.shape.pump : undefined),
    }))
    .filter(({ shape }) => model.laneKind === 'keys' || shape.kind === 'tumbling');
}
