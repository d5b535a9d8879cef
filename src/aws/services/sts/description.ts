// What the embedded STS says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'AWS Security Token Service, API 2011-06-15, as of 2026-11.',
  gaps: ['GetCallerIdentity only.'],
  byDesign: ['An access key id of twelve digits is the account itself, and its root user calls.'],
  clientQuirks: ['The SDK signs for the global endpoint or a regional one; both reach the same cloud.'],
};
