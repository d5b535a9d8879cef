// What the embedded AWS Config says of itself.
import type { ServiceDescription } from '../../core/service.ts';

export const description: ServiceDescription = {
  imitates: 'AWS Config, API 2014-11-12, as of 2026-11; sentences of errors as moto recorded them, where it did.',
  gaps: ['Rules are not embedded yet.'],
  byDesign: ['An item is made at the very moment of the change, where the real service takes up to minutes.'],
  clientQuirks: [],
};
