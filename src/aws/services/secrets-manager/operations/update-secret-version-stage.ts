// UpdateSecretVersionStage: moves a label from one version to another, or takes it away.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_UpdateSecretVersionStage.html
import type { UpdateSecretVersionStageRequest, UpdateSecretVersionStageResponse } from '@aws-sdk/client-secrets-manager';
import type { Operation } from '../../../core/service.ts';
import { invalidParameter, tooMuch, valueNotFound } from '../errors.ts';
import { limits } from '../limits.ts';
import { type Secret, versionWith } from '../secret.ts';
import type { Secrets } from '../secrets.ts';
import { moveStage, takeStage } from '../stages.ts';

export const updateSecretVersionStage =
  (secrets: Secrets): Operation<UpdateSecretVersionStageRequest, UpdateSecretVersionStageResponse> =>
  ({ SecretId: id, VersionStage: stage = '', RemoveFromVersionId: from, MoveToVersionId: to }, context) => {
    const secret = secrets.get(id, context);
    const target = to === undefined ? undefined : versionById(secret, to);
    checkSource(secret, stage, from, to);
    if (!target && stage === 'AWSCURRENT')
      throw invalidParameter("You can only move staging label AWSCURRENT to a different secret version. It can't be completely removed.");
    if (target && !target.stages.includes(stage) && target.stages.length >= limits.stagesOfVersion)
      throw tooMuch('staging labels on a version', limits.stagesOfVersion);
    if (target) moveStage(secret, stage, target);
    else takeStage(secret, stage);
    secret.changedMs = secrets.now();
    return { ARN: secret.arn, Name: secret.name };
  };

/** AWS: a label that sits on another version must be taken from it by name. */
function checkSource(secret: Secret, stage: string, from: string | undefined, to: string | undefined): void {
  const holder = versionWith(secret, stage);
  if (from === undefined) {
    if (to === undefined) throw invalidParameter('You must specify RemoveFromVersionId, MoveToVersionId, or both.');
    if (!holder || holder.id === to) return;
    throw invalidParameter(
      `The parameter RemoveFromVersionId can't be empty. Staging label ${stage} is currently attached to version ${holder.id}, so you must ` +
        'explicitly reference that version in RemoveFromVersionId.',
    );
  }
  versionById(secret, from);
  if (holder?.id !== from)
    throw invalidParameter(`Staging label ${stage} is not attached to version ${from}: it can't be removed from there.`);
}

function versionById(secret: Secret, id: string) {
  const version = secret.versions.find((one) => one.id === id);
  if (!version) throw valueNotFound(`VersionId: ${id}`);
  return version;
}
