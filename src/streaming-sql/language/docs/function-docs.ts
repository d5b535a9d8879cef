// The documentation of every function that the engine has. function-docs.test.ts compares it with the engine's lists.
import { AGGREGATE_DOCS } from './aggregate-docs.ts';
import type { FunctionDoc } from './function-doc.ts';
import { NUMBER_DOCS } from './number-docs.ts';
import { STREAM_DOCS } from './stream-docs.ts';
import { TEXT_DOCS } from './text-docs.ts';
import { TIME_DOCS } from './time-docs.ts';

export const FUNCTION_DOCS: ReadonlyMap<string, FunctionDoc> = new Map(
  [...TEXT_DOCS, ...NUMBER_DOCS, ...TIME_DOCS, ...AGGREGATE_DOCS, ...STREAM_DOCS].map((doc) => [doc.name, doc]),
);
