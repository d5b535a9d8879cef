// What is kept of an export or an import, as plain data. Times are milliseconds since the epoch.
import type { ExportResourceSpecification, ImportResourceSpecification, MergeStrategy } from '@aws-sdk/client-lex-models-v2';
import type { Place } from '../../../core/ports.ts';

interface Transfer extends Place {
  readonly id: string;
  /** Signs the addresses of its archive. */
  readonly secret: string;
  readonly createdMs: number;
  updatedMs: number;
  /** From when on it is gone; until then it is being deleted. */
  goneMs?: number;
}

export interface Export extends Transfer {
  readonly specification: ExportResourceSpecification;
  readonly botId: string;
  readonly readyMs: number;
  readonly fileName: string;
  readonly zip: Uint8Array;
}

export interface StartedImport {
  readonly specification: ImportResourceSpecification;
  readonly mergeStrategy: MergeStrategy;
  readonly startedMs: number;
  readonly doneMs: number;
  /** Empty when it succeeds. */
  readonly failureReasons: readonly string[];
  /** Of the bot that it makes or changes; absent where it fails before there is one. */
  readonly botId?: string;
}

export interface Import extends Transfer {
  /** Of the upload; dropped when the import starts. */
  zip?: Uint8Array;
  started?: StartedImport;
}
