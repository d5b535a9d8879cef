// How an input names its log group: by name, or by an identifier that is a name or an ARN.
import type { Place } from '../../core/ports.ts';
import { invalidParameter } from './errors.ts';
import type { LogGroupState } from './log-group.ts';
import { groupNamed } from './log-ports.ts';
import type { Logs } from './logs.ts';

export interface GroupArgument {
  readonly logGroupName?: string | undefined;
  readonly logGroupIdentifier?: string | undefined;
}

export const groupNameConstraint = { minLength: 1, maxLength: 512, pattern: '[\\.\\-_/#A-Za-z0-9]+' } as const;
export const streamNameConstraint = { minLength: 1, maxLength: 512, pattern: '[^:*]*' } as const;
export const groupIdentifierConstraint = { minLength: 1, maxLength: 2048, pattern: '[\\w#+=/:,.@-]*' } as const;
export const limitConstraint = { min: 1, max: 50 } as const;

/** Throws AwsError ResourceNotFoundException; InvalidParameterException when none or both are said (sentences inferred). */
export function groupOf(logs: Logs, place: Place, { logGroupName: name, logGroupIdentifier: identifier }: GroupArgument): LogGroupState {
  if (name !== undefined && identifier !== undefined)
    throw invalidParameter('LogGroup name and LogGroup identifier cannot both be specified.');
  const said = name ?? identifier;
  if (said === undefined) throw invalidParameter('Either logGroupName or logGroupIdentifier must be specified.');
  if (!said.startsWith('arn:')) return logs.get(place, said);
  const named = groupNamed(said);
  return logs.get(named.place, named.name);
}
