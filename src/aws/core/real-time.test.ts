// The real-time driver, with the runtime's timers and Date under the test's control.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wallClock } from './clock.ts';
import { RealTimeDriver } from './real-time.ts';
import { Scheduler } from './scheduler.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function driven(onError: (thrown: unknown) => void = (thrown) => expect.unreachable(String(thrown))) {
  const driver = new RealTimeDriver(onError);
  const scheduler = new Scheduler(wallClock, driver.onScheduleChange);
  driver.start(scheduler);
  return { driver, scheduler };
}

test('a task runs when its time has come, and the next one after it', async () => {
  const { scheduler } = driven();
  const ran: string[] = [];
  scheduler.at(Date.now() + 2000, 'second', () => void ran.push('second'));
  scheduler.at(Date.now() + 1000, 'first', () => void ran.push('first'));
  await vi.advanceTimersByTimeAsync(999);
  expect(ran).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(ran).toEqual(['first']);
  await vi.advanceTimersByTimeAsync(1000);
  expect(ran).toEqual(['first', 'second']);
});

test('the code of a function holds up nobody else, and what it throws is reported', async () => {
  const thrown: unknown[] = [];
  const { scheduler } = driven((error) => thrown.push(error));
  const ran: string[] = [];
  const slow = async () => {
    await new Promise((done) => setTimeout(done, 20_000));
    ran.push('function');
    throw new Error('bad');
  };
  scheduler.at(Date.now() + 1000, 'slow', slow, { work: 'function' });
  scheduler.at(Date.now() + 2000, 'next', () => void ran.push('next'));
  await vi.advanceTimersByTimeAsync(2000);
  expect(ran).toEqual(['next']);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(ran).toEqual(['next', 'function']);
  expect(thrown).toEqual([new Error('bad')]);
});

test('a task that throws is reported, and the one after it still runs', async () => {
  const thrown: unknown[] = [];
  const { scheduler } = driven((error) => thrown.push(error));
  const ran: string[] = [];
  scheduler.at(Date.now() + 1, 'bad', () => {
    throw new Error('bad');
  });
  scheduler.at(Date.now() + 1, 'good', () => void ran.push('good'));
  await vi.advanceTimersByTimeAsync(10);
  expect(thrown).toEqual([new Error('bad')]);
  expect(ran).toEqual(['good']);
});

test('a task of next year does not run at once', async () => {
  const { scheduler } = driven();
  const ran: string[] = [];
  scheduler.at(Date.now() + 365 * 24 * 3600 * 1000, 'late', () => void ran.push('late'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ran).toEqual([]);
});

test('nothing runs after stop, and no timer is left', async () => {
  const { driver, scheduler } = driven();
  const ran: string[] = [];
  scheduler.at(Date.now() + 1000, 'task', () => void ran.push('task'));
  driver.stop();
  expect(vi.getTimerCount()).toBe(0);
  await vi.advanceTimersByTimeAsync(2000);
  expect(ran).toEqual([]);
});
