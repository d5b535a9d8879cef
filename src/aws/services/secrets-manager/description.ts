// What the embedded Secrets Manager says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Secrets Manager, API 2017-10-17, as of 2026-11; sentences of errors as moto recorded them, where it did.',
  gaps: [
    'No replication to other Regions, no secrets of partners, no secrets that other services manage.',
    'Of rotation schedules rate(...) and AutomaticallyAfterDays; cron(...) and windows are not kept. A rotation that fails is not tried again.',
    'BatchGetSecretValue by a list is refused as a whole where one of its secrets may not be read; by filters GetSecretValue is not asked.',
    'A public policy is one that lets everybody in without a condition; the real check reasons about conditions, too.',
  ],
  byDesign: [
    'KMS is not embedded: values are kept as they are, reading one needs no kms:Decrypt, any KmsKeyId is believed.',
    'A secret goes away at the very end of its recovery window; the real service takes its time.',
    'Passwords are made of the seeded chance of the cloud: a run can be repeated, and nobody should use them elsewhere.',
  ],
  clientQuirks: ['The SDK makes up a ClientRequestToken for each call, so that a retry changes nothing.'],
};
