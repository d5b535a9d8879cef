// What a program finds inside the sandbox: virtual time, a console as data, a fetch with streams. Sources: the standards of the globals
// (https://html.spec.whatwg.org/multipage/timers-and-user-prompts.html, https://fetch.spec.whatwg.org) and DESIGN.md.
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../aws/core/clock.ts';
import { Scheduler } from '../../aws/core/scheduler.ts';
import type { ConsoleValue } from '../run-events.ts';
import type { Target } from '../target.ts';
import { embedded, virtualTime } from '../target-embedded.ts';
import { runInline } from '../testing/inline-lab.ts';

async function values(program: string): Promise<readonly ConsoleValue[]> {
  const { events, result } = await runInline(program);
  expect(result.failure).toBeUndefined();
  return events.filter((event) => event.type === 'console').flatMap(({ line }) => line.values);
}

describe('virtual time', () => {
  it('moves Date, performance.now and Temporal together, by exactly what was waited', async () => {
    const { printed } = await runInline(`const T = (globalThis as any).Temporal;
const read = () => [Date.now(), new Date().getTime(), performance.now() + performance.timeOrigin, T ? T.Now.instant().epochMilliseconds : Date.now(), new (new Date().constructor as any)().getTime()];
const before = read();
await new Promise((r) => setTimeout(r, 86_400_000));
console.log(read().map((now, i) => now - before[i]).join());`);
    expect(printed).toEqual([Array(5).fill(86_400_000).join()]);
  });

  it('does not let computing take lab time', async () => {
    const { printed } = await runInline(
      'const t = Date.now(); let n = 0; for (let i = 0; i < 3e7; i++) n += i; console.log(Date.now() - t);',
    );
    expect(printed).toEqual(['0']);
  });

  it('fires timers in order of time, and in order of arrival where times are equal', async () => {
    const { printed } = await runInline(`const order: string[] = [];
setTimeout(() => order.push('b'), 20); setTimeout(() => order.push('c'), 20); setTimeout(() => order.push('a'), 10);
const gone = setTimeout(() => order.push('never'), 15); clearTimeout(gone);
await new Promise((r) => setTimeout(r, 30)); console.log(order.join(''));`);
    expect(printed).toEqual(['abc']);
  });

  it('repeats an interval until it is cleared', async () => {
    const { printed } = await runInline(`let n = 0; const began = Date.now();
await new Promise<void>((r) => { const id = setInterval(() => { if (++n === 5) { clearInterval(id); r(); } }, 1000); });
console.log(n, Date.now() - began);`);
    expect(printed).toEqual(['5 5000']);
  });

  it('waits for real work, such as hashing, before it lets time pass', async () => {
    const { printed } = await runInline(`let bytes = new Uint8Array(1 << 20);
const race = Promise.race([new Promise((r) => setTimeout(() => r('timer'), 1)), (async () => { for (let i = 0; i < 20; i++) bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)); return 'hash'; })()]);
console.log(await race);`);
    expect(printed).toEqual(['hash']);
  });

  it('gives AbortSignal.timeout in lab time', async () => {
    const { printed } = await runInline(`const signal = AbortSignal.timeout(3_600_000); const began = Date.now();
await new Promise((r) => signal.addEventListener('abort', r)); console.log(signal.reason.name, Date.now() - began);`);
    expect(printed).toEqual(['TimeoutError 3600000']);
  });
});

