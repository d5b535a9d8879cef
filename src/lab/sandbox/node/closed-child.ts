// A child process of Node that becomes a sandbox: takes the IPC channel for itself, closes Node's doors, and gives what a guest runtime
// needs of its place.
import type { LinkedModule } from '../protocol.ts';
import { closeDoors, endWithHost, linkedModulesOnly } from './child-doors.ts';

/** To be called first, and once. Throws where there is no IPC channel. */
export function closedChild<FromHost>() {
  const child = globalThis.process;
  const send = child.send?.bind(child);
  if (!send) throw new Error('The sandbox needs an IPC channel.');
  const add = linkedModulesOnly();
  endWithHost(child);
  closeDoors(child);
  return {
    child,
    platform: {
      post: (message: object) => void send(message),
      listen: (receive: (message: FromHost) => void) => {
        child.on('message', (message) => receive(message as FromHost));
      },
      load(modules: readonly LinkedModule[], entry: string): Promise<unknown> {
        add(modules);
        return import(entry);
      },
      async preload(modules: readonly LinkedModule[]): Promise<void> {
        add(modules);
        for (const { id } of modules) await import(id);
      },
      readableStack: (stack: string) => stack,
    },
  };
}
