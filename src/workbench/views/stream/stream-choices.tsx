// What the learner may choose: which window is drawn, and what the lanes stand for. Nothing is offered that has no second answer.
import { windowName } from './describe.ts';
import { laneFields } from './lane-fields.ts';
import { laneRecordsBy, shardsOfSources, showLanesOf } from './lanes.ts';
import type { StreamModel } from './seen.ts';
import { Segments } from './segments.tsx';

interface StreamChoicesProps {
  readonly model: StreamModel;
  /** Index into the model's windows. */
  readonly window: number;
  readonly chooseWindow: (index: number) => void;
  /** The model was changed: draw it. */
  readonly changed: () => void;
}

export function StreamChoices({ model, window, chooseWindow, changed }: StreamChoicesProps) {
  const fields = model.recordCount === 0 ? [] : laneFields(model);
  const offered = [...new Set([...(model.laneBy === undefined ? [] : [model.laneBy]), ...fields])];
  const hasShards = shardsOfSources(model).length > 0;
  const windows = windowsOffered(model);
  return (
    <div class="stream-choices">
      {windows.length > 1 && (
        <label>
          Window{' '}
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
          {hasShards ? 'Key' : 'Lanes'}{' '}
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
    </div>
  );
}

/** Lanes of shards have no windows of keys. */
function windowsOffered(model: StreamModel) {
  return model.windows
    .map(({ shape }, index) => ({ index, shape, name: windowName(shape) }))
    .filter(({ shape }) => model.laneKind === 'keys' || shape.kind === 'tumbling');
}
