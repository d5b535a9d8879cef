// Actions to the Update that operations execute.

import { typeOf } from '../values/compare.ts';
import { applyActions } from './apply-update.ts';
import type { DocumentPath, Update, UpdateAction } from './compiled.ts';
import { type BoundAction, pathsOfSetValue, typeOfSetValue } from './update-actions.ts';

/** @param mismatch the sentence for ADD and DELETE on an attribute of another type */
export function compiledUpdate(actions: readonly BoundAction[], mismatch: string): Update {
  const touchedPaths = actions.map(({ path }) => path);
  return {
    apply: (item) => applyActions(item, actions, mismatch),
    actions: actions.map(describe),
    touchedPaths,
    paths: () => actions.flatMap(pathsOfAction),
  };
}

function describe(action: BoundAction): UpdateAction {
  const { kind, path } = action;
  if (kind === 'REMOVE') return { kind, path };
  const type = kind === 'SET' ? typeOfSetValue(action.value) : typeOf(action.value);
  return type === undefined ? { kind, path } : { kind, path, type };
}

function pathsOfAction(action: BoundAction): DocumentPath[] {
  return action.kind === 'SET' ? [action.path, ...pathsOfSetValue(action.value)] : [action.path];
}
