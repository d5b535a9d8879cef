// Rotation: Secrets Manager calls a function four times, and the function makes, sets, tests and finishes a new version.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_lambda-functions.html
import { fromUtf8 } from '@smithy/core/serde';
import { AwsError } from '../../core/errors.ts';
import { invalidRequest, notEmbedded } from './errors.ts';
import { limits } from './limits.ts';
import { type RotationStep, type Secret, versionWith } from './secret.ts';
import type { Secrets } from './secrets.ts';
import { moveStage } from './stages.ts';

const wholeRotation: readonly RotationStep[] = ['createSecret', 'setSecret', 'testSecret', 'finishSecret'];

export class Rotations {
  readonly #secrets: Secrets;
  /** What takes a planned rotation back. */
  readonly #planned = new Map<Secret, () => void>();

  constructor(secrets: Secrets) {
    this.#secrets = secrets;
  }

  /** Throws AwsError unless the function is there and its policy lets Secrets Manager in. */
  async check(secret: Secret, lambdaArn: string): Promise<void> {
    const { ports } = this.#secrets.environment;
    if (!ports.functionRuntime) throw notEmbedded('rotation, as long as Lambda is not embedded, ');
    await ports.functionRuntime(lambdaArn);
    const source = { service: 'secretsmanager.amazonaws.com', arn: secret.arn, account: secret.account };
    try {
      await (await ports.eventSink?.(lambdaArn))?.check(lambdaArn, source);
    } catch (thrown) {
      if (!(thrown instanceof AwsError)) throw thrown;
      throw new AwsError(
        'AccessDeniedException',
        'Secrets Manager cannot invoke the specified Lambda function. Ensure that the function policy grants access to the principal ' +
          'secretsmanager.amazonaws.com.',
      );
    }
  }

  /** Announces a version and plans the function's calls for this very moment. Throws AwsError InvalidRequestException. */
  start(secret: Secret, id: string): void {
    const pending = versionWith(secret, 'AWSPENDING');
    if (pending && !pending.stages.includes('AWSCURRENT'))
      throw invalidRequest("A previous rotation isn't complete. That rotation will be reattempted.");
    const known = secret.versions.find((version) => version.id === id);
    if (!known) secret.versions.push({ id, createdMs: this.#secrets.now(), stages: [] });
    const version = secret.versions.find((one) => one.id === id);
    if (version) moveStage(secret, 'AWSPENDING', version);
    secret.running = { id, steps: wholeRotation };
    this.plan(secret);
  }

  /** AWS: a rotation that is only set up is tried out once, by its step testSecret. */
  tryOut(secret: Secret, id: string): void {
    secret.running = { id, steps: ['testSecret'] };
    this.plan(secret);
  }

  /** Plans what the state says comes next: the calls of a running rotation, else the day of the next one. */
  plan(secret: Secret): void {
    this.#planned.get(secret)?.();
    this.#planned.delete(secret);
    const { rotation, running } = secret;
    const { scheduler } = this.#secrets.environment;
    if (running) {
      this.#planned.set(
        secret,
        scheduler.at(this.#secrets.now(), `${secret.arn} is rotated`, () => this.#run(secret)),
      );
    } else if (rotation?.enabled && rotation.nextMs !== undefined) {
      const begin = () => {
        if (this.#secrets.byArn(secret.arn) !== secret || secret.deletionMs !== undefined || !rotation.enabled) return;
        rotation.nextMs = this.next(rotation);
        // One that hangs is not begun anew: it waits for whoever takes AWSPENDING away.
        const pending = versionWith(secret, 'AWSPENDING');
        if (!pending || pending.stages.includes('AWSCURRENT')) this.start(secret, this.#secrets.environment.random.uuid());
        else this.plan(secret);
      };
      this.#planned.set(secret, scheduler.at(rotation.nextMs, `${secret.arn} is due for rotation`, begin, { periodic: true }));
    }
  }

  /** When the rotation after now is due; undefined without rules. Throws AwsError for a schedule that is not embedded. */
  next({ days, schedule }: { readonly days?: number | undefined; readonly schedule?: string | undefined }): number | undefined {
    if (days !== undefined) return this.#secrets.now() + days * limits.dayMs;
    if (schedule === undefined) return undefined;
    const [, count, unit] = /^rate\((\d+) (day|hour)s?\)$/.exec(schedule) ?? [];
    if (count === undefined) throw notEmbedded(`the schedule ${schedule}, where only rate(...) is, `);
    return this.#secrets.now() + Number(count) * (unit === 'day' ? limits.dayMs : limits.dayMs / 24);
  }

  async #run(secret: Secret): Promise<void> {
    const { rotation, running } = secret;
    secret.running = undefined;
    if (!rotation || !running || this.#secrets.byArn(secret.arn) !== secret || secret.deletionMs !== undefined) return;
    const done = await this.#callFunction(secret, rotation.lambdaArn, running);
    // AWS: it is over when the function has made the new version the current one.
    if (done === 'done' && versionWith(secret, 'AWSCURRENT')?.id === running.id) {
      rotation.lastMs = this.#secrets.now();
      rotation.nextMs = this.next(rotation);
    }
    this.plan(secret);
  }

  /** A step that fails ends the rotation; AWSPENDING then stays where it is, and tells so. */
  async #callFunction(
    secret: Secret,
    lambdaArn: string,
    { id, steps }: { readonly id: string; readonly steps: readonly RotationStep[] },
  ): Promise<'done' | 'failed'> {
    try {
      const runtime = await this.#secrets.environment.ports.functionRuntime?.(lambdaArn);
      for (const step of steps) {
        const event = { ClientRequestToken: id, SecretId: secret.arn, Step: step };
        const answer = await runtime?.invoke(lambdaArn, fromUtf8(JSON.stringify(event)), secret.arn);
        if (!answer || answer.functionError !== undefined) return 'failed';
      }
      return 'done';
    } catch (thrown) {
      // The function has gone, or may not be called any more. The real service notes that in CloudTrail.
      if (thrown instanceof AwsError) return 'failed';
      throw thrown;
    }
  }
}
