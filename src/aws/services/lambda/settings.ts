// The configuration of a function out of a request: defaults, rules beyond the model's, and what is not embedded.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
import type { CreateFunctionRequest, LoggingConfig, UpdateFunctionConfigurationRequest } from '@aws-sdk/client-lambda';
import { invalidParameter, notEmbedded } from './errors.ts';
import type { EmbeddedRuntime, Settings } from './function.ts';
import { limits } from './limits.ts';

type Request = Partial<CreateFunctionRequest> & Partial<UpdateFunctionConfigurationRequest>;

const reservedVariables: readonly string[] = [
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
];

/** The configuration of a new function. Throws AwsError InvalidParameterValueException, or NotImplemented (501). */
export function newSettings(request: CreateFunctionRequest): Settings {
  if ((request.PackageType ?? 'Zip') === 'Image') throw notEmbedded('PackageType Image');
  if (request.Runtime === undefined) throw invalidParameter('Runtime is mandatory for functions created with deployment packages.');
  if (request.Handler === undefined) throw invalidParameter('Handler is mandatory for functions created with deployment packages.');
  const blank: Settings = {
    runtime: embeddedRuntime(request.Runtime),
    role: request.Role ?? '',
    handler: request.Handler,
    description: '',
    timeoutSeconds: 3,
    memoryMb: 128,
    layers: [],
    tracing: 'PassThrough',
    architecture: 'x86_64',
    ephemeralStorageMb: 512,
    logFormat: 'Text',
  };
  return changedSettings(blank, { ...request, Architectures: request.Architectures });
}

/** The configuration with what the request says. What it leaves out stays. Throws like `newSettings`. */
export function changedSettings(present: Settings, request: Request): Settings {
  refuseWhatIsMissing(request);
  const { environment: _environment, deadLetterArn: _deadLetterArn, ...rest } = present;
  const environment = request.Environment === undefined ? present.environment : checkedVariables(request.Environment.Variables ?? {});
  // AWS: an empty TargetArn takes the queue away.
  const deadLetterArn = request.DeadLetterConfig === undefined ? present.deadLetterArn : request.DeadLetterConfig.TargetArn || undefined;
  return {
    ...rest,
    runtime: request.Runtime === undefined ? present.runtime : embeddedRuntime(request.Runtime),
    role: request.Role ?? present.role,
    handler: request.Handler ?? present.handler,
    description: request.Description ?? present.description,
    timeoutSeconds: request.Timeout ?? present.timeoutSeconds,
    memoryMb: request.MemorySize ?? present.memoryMb,
    layers: request.Layers ?? present.layers,
    tracing: request.TracingConfig?.Mode ?? present.tracing,
    architecture: request.Architectures?.[0] ?? present.architecture,
    ephemeralStorageMb: request.EphemeralStorage?.Size ?? present.ephemeralStorageMb,
    // AWS: variables that are all taken away are no environment at all.
    ...(environment && Object.keys(environment).length > 0 && { environment }),
    ...(deadLetterArn !== undefined && { deadLetterArn: checkedDeadLetter(deadLetterArn) }),
    ...(request.LoggingConfig && checkedLogging(present, request.LoggingConfig)),
  };
}

function embeddedRuntime(runtime: string): EmbeddedRuntime {
  if (runtime === 'nodejs22.x' || runtime === 'nodejs24.x') return runtime;
  throw notEmbedded(`Runtime ${runtime} (nodejs22.x and nodejs24.x are)`);
}

function checkedVariables(variables: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const reserved = Object.keys(variables).filter((name) => reservedVariables.includes(name));
  const unable = 'Lambda was unable to configure your environment variables because the environment variables you have provided';
  if (reserved.length > 0)
    throw invalidParameter(
      `${unable} contains reserved keys that are currently not supported for modification. Reserved keys used in this request: ` +
        reserved.join(', '),
    );
  if (Object.keys(variables).some((name) => !/^[a-zA-Z][a-zA-Z0-9_]+$/.test(name)))
    throw invalidParameter(
      "1 validation error detected: Value at 'environment.variables' failed to satisfy constraint: Map keys must satisfy constraint: " +
        '[Member must satisfy regular expression pattern: [a-zA-Z]([a-zA-Z0-9_])+]',
    );
  const text = JSON.stringify(variables);
  if (new TextEncoder().encode(text).length > limits.environmentBytes)
    throw invalidParameter(`${unable} exceeded the 4KB limit. String measured: ${text}`);
  return { ...variables };
}

/** AWS: levels belong to the JSON format, where both are INFO unless told otherwise. */
function checkedLogging({ logFormat, logGroup }: Settings, config: LoggingConfig): Partial<Settings> {
  const { LogFormat = logFormat, ApplicationLogLevel, SystemLogLevel, LogGroup = logGroup } = config;
  const levels = ApplicationLogLevel !== undefined || SystemLogLevel !== undefined;
  if (LogFormat === 'Text' && levels)
    throw invalidParameter('ApplicationLogLevel and SystemLogLevel can only be set when LogFormat is set to JSON.');
  return {
    logFormat: LogFormat,
    ...(LogGroup !== undefined && { logGroup: LogGroup }),
    ...(LogFormat === 'JSON' && { applicationLogLevel: ApplicationLogLevel ?? 'INFO', systemLogLevel: SystemLogLevel ?? 'INFO' }),
  };
}

function checkedDeadLetter(arn: string): string {
  if (/^arn:[^:]+:(sqs|sns):/.test(arn)) return arn;
  throw invalidParameter(`The provided TargetArn ${arn} is invalid: a dead letter target is an SQS queue or an SNS topic.`);
}

function refuseWhatIsMissing(request: Request): void {
  const { VpcConfig, FileSystemConfigs, ImageConfig, KMSKeyArn, SnapStart, CodeSigningConfigArn } = request;
  if (VpcConfig?.SubnetIds?.length || VpcConfig?.SecurityGroupIds?.length) throw notEmbedded('VpcConfig');
  if (FileSystemConfigs?.length) throw notEmbedded('FileSystemConfigs');
  if (ImageConfig) throw notEmbedded('ImageConfig');
  if (KMSKeyArn) throw notEmbedded('KMSKeyArn');
  if (CodeSigningConfigArn) throw notEmbedded('CodeSigningConfigArn');
  if (SnapStart?.ApplyOn === 'PublishedVersions') throw invalidParameter('nodejs is not supported for SnapStart enabled functions.');
  for (const member of ['CapacityProviderConfig', 'DurableConfig', 'TenancyConfig', 'PublishTo'] as const)
    if (request[member] !== undefined) throw notEmbedded(member);
}