describe('the console', () => {
  it('shows objects with their keys and without running their getters', async () => {
    const [value] = await values(
      `let ran = 0; const o = { n: 1, s: 'x', get g() { ran++; return 1; }, list: [1, 2] }; console.log(o, ran); console.log(ran);`,
    );
    expect(value).toEqual({
      kind: 'object',
      type: 'Object',
      shape: 'record',
      preview: "{n: 1, s: 'x', g: (getter), list: [1, 2]}",
      entries: [
        ['n', { kind: 'primitive', type: 'number', text: '1' }],
        ['s', { kind: 'primitive', type: 'string', text: 'x' }],
        ['g', { kind: 'text', text: '(getter)' }],
        ['list', expect.objectContaining({ kind: 'object', type: 'Array', preview: 'Array(2) [1, 2]' })],
      ],
      more: 0,
    });
  });

  it('previews the rows of a list, with an ellipsis for what is deeper or longer', async () => {
    const { printed } = await runInline(`const row = { date: '2012-10-29', wind: 15.2 };
console.log([row, { ...row, tags: ['a', 'b'], place: { city: 'Seattle', at: { lat: 47 } } }]);
console.log(Array.from({ length: 365 }, () => row));
console.log({ rows: Array.from({ length: 50 }, () => ({ text: 'x'.repeat(1000) })), empty: {}, none: [], seen: new Set([1]), by: new Map([['k', [1]]]) });
console.log([['two\\nlines']]);`);
    expect(printed).toEqual([
      "Array(2) [{date: '2012-10-29', wind: 15.2}, {date: '2012-10-29', wind: 15.2, tags: […], place: {…}}]",
      `Array(365) [${"{date: '2012-10-29', wind: 15.2}, ".repeat(7)}…]`,
      "{rows: [{…}, {…}, {…}, {…}, {…}, {…}, {…}, {…}, {…}, {…}, …], empty: {}, none: [], seen: Set(1) [1], by: Map {'k': […]}}",
      "Array(1) [['two\\nlines']]",
    ]);
  });

  it('keeps a preview short, whatever is in it', async () => {
    const { printed } = await runInline(`const long = 'x'.repeat(5_000);
class ${'C'.repeat(500)} { [long] = [long, long]; two = long; }
const one = new ${'C'.repeat(500)}();
console.log([one, one, one], { [long]: one }, new Map([[one, one]]));
let nested: any = [long]; for (let i = 0; i < 4; i++) nested = [nested, nested, nested, nested]; console.log(nested);`);
    for (const line of printed) expect(line.length).toBeLessThan(3_000);
  });

  it('marks what console.table printed, with the columns that the program named, and prints what has no rows as it is', async () => {
    const [all, named, word] = await values(
      `console.table([{ a: 1, b: 2 }]); console.table([{ a: 1, b: 2 }], ['b']); console.table('none');`,
    );
    expect(all).toMatchObject({ kind: 'object', entries: [['0', { kind: 'object' }]], table: {} });
    expect(named).toMatchObject({ kind: 'object', table: { columns: ['b'] } });
    expect(word).toEqual({ kind: 'text', text: 'none' });
  });

  it('ends cycles, depth, width and length', async () => {
    const [cycle, deep, wide, long] = await values(`const c: any = { name: 'c' }; c.self = c; console.log(c);
let d: any = {}; for (let i = 0; i < 100; i++) d = { d }; console.log(d);
console.log(Array.from({ length: 10_000 }, (_, i) => i)); console.log('x'.repeat(1_000_000));`);
    expect(JSON.stringify(cycle)).toContain('[circular Object]');
    expect(JSON.stringify(deep).length).toBeLessThan(2000);
    expect(wide).toMatchObject({ kind: 'object', more: 9950 });
    expect(JSON.stringify(long).length).toBeLessThan(11_000);
  });

  it('shows maps, sets, dates, bytes, errors with the learner’s lines, and hostile proxies', async () => {
    const [map, set, date, bytes, error, proxy] =
      await values(`console.log(new Map([['k', 1]]), new Set([2]), new Date(0), new Uint8Array([1, 2]), new TypeError('bad'),
  new Proxy({}, { ownKeys() { throw new Error('no'); } }));`);
    expect(map).toMatchObject({ type: 'Map', entries: [["'k'", { text: '1' }]] });
    expect(set).toMatchObject({ type: 'Set', entries: [['0', { text: '2' }]] });
    expect(date).toEqual({ kind: 'text', text: '1970-01-01T00:00:00.000Z' });
    expect(bytes).toMatchObject({ type: 'Uint8Array', preview: 'Uint8Array(2) [1, 2]' });
    expect(error).toMatchObject({ kind: 'error', name: 'TypeError', message: 'bad', stack: expect.stringContaining('main.ts:1:') });
    expect(proxy).toMatchObject({ kind: 'text', text: expect.stringContaining('cannot be shown') });
  });

  it('fills in the directives of a format', async () => {
    const { printed } = await runInline("console.log('%s has %d records, 100%%', 'prices', 3.7, 'rest');");
    expect(printed).toEqual(['prices has 3 records, 100% rest']);
  });
});

