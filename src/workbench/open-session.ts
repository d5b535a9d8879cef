// The one place where the workbench gets its session from: the sandbox and the embedded AWS of this tab.
import type { Observation } from '../aws/core/ports.ts';
import type { LabSession } from '../lab/session.ts';
import { compilerForThisDevice } from './editor/compiler.ts';

/** A session that may also tell what happens inside the cloud, for the stream view. */
export interface WorkbenchSession extends LabSession {
  /** Tells `listener` the cloud's observations of the run on shown data. Returns the function that ends it. */
  observe?(listener: (observation: Observation) => void): () => void;
  /** Shows the app of a lab whose program is one in a document inside `stage`, from the next run on. Returns the function that ends it. */
  showApp?(stage: HTMLElement): () => void;
}

export type OpenSession = (labId: string) => Promise<WorkbenchSession>;

/** Opens the session of a lab in this tab. Rejects with a sentence when its parts cannot be loaded. */
export const openSession: OpenSession = async (labId) => {
  const [{ TabSession }, { default: guest }, { default: sdk }] = await Promise.all([
    import('./tab/tab-session.ts'),
    import('virtual:sandshark/guest'),
    import('virtual:sandshark/sdk'),
  ]);
  const loadBundle = sdk[labId];
  if (!loadBundle) throw new Error(`There is no lab "${labId}" in this build.`);
  const { default: bundle, functions, document } = await loadBundle();
  const functionGuest = functions === 'used' ? (await import('virtual:sandshark/function-guest')).default : undefined;
  const documentGuest = document === 'used' ? (await import('virtual:sandshark/document-guest')).default : undefined;
  return new TabSession({ labId, bundle, guest, functionGuest, documentGuest, compiler: compilerForThisDevice(labId) });
};
