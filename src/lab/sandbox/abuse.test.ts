// What learner code may try, and how each attempt ends. Source of truth: DESIGN.md, "In Node, learner code ... run in a child process".
import { describe, expect, it } from 'vitest';
import { runInline } from '../testing/inline-lab.ts';

const deadline = { deadlineMs: 700 };

describe('a program that does not end well', () => {
  it('is stopped when a loop never ends', async () => {
    const { result, wallMs } = await runInline('let n = 0; for (;;) n++;', deadline);
    expect(result.failure).toMatchObject({ kind: 'deadline', message: expect.stringContaining('loop that never ends') });
    expect(wallMs).toBeLessThan(10_000);
  });

  it('is stopped when microtasks never end', async () => {
    const { result } = await runInline('for (;;) await null;', deadline);
    expect(result.failure?.kind).toBe('deadline');
  });

  it('is stopped when it polls for ever in lab time', async () => {
    const { result } = await runInline('for (;;) await new Promise((r) => setTimeout(r, 1000));', deadline);
    expect(result.failure).toMatchObject({ kind: 'deadline', message: expect.stringContaining('still running') });
  });

  it('ends for memory when the heap grows without end', async () => {
    const { result } = await runInline('const all: unknown[] = []; for (;;) all.push({ n: all.length, text: String(all.length) });', {
      deadlineMs: 60_000,
    });
    expect(result.failure).toMatchObject({ kind: 'memory', message: expect.stringContaining('memory') });
  }, 60_000);

  it('ends for memory when buffers outside the heap grow without end', async () => {
    const program =
      'const all: Uint8Array[] = []; for (;;) { all.push(new Uint8Array(8 << 20).fill(1)); await new Promise((r) => setTimeout(r, 1)); }';
    const { result } = await runInline(program, { deadlineMs: 60_000 });
    expect(result.failure?.kind).toBe('memory');
  }, 60_000);

  it('is told that it called process.exit', async () => {
    const { result } = await runInline('try { process.exit(3); } catch {}\nconsole.log("not reached by the host");');
    expect(result.failure).toMatchObject({ kind: 'exited', message: expect.stringContaining('process.exit(3)') });
  });

  it('is told that it waits for a promise that nothing will settle', async () => {
    const { result } = await runInline('await new Promise(() => {});');
    expect(result.failure).toMatchObject({ kind: 'stalled', message: expect.stringContaining('nothing will settle') });
  });

  it('is told of an unbounded recursion, with the line', async () => {
    const { result } = await runInline('function down(): number {\n  return down() + 1;\n}\ndown();');
    expect(result.failure).toMatchObject({
      kind: 'threw',
      message: expect.stringContaining('Maximum call stack'),
      place: { file: 'main.ts', line: 2 },
    });
  });

  it('keeps the first lines of a million and tells how many were dropped', async () => {
    const { result, printed, events } = await runInline('for (let i = 0; i < 1_000_000; i++) console.log(i);', { deadlineMs: 30_000 });
    const dropped = events.filter((event) => event.type === 'console-dropped').reduce((sum, { count }) => sum + count, 0);
    expect(result.failure).toBeUndefined();
    expect(printed.length + dropped).toBe(1_000_000);
    expect(printed.length).toBeLessThanOrEqual(2000);
    expect(printed[1]).toBe('1');
  }, 40_000);

  it('fails by what it throws, at the line of the learner, with the stack mapped', async () => {
    const program =
      'interface Unused { readonly gone: string }\n\nfunction inner(): void {\n  throw new RangeError("too far");\n}\nasync function outer() {\n  await null;\n  inner();\n}\nawait outer();';
    const { result } = await runInline(program);
    expect(result.failure).toMatchObject({ kind: 'threw', message: 'RangeError: too far', place: { file: 'main.ts', line: 4, column: 9 } });
    expect(result.failure?.stack).toMatch(/at inner \(main\.ts:4:9\)\n.*at outer \(main\.ts:8:3\)\n.*main\.ts:10:1/);
  });

  it('fails by a rejection that nothing handles, even one outside the awaited program', async () => {
    const { result } = await runInline(
      'async function work() {\n  throw new Error("lost");\n}\nvoid work();\nawait new Promise((r) => setTimeout(r, 5000));',
    );
    expect(result.failure).toMatchObject({ kind: 'threw', message: 'Error: lost', place: { file: 'main.ts', line: 2 } });
  });

  it('fails by an error inside a timer', async () => {
    const { result } = await runInline('setTimeout(() => {\n  throw new Error("late");\n}, 10_000);');
    expect(result.failure).toMatchObject({ kind: 'threw', message: 'Error: late', place: { line: 2 } });
  });

  it('fails with words even when it throws what is no error', async () => {
    const { result } = await runInline('throw { code: 42 };');
    expect(result.failure).toMatchObject({ kind: 'threw', message: expect.stringContaining('{code: 42}') });
  });
});

