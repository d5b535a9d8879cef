// GET and POST /_sandshark/clock: what time it is in the endpoint's cloud and, where that time is virtual, moving it.
import type { Hono } from 'hono';

/** The time of the cloud behind the endpoint. All times are milliseconds since the epoch. */
export interface CloudTime {
  readonly mode: 'real' | 'virtual';
  nowMs(): number;
  nextDueMs(): number | undefined;
  /** Moves virtual time and runs what became due. Only called in mode `virtual`. */
  advanceTo(timeMs: number): Promise<void>;
}

/** Adds the two routes. A POST carries `{ advanceToMs }`; both answer `{ mode, nowMs, nextDueMs }`. */
export function addClockRoutes(app: Hono, time: CloudTime): void {
  const path = '/_sandshark/clock';
  const reading = () => ({ mode: time.mode, nowMs: time.nowMs(), nextDueMs: time.nextDueMs() ?? null });
  app.get(path, (context) => context.json(reading()));
  app.post(path, async (context) => {
    const body: unknown = await context.req.json().catch(() => undefined);
    const advanceToMs = typeof body === 'object' && body !== null && 'advanceToMs' in body ? body.advanceToMs : undefined;
    if (typeof advanceToMs !== 'number' || !Number.isFinite(advanceToMs)) {
      return context.json({ message: 'The body is {"advanceToMs": number}, in milliseconds since the epoch.' }, 400);
    }
    if (time.mode === 'real') {
      return context.json({ message: 'This endpoint runs in real time. Start it with --clock virtual to move its clock.' }, 409);
    }
    await time.advanceTo(advanceToMs);
    return context.json(reading());
  });
}
