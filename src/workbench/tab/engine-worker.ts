// The engine: a Worker that holds one lab's session, its judge and the embedded AWS, so that the page never waits for them.
import { loadAhead } from '../../aws/load-ahead.ts';
import { createSession } from '../../lab/create-session.ts';
import type { Check, Lab } from '../../lab/definition.ts';
import { loadLocationParser } from '../../lab/document/own-location.ts';
import { createFunctionHost } from '../../lab/functions/create-function-host.ts';
import type { ToFunction } from '../../lab/functions/function-protocol.ts';
import type { LabSession } from '../../lab/session.ts';
import { embedded } from '../../lab/target-embedded.ts';
import type { FromEngine, ToEngine } from './engine-protocol.ts';
import { FrameSandbox } from './frame-sandbox.ts';
import { createOutbox } from './outbox.ts';
import { PageCompiler } from './page-compiler.ts';

const labs = import.meta.glob<Lab>('/labs/*/lab.ts', { import: 'default' });
const checks = import.meta.glob<readonly Check<unknown>[]>('/labs/*/checks.ts', { import: 'default' });

const outbox = createOutbox((message: FromEngine) => postMessage(message));
const post = outbox.send;
const programs = new FrameSandbox(post, 'program');
const functions = new FrameSandbox<ToFunction>(post, 'function');
const compiler = new PageCompiler(post);
let session: Promise<LabSession> | undefined;

const sandboxOf = (frame: number) => (functions.has(frame) ? functions : programs);

async function open({ labId, bundle }: Extract<ToEngine, { type: 'open' }>): Promise<LabSession> {
  const [loadLab, loadChecks] = [labs[`/labs/${labId}/lab.ts`], checks[`/labs/${labId}/checks.ts`]];
  if (!loadLab || !loadChecks) throw new Error(`There is no lab "${labId}" in this build.`);
  const [lab, judged] = await Promise.all([loadLab(), loadChecks()]);
  // All that a Run will need is loaded now: later the network may be gone.
  await Promise.all([loadAhead(lab.services), lab.document !== undefined && loadLocationParser()]);
  const opened = createSession({
    lab,
    checks: judged,
    compiler,
    sandbox: programs,
    target: (wishes) =>
      embedded({ ...wishes, functions: () => createFunctionHost({ sandbox: () => functions, sdk: () => Promise.resolve(bundle) }) }),
    bundle: () => Promise.resolve(bundle),
    cloudAfterRun: 'kept',
  });
  opened.subscribe(outbox.event);
  return opened;
}

async function ask({ id, request }: Extract<ToEngine, { type: 'ask' }>): Promise<void> {
  try {
    const answer = await (await session)?.ask(request);
    if (answer) post({ type: 'asked', id, answer });
  } catch (error) {
    post({ type: 'ask-failed', id, error: error instanceof Error ? error.message : String(error) });
  }
}

async function receive(message: ToEngine, ports: readonly MessagePort[]): Promise<void> {
  switch (message.type) {
    case 'open':
      session = open(message);
      await session;
      break;
    case 'run': {
      const result = await (await session)?.run(message.files);
      if (result) post({ type: 'result', run: message.run, result });
      break;
    }
    case 'stop':
      (await session)?.stop();
      break;
    case 'pace':
      (await session)?.setPace(message.pace);
      break;
    case 'step':
      (await session)?.step();
      break;
    case 'move':
      (await session)?.move(message.move);
      break;
    case 'ask':
      await ask(message);
      break;
    case 'compiled':
      compiler.answered(message.id, message.output);
      break;
    case 'compile-failed':
      compiler.failed(message.id, message.error);
      break;
    case 'frame': {
      const [port] = ports;
      if (port) sandboxOf(message.frame).connect(message.frame, port);
      break;
    }
    case 'frame-ended':
      sandboxOf(message.frame).end(message.frame, message.end);
      break;
  }
}

addEventListener('message', ({ data, ports }: MessageEvent<ToEngine>) => {
  receive(data, ports).catch((error) => post({ type: 'broken', message: error instanceof Error ? error.message : String(error) }));
});
