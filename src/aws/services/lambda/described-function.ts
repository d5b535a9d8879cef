// Functions, versions and aliases as answers show them.
import type { AliasConfiguration, ApplicationLogLevel, FunctionConfiguration, LoggingConfig, SystemLogLevel } from '@aws-sdk/client-lambda';
import type { Alias, LambdaFunction, Settings, Version } from './function.ts';
import { functionArn } from './function-name.ts';
import type { Layers } from './layers.ts';

// The real service names the exact build of its runtime; ours is named after what it stands for.
const runtimeVersionArn = (region: string, runtime: string) => `arn:aws:lambda:${region}::runtime:sandshark-${runtime}`;

/**
 * A version in full.
 * @param qualifier what stands behind the ARN: absent for a function that was named without one
 */
export function describedFunction(layers: Layers, fn: LambdaFunction, version: Version, qualifier?: string): FunctionConfiguration {
  const { state, update } = version;
  const creating = { StateReason: 'The function is being created.', StateReasonCode: 'Creating' } as const;
  return {
    ...listedFunction(layers, fn, version, qualifier),
    State: state,
    ...(state === 'Pending' && creating),
    ...(state === 'Active' && { LastUpdateStatus: update }),
    ...(update === 'InProgress' && { LastUpdateStatusReason: 'The function is being created.' }),
    RuntimeVersionConfig: { RuntimeVersionArn: runtimeVersionArn(fn.region, version.settings.runtime) },
  };
}

/** A version as lists show it. AWS: without state, last update and runtime version (API_ListFunctions). */
export function listedFunction(
  layers: Layers,
  fn: LambdaFunction,
  { name, settings, code, revisionId, modifiedMs }: Version,
  qualifier?: string,
): FunctionConfiguration {
  return {
    FunctionName: fn.name,
    FunctionArn: functionArn({ account: fn.account, region: fn.region, name: fn.name, ...(qualifier !== undefined && { qualifier }) }),
    Runtime: settings.runtime,
    Role: settings.role,
    Handler: settings.handler,
    CodeSize: code.zip.length,
    Description: settings.description,
    Timeout: settings.timeoutSeconds,
    MemorySize: settings.memoryMb,
    LastModified: lambdaTime(modifiedMs),
    CodeSha256: code.sha256,
    Version: name,
    TracingConfig: { Mode: settings.tracing },
    RevisionId: revisionId,
    PackageType: 'Zip',
    Architectures: [settings.architecture],
    EphemeralStorage: { Size: settings.ephemeralStorageMb },
    SnapStart: { ApplyOn: 'None', OptimizationStatus: 'Off' },
    LoggingConfig: loggingConfig(fn.name, settings),
    ...(settings.environment && { Environment: { Variables: { ...settings.environment } } }),
    ...(settings.layers.length > 0 && {
      Layers: settings.layers.map((arn) => ({ Arn: arn, CodeSize: layers.find(arn)?.code.zip.length ?? 0 })),
    }),
    ...(settings.deadLetterArn !== undefined && { DeadLetterConfig: { TargetArn: settings.deadLetterArn } }),
  };
}

function loggingConfig(name: string, { logFormat, logGroup, applicationLogLevel, systemLogLevel }: Settings): LoggingConfig {
  return {
    LogFormat: logFormat,
    LogGroup: logGroupOf(name, logGroup),
    ...(logFormat === 'JSON' && {
      ApplicationLogLevel: applicationLogLevel as ApplicationLogLevel,
      SystemLogLevel: systemLogLevel as SystemLogLevel,
    }),
  };
}

/** The log group of a function. */
export function logGroupOf(functionName: string, chosen: string | undefined): string {
  return chosen ?? `/aws/lambda/${functionName}`;
}

export function describedAlias(fn: LambdaFunction, { name, version, description, routing, revisionId }: Alias): AliasConfiguration {
  return {
    AliasArn: functionArn({ account: fn.account, region: fn.region, name: fn.name, qualifier: name }),
    Name: name,
    FunctionVersion: version,
    Description: description,
    RevisionId: revisionId,
    ...(routing && { RoutingConfig: { AdditionalVersionWeights: { [routing.version]: routing.weight } } }),
  };
}

/** `2026-11-01T00:00:00.000+0000`: how Lambda writes times as texts. */
export function lambdaTime(ms: number): string {
  return new Date(ms).toISOString().replace('Z', '+0000');
}
