// What an item differs in from another one of the same resource, the one before unless the learner names another.
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { itemBefore } from '../model/history.ts';
import type { Item } from '../model/item.ts';
import { itemDiff } from '../model/item-diff.ts';
import { changeWord, momentWord, statusWord, valueWord } from '../words.ts';

interface ItemDiffProps {
  readonly items: readonly Item[];
  readonly item: Item;
  readonly startMs: number | undefined;
}

export function ItemDiff({ items, item, startMs }: ItemDiffProps) {
  const id = useId();
  const named = useSignal<number | undefined>(undefined);
  if (items.length < 2) return null;
  const other = items.find(({ stateId }) => stateId === named.value) ?? itemBefore(items, item);
  const isLater = other !== undefined && other.stateId > item.stateId;
  const diff = isLater ? itemDiff(item, other) : itemDiff(other, item);
  return (
    <section class="graph-diff" aria-label="What changed">
      <p class="graph-heading">
        <label for={id}>{isLater ? 'Changed by' : 'Changed since'}</label>{' '}
        <select id={id} value={other?.stateId ?? ''} onChange={({ currentTarget }) => (named.value = Number(currentTarget.value))}>
          {!other && <option value="">before it was there</option>}
          {items
            .filter((each) => each !== item)
            .map((each) => (
              <option key={each.stateId} value={each.stateId}>
                {momentWord(each.atMs, startMs)} {statusWord(itemBefore(items, each), each)}
              </option>
            ))}
        </select>
      </p>
      {diff.length === 0 ? (
        <p class="view-quiet">
          {other ? 'Nothing in it. AWS Config makes an item also when a related resource changes.' : 'It was discovered then.'}
        </p>
      ) : (
        <dl>
          {diff.map((change) => (
            <div key={change.path}>
              <dt>
                {change.path} <span class="view-quiet">{changeWord(change)}</span>
              </dt>
              {change.changeType !== 'CREATE' && (
                <dd>
                  <del>{valueWord(change.before)}</del>
                </dd>
              )}
              {change.changeType !== 'DELETE' && (
                <dd>
                  <ins>{valueWord(change.after)}</ins>
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
    </section>
  );
}
