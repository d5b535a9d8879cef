// One request to the cloud that a run has left behind, for a view that lets the learner try what was built. The answer is read as a call of
// the log is, so that a view needs one way to read both.
import type { Observation } from '../aws/core/ports.ts';
import { loggedFetch } from './call-log.ts';
import type { CloudAnswer, CloudRequest } from './cloud-request.ts';
import { credentialHeaders } from './credential-headers.ts';
import type { CallRecord } from './run-events.ts';
import type { Target } from './target.ts';
import { letPass, PaceControl, TimeDriver, wallWait } from './time-driver.ts';

/** Lab time between two requests: a person has read the answer and typed. */
const BETWEEN_REQUESTS_MS = 2_000;
/** An answer that takes longer, in wall time, waits for lab time to pass. */
const UNANSWERED_MS = 500;

/** Rejects with a sentence when the cloud cannot be reached. */
export async function askCloud(
  target: Target,
  { service, method, url, headers, body, as }: CloudRequest,
  { settleForMs, signal }: { readonly settleForMs: number; readonly signal: AbortSignal },
): Promise<CloudAnswer> {
  const { time } = target;
  const observations: Observation[] = [];
  const forget = target.observe?.((observation) => observations.push(observation));
  try {
    if (time.kind === 'virtual' && as !== 'look') await letPass(time, BETWEEN_REQUESTS_MS, signal);
    const calls: CallRecord[] = [];
    const fetch = loggedFetch(
      target.fetch,
      () => time.now(),
      (call) => calls.push(call),
    );
    const bodyless = method === 'GET' || method === 'DELETE';
    const request = new Request(url, {
      method,
      headers: { ...headers, ...credentialHeaders(target, service) },
      ...(bodyless ? {} : { body }),
    });
    const response = fetch(request);
    await answered(response, target, signal);
    if (as !== 'look')
      await new TimeDriver({ time, pace: new PaceControl(), onClock() {} }).settle(time.kind === 'virtual' ? settleForMs : 0, signal);
    const [call] = calls;
    if (!call) throw new Error('The request was given up before the cloud answered.');
    return { call, ...(as === 'look' && { whole: await (await response).text() }), observations, nowMs: time.now() };
  } finally {
    forget?.();
  }
}

/** Waits for the answer. Where the cloud needs time for it (a function that waits), lab time passes meanwhile. */
async function answered(answer: Promise<Response>, { time }: Target, signal: AbortSignal): Promise<void> {
  let state: 'open' | 'over' = 'open';
  const over = answer.then(
    () => {
      state = 'over';
    },
    () => {
      state = 'over';
    },
  );
  const isOpen = () => state === 'open' && !signal.aborted;
  while (isOpen()) {
    await Promise.race([over, wallWait(UNANSWERED_MS, signal)]);
    if (isOpen() && time.kind === 'virtual' && !(await time.computing?.())) {
      const due = await time.nextDueMs();
      if (due !== undefined) await time.advanceTo(due);
    }
  }
  // What the cloud threw is told to whoever asked.
  if (!signal.aborted) await answer;
}
