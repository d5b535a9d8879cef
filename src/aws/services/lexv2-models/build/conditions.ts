// The expressions of all branches of an intent, wherever they stand in its settings.
import { isJsonObject } from '../../../core/json.ts';

export function conditionsIn(settings: unknown): string[] {
  if (Array.isArray(settings)) return settings.flatMap(conditionsIn);
  if (!isJsonObject(settings)) return [];
  return Object.entries(settings).flatMap(([name, value]) =>
    name === 'expressionString' && typeof value === 'string' ? [value] : conditionsIn(value),
  );
}
