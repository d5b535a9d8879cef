// The one place where the workbench gets its session from.
import type { Observation } from '../aws/core/ports.ts';
import type { LabSession } from '../lab/session.ts';

/** A session that may also tell what happens inside the cloud, for the stream view. */
export interface WorkbenchSession extends LabSession {
  /** Tells `listener` the cloud's observations of the run on shown data. Returns the function that ends it. */
  observe?(listener: (observation: Observation) => void): () => void;
}

export type OpenSession = (labId: string) => Promise<WorkbenchSession>;

/** Opens the session of a lab in this tab. To be wired to the sandbox; until then it says so. */
export const openSession: OpenSession = async (labId) => {
  throw new Error(`Running is not wired yet: open-session.ts has no sandbox for the lab "${labId}".`);
};
