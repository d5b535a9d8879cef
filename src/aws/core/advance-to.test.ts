// Source of truth: DESIGN, "Virtual time, for both sides"; inferred where it is silent.
import { describe, expect, it } from 'vitest';
import { advanceTo } from './advance-to.ts';
import { VirtualClock } from './clock.ts';
import { Scheduler } from './scheduler.ts';

function timed() {
  const clock = new VirtualClock(1000);
  const scheduler = new Scheduler(clock);
  const ran: string[] = [];
  const plan = (dueMs: number, label: string, then?: () => void) =>
    scheduler.at(dueMs, label, () => {
      ran.push(`${label} at ${clock.now()}`);
      then?.();
    });
  return { clock, scheduler, ran, plan };
}

describe('advanceTo', () => {
  it('runs each task at its own time, up to and with the last millisecond, and ends at the time that was asked for', async () => {
    const { clock, scheduler, ran, plan } = timed();
    plan(1500, 'second');
    plan(1200, 'first');
    plan(2000, 'last');
    plan(2001, 'later');
    await advanceTo(clock, scheduler, 2000);
    expect(ran).toEqual(['first at 1200', 'second at 1500', 'last at 2000']);
    await advanceTo(clock, scheduler, 2000.5);
    expect(clock.now()).toBe(2000.5);
  });

  it('runs what a task plans on the way, and what was due before', async () => {
    const { clock, scheduler, ran, plan } = timed();
    plan(900, 'overdue');
    plan(1200, 'first', () => plan(1300, 'planned by the first'));
    await advanceTo(clock, scheduler, 1400);
    expect(ran).toEqual(['overdue at 1000', 'first at 1200', 'planned by the first at 1300']);
  });

  it('waits for what it is told after each due time', async () => {
    const { clock, scheduler, ran, plan } = timed();
    plan(1200, 'one');
    plan(1200, 'another');
    plan(1300, 'later');
    await advanceTo(clock, scheduler, 1400, async () => void ran.push(`step at ${clock.now()}`));
    expect(ran).toEqual(['one at 1200', 'another at 1200', 'step at 1200', 'later at 1300', 'step at 1300']);
  });
});
