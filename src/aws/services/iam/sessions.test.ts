// Sessions do not pile up: inferred, because AWS does not tell what it keeps.
import { expect, test } from 'vitest';
import { VirtualClock } from '../../core/clock.ts';
import { seededRandom } from '../../core/random.ts';
import { rootPrincipal } from '../../iam/caller.ts';
import { Sessions } from './sessions.ts';

test('expired sessions are forgotten when new ones are issued, living ones are not', () => {
  const clock = new VirtualClock(0);
  const sessions = new Sessions(clock, seededRandom(1));
  const issue = (durationSeconds: number) => sessions.issue({ principal: rootPrincipal('123456789012'), durationSeconds });
  const living = issue(1_000_000);
  for (let count = 0; count < 5000; count++) {
    issue(900);
    clock.advanceTo(clock.now() + 10_000);
  }
  expect(sessions.snapshot().length).toBeLessThan(1200);
  expect(sessions.get(living.accessKeyId)).toEqual(living);
});
