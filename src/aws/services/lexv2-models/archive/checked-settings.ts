// Settings out of a file, held to what the operation that makes such a thing takes: its schema, lengths, patterns and ranges.
import { fromUtf8 } from '@smithy/core/serde';
import { constraintViolations } from '../../../core/constraints.ts';
import { AwsError } from '../../../core/errors.ts';
import type { OperationSchema } from '../../../protocols/protocol.ts';
import { restJson } from '../../../protocols/rest-json.ts';
import { shapeComplaints } from '../../../protocols/shape-complaints.ts';
import { constraints } from '../constraints.ts';
import { schemas } from '../schemas.ts';
import { Unimportable } from './archive.ts';

const LOCALES = '/bots/AAAAAAAAAA/botversions/DRAFT/botlocales';
/** Where a request of the operation would go: ids of a bot are not the archive's business. */
const PATHS = {
  CreateBotLocale: `${LOCALES}/`,
  CreateIntent: `${LOCALES}/en_US/intents/`,
  CreateSlot: `${LOCALES}/en_US/intents/AAAAAAAAAA/slots/`,
  CreateSlotType: `${LOCALES}/en_US/slottypes/`,
} as const;

/** The input of the operation, without ids of what holds the thing. Throws Unimportable, naming the file. */
export function checkedSettings(operation: keyof typeof PATHS, settings: object, path: string): Readonly<Record<string, unknown>> {
  const schema = schemas[operation] as unknown as OperationSchema;
  try {
    const body = fromUtf8(JSON.stringify(settings));
    const request = { method: 'PUT', url: new URL(PATHS[operation], 'http://lex'), headers: new Headers(), body };
    const input = restJson.decode(schema, request) as Readonly<Record<string, unknown>>;
    const complaints = [...shapeComplaints(schema, input), ...constraintViolations(input, constraints[operation] ?? {})];
    if (complaints.length > 0) throw new Unimportable(...complaints.map((sentence) => `${path}: ${sentence}`));
    const { botId: _bot, botVersion: _version, localeId: _locale, intentId: _intent, ...rest } = input;
    return rest;
  } catch (error) {
    if (error instanceof AwsError) throw new Unimportable(`${path}: ${error.message}`);
    throw error;
  }
}