describe('a program that reaches for the machine', () => {
  /** Runs an expression and prints the message of what it throws. */
  const attempt = async (body: string) => {
    const { printed, result } = await runInline(
      `try {\n  console.log('reached', await (async () => { ${body} })());\n} catch (error) { console.log('refused', (error as Error).message); }`,
    );
    return { text: printed.join('\n'), result };
  };

  it('cannot import a module of Node: the import is refused before anything runs', async () => {
    const { result, printed } = await runInline(
      "console.log('ran');\nimport { readFileSync } from 'node:fs';\nreadFileSync('/etc/passwd');",
    );
    expect(result.diagnostics).toMatchObject([
      { severity: 'error', message: expect.stringContaining("'node:fs'"), place: { file: 'main.ts', line: 2 } },
    ]);
    expect(result.diagnostics[0]?.message).toContain("'@aws-sdk/client-kinesis'");
    expect(printed).toEqual([]);
  });

  it.each([
    ['an import() that is built at run time', "return import('node:' + 'fs');"],
    ['an import() through eval', 'return (0, eval)("import(\'node:fs\')");'],
    ['an import() through a function made of text', 'return new Function("return import(\'node:net\')")();'],
    [
      'a module by data: URL',
      "const url = 'data:text/javascript,export default 1'; return (0, eval)('import(' + JSON.stringify(url) + ')');",
    ],
  ])('cannot load %s', async (_, body) => {
    const { text } = await attempt(body);
    expect(text).toMatch(/^refused .*(import\(\) needs|no module)/);
  });

  it.each([
    ['process.binding', "return (process as any).binding('fs');"],
    ['process.getBuiltinModule', "return (process as any).getBuiltinModule('fs');"],
    ['require', "return (globalThis as any).require('fs');"],
    ['process.kill', 'return (process as any).kill(1);'],
    ['the real process by another name', 'return (globalThis as any).global.process.pid;'],
    ['the dispatcher behind Node’s own fetch', "return (globalThis as any)[Symbol.for('undici.globalDispatcher.1')].dispatch;"],
    [
      'Node’s internals by the frames of a stack',
      '(Error as any).prepareStackTrace = (_: unknown, c: any[]) => c; return (new Error().stack as any).map((c: any) => c.getThis()).find(Boolean).pid;',
    ],
    ['WebSocket', "return new (globalThis as any).WebSocket('ws://127.0.0.1:1');"],
    ['localStorage', "return (globalThis as any).localStorage.getItem('x');"],
  ])('does not find %s', async (_, body) => {
    const { text } = await attempt(body);
    expect(text).toMatch(/^refused/);
  });

  it('cannot open a socket, nor read a file, even where it gets hold of the real process', async () => {
    // A hole that somebody may find one day: the permission model of Node still stands behind it.
    const { text } = await attempt(
      "const found = (globalThis as any)[Symbol.for('test.process')] ?? Object.getOwnPropertyNames(globalThis).map((n) => (globalThis as any)[n]).find((v) => v?.versions?.node); return found;",
    );
    expect(text).toBe('reached undefined');
  });

  it('fetches from nobody but AWS', async () => {
    const { text } = await attempt("return (await fetch('https://example.com/')).status;");
    expect(text).toBe('refused The sandbox has no network: only AWS answers here, and example.com is not AWS.');
  });

  it('does not fetch from this machine', async () => {
    const { text } = await attempt("return (await fetch('http://127.0.0.1:4566/')).status;");
    expect(text).toMatch(/^refused The sandbox has no network/);
  });

  it('finds no environment variables', async () => {
    const { text } = await attempt('return Object.keys(process.env).length;');
    expect(text).toBe('reached 0');
  });
});
