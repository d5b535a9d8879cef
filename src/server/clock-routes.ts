// GET and POST /_sandshark/clock: what time it is in the endpoint's cloud and, where that time is virtual, moving it.
import type { Hono } from 'hono';
import { CLOCK_PATH, type ClockAnswer } from '../lab/remote-clock.ts';

/** The time of the cloud behind the endpoint. All times are milliseconds since the epoch. */
export type CloudTime = RealTime | VirtualTime;

interface RealTime {
  readonly mode: 'real';
  nowMs(): number;
}

interface VirtualTime {
  readonly mode: 'virtual';
  nowMs(): number;
  /** The earliest due time of anything planned. */
  nextDueMs(): number | undefined;
  /** Whether anything that is not periodic is planned. */
  busy(): boolean;
  /** Functions that compute at this moment. */
  computing(): number;
  /** Moves there, and runs on the way what is due. */
  advanceTo(timeMs: number): Promise<void>;
}

function reading(time: CloudTime): ClockAnswer {
  if (time.mode === 'real') return { mode: 'real', nowMs: time.nowMs() };
  return { mode: 'virtual', nowMs: time.nowMs(), nextDueMs: time.nextDueMs() ?? null, busy: time.busy(), computing: time.computing() };
}

/** Adds the two routes in the shapes of src/lab/remote-clock.ts. */
export function addClockRoutes(app: Hono, time: CloudTime): void {
  app.get(CLOCK_PATH, (context) => context.json(reading(time)));
  app.post(CLOCK_PATH, async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const advanceToMs = typeof body === 'object' && body !== null && 'advanceToMs' in body ? body.advanceToMs : undefined;
    if (typeof advanceToMs !== 'number' || !Number.isFinite(advanceToMs)) {
      return context.json({ message: 'The body is {"advanceToMs": number}, in milliseconds since the epoch.' }, 400);
    }
    if (time.mode === 'real') {
      return context.json({ message: 'This endpoint runs in real time. Start it with --clock virtual to move its clock.' }, 409);
    }
    await time.advanceTo(advanceToMs);
    return context.json(reading(time));
  });
}
