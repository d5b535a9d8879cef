// What the embedded Systems Manager says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'Systems Manager Parameter Store, API 2014-11-06, as of 2026-11; sentences of errors as moto recorded them, where it did.',
  gaps: [
    'Of Systems Manager only Parameter Store: no Run Command, Automation, Session Manager, documents, patches, inventory, OpsCenter.',
    "No public parameters of AWS's own (/aws/...), and no secrets of Secrets Manager read through /aws/reference/secretsmanager.",
    'No data types but text: aws:ec2:image and aws:ssm:integration are refused.',
    'Of the policies only Expiration: ExpirationNotification and NoChangeNotification are refused. No events to EventBridge.',
    'An AllowedPattern is tried as JavaScript tries it: one that backtracks without end blocks the cloud.',
    'No sharing with other accounts, and no default tier by service setting: it is Standard.',
    'The character class \\p{...} of Java has no meaning in AllowedPattern, which is read as a JavaScript expression.',
  ],
  byDesign: [
    'KMS is not embedded: a SecureString is kept as it is, reading it needs no kms:Decrypt, and any KeyId is believed. Without WithDecryption a text that says nothing about the value stands in its place.',
    'What expires goes away at its very second; the real service takes its time.',
    'A page is as long as MaxResults says; the real service may give shorter ones.',
  ],
  clientQuirks: [],
};
