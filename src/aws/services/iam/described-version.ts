// How a version of a managed policy looks in answers, without its document.
import type { PolicyVersion } from '@aws-sdk/client-iam';
import { answeredTime } from './answered-time.ts';
import type { ManagedPolicy, PolicyVersionState } from './entities.ts';

export function describedVersion({ defaultVersionId }: ManagedPolicy, { id, createdMs }: PolicyVersionState): PolicyVersion {
  return { VersionId: id, IsDefaultVersion: id === defaultVersionId, CreateDate: answeredTime(createdMs) };
}
