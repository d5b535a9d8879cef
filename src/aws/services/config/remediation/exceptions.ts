// Resources that automatic remediation leaves alone.
import { resourceKey } from '../capture/recorded-resource.ts';
import type { RegionState } from '../region-state.ts';

export function exceptionKey(ruleName: string, resourceType: string, resourceId: string): string {
  return `${ruleName} ${resourceKey(resourceType, resourceId)}`;
}

/** Not any more once it has expired. */
export function isExcepted(state: RegionState, ruleName: string, resourceType: string, resourceId: string, nowMs: number): boolean {
  const exception = state.remediationExceptions.get(exceptionKey(ruleName, resourceType, resourceId));
  return exception !== undefined && (exception.expiresMs === undefined || exception.expiresMs > nowMs);
}
