// The service's errors with their sentences. The names are modelled; sentences are inferred where no source is given.
import { AwsError } from '../../core/errors.ts';

export const resourceNotFound = (arn: string) => new AwsError('ResourceNotFoundException', `Application ${arn} not found.`);

export const notFoundIn = (kind: 'input' | 'output' | 'reference data source' | 'logging option', id: string, arn: string) =>
  new AwsError('ResourceNotFoundException', `There is no ${kind} with id ${id} in application ${arn}.`);

export const resourceInUse = (message: string) => new AwsError('ResourceInUseException', message);

export const concurrentModification = (message: string) => new AwsError('ConcurrentModificationException', message);

export const invalidArgument = (message: string) => new AwsError('InvalidArgumentException', message);

export const invalidConfiguration = (message: string) => new AwsError('InvalidApplicationConfigurationException', message);

export const limitExceeded = (message: string) => new AwsError('LimitExceededException', message);

export const unsupported = (message: string) => new AwsError('UnsupportedOperationException', message);

export const codeValidation = (message: string) => new AwsError('CodeValidationException', message);

export const tooManyTags = (limit: number) => new AwsError('TooManyTagsException', `An application can have at most ${limit} tags.`);

/** What no service of this cloud can do yet, as the dispatcher says it of operations. */
export const notEmbedded = (message: string) => new AwsError('NotImplemented', message, 501);

/** The samples are members of the error, so that a person can see what was not understood. */
export const unableToDetectSchema = (message: string, raw: readonly string[], processed?: readonly string[]) =>
  new AwsError('UnableToDetectSchemaException', message, 400, {
    RawInputRecords: raw,
    ...(processed && { ProcessedInputRecords: processed }),
  });
