// The code of a request: plain SQL text.
import type { ApplicationCodeConfiguration, ApplicationCodeConfigurationUpdate } from '@aws-sdk/client-kinesis-analytics-v2';
import { invalidArgument } from './errors.ts';

/** The SQL text of a new application, if it brings one. Throws AwsError InvalidArgumentException for code of another kind. */
export function newCode(configuration: ApplicationCodeConfiguration | undefined): string | undefined {
  if (!configuration) return undefined;
  requirePlainText(configuration.CodeContentType, configuration.CodeContent);
  return configuration.CodeContent?.TextContent;
}

/** The SQL text of an update, if it brings one. */
export function updatedCode(update: ApplicationCodeConfigurationUpdate | undefined): string | undefined {
  if (!update) return undefined;
  const content = update.CodeContentUpdate;
  requirePlainText(update.CodeContentTypeUpdate ?? 'PLAINTEXT', {
    S3ContentLocation: content?.S3ContentLocationUpdate,
    ZipFileContent: content?.ZipFileContentUpdate,
  });
  return content?.TextContentUpdate;
}

function requirePlainText(type: string | undefined, content: { S3ContentLocation?: unknown; ZipFileContent?: unknown } | undefined): void {
  if (type === 'PLAINTEXT' && !content?.S3ContentLocation && !content?.ZipFileContent) return;
  throw invalidArgument('The code of an SQL application is PLAINTEXT, in TextContent.');
}