describe('fetch', () => {
  /** The embedded cloud, with one address that answers as `answer` says. */
  const answering = (answer: (request: Request) => Response | Promise<Response>) => (): Target => {
    const cloud = embedded();
    return {
      ...cloud,
      fetch: (request) => (request.url.startsWith('https://test.amazonaws.com/') ? Promise.resolve(answer(request)) : cloud.fetch(request)),
    };
  };

  it('streams a body out and back, chunk by chunk', async () => {
    const target = answering(
      (request) => new Response(request.body, { headers: { 'content-type': 'application/vnd.amazon.eventstream' } }),
    );
    const program = `let n = 0;
const body = new ReadableStream({ pull(c) { if (n === 3) c.close(); else c.enqueue(new TextEncoder().encode('part' + n++)); } });
const response = await fetch('https://test.amazonaws.com/', { method: 'POST', body, duplex: 'half' } as any);
const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
for (let c = await reader.read(); !c.done; c = await reader.read()) console.log(c.value);`;
    const { printed, result } = await runInline(program, { target });
    expect(result.failure).toBeUndefined();
    expect(printed).toEqual(['part0', 'part1', 'part2']);
  });

  it('asks a stream without end only for what is read, and ends it when the reader cancels', async () => {
    let made = 0;
    let cancelled = 0;
    const endless = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.enqueue(new Uint8Array([made++ % 256])),
        cancel: () => {
          cancelled++;
        },
      });
    const target = answering(() => new Response(endless(), { headers: { 'content-type': 'application/vnd.amazon.eventstream' } }));
    const program = `const response = await fetch('https://test.amazonaws.com/');
const reader = response.body!.getReader();
for (let i = 0; i < 5; i++) await reader.read();
await reader.cancel();`;
    const { result } = await runInline(program, { target });
    expect(result.failure).toBeUndefined();
    expect(made).toBeLessThan(30);
    expect(cancelled).toBeGreaterThan(0);
  });

  it('gives a call up when its signal aborts', async () => {
    let aborted = 0;
    const target = answering(
      (request) =>
        new Promise<Response>((_, reject) =>
          request.signal.addEventListener('abort', () => {
            aborted++;
            reject(request.signal.reason);
          }),
        ),
    );
    const program = `const controller = new AbortController();
const call = fetch('https://test.amazonaws.com/', { signal: controller.signal });
await crypto.subtle.digest('SHA-256', new Uint8Array(1));
controller.abort();
try { await call; } catch (error) { console.log((error as Error).name); }`;
    const { printed } = await runInline(program, { target });
    expect(printed).toEqual(['AbortError']);
    // Once in the shown run and once in the hidden one.
    expect(aborted).toBe(2);
  });

  it('lets lab time pass for a call that is answered only later, as a long poll is', async () => {
    const target = (): Target => {
      const clock = new VirtualClock(0);
      const scheduler = new Scheduler(clock);
      const answer = () =>
        new Promise<Response>((resolve) => scheduler.at(clock.now() + 20_000, 'answer', () => resolve(new Response('late'))));
      return { ...embedded(), time: virtualTime(clock, scheduler), fetch: answer };
    };
    const program = `const began = Date.now(); let ticks = 0; const ticking = setInterval(() => ticks++, 1000);
const response = await fetch('https://sqs.us-east-1.amazonaws.com/'); clearInterval(ticking);
console.log(await response.text(), Date.now() - began, ticks);`;
    const { printed, result } = await runInline(program, { target });
    expect(result.failure).toBeUndefined();
    expect(printed).toEqual([expect.stringMatching(/^late 20000 (19|20)$/)]);
  });

  it('fires the timeout of a call that is never answered', async () => {
    const target = answering(() => new Promise<Response>(() => {}));
    const program = `const signal = AbortSignal.timeout(30_000); const began = Date.now();
try { await fetch('https://test.amazonaws.com/', { signal }); } catch (error) { console.log((error as Error).name, Date.now() - began); }`;
    const { printed } = await runInline(program, { target });
    expect(printed).toEqual(['TimeoutError 30000']);
  });

  it('keeps status, headers and address of an answer', async () => {
    const target = answering(() => new Response('{"a":1}', { status: 418, headers: { 'x-one': '1' } }));
    const { printed } = await runInline(
      "const r = await fetch('https://test.amazonaws.com/x');\nconsole.log(r.status, r.ok, r.headers.get('x-one'), r.url, (await r.json()).a);",
      { target },
    );
    expect(printed).toEqual(['418 false 1 https://test.amazonaws.com/x 1']);
  });
});
