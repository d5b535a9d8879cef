// The changes of state that come by themselves.
import type { ApplyChange } from './region.ts';

/** What is gone meanwhile changes no more. */
export const applyChange: ApplyChange = (here, { id }) => {
  here.unplan(id);
};
