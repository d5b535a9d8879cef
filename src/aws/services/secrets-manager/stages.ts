// Staging labels: each sits on one version of a secret at a time. AWSCURRENT leaves AWSPREVIOUS behind.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/userguide/whats-in-a-secret.html#term_version
import { type Secret, type SecretVersion, versionWith } from './secret.ts';

/** Puts the label on the version and takes it off any other one. */
export function moveStage(secret: Secret, stage: string, to: SecretVersion): void {
  const from = versionWith(secret, stage);
  if (from === to) return;
  takeStage(secret, stage);
  to.stages.push(stage);
  if (stage !== 'AWSCURRENT' || !from) return;
  takeStage(secret, 'AWSPREVIOUS');
  from.stages.push('AWSPREVIOUS');
}

export function takeStage(secret: Secret, stage: string): void {
  for (const version of secret.versions) version.stages = version.stages.filter((label) => label !== stage);
}
