// What repairs the resources of a rule, and how that went, as plain data.
import type {
  ExecutionControls,
  RemediationConfiguration,
  RemediationExecutionStatus,
  RemediationParameterValue,
  ResourceType,
} from '@aws-sdk/client-config-service';

export interface RemediationState {
  readonly ruleName: string;
  arn: string;
  /** The name of an automation document of Systems Manager. */
  documentName: string;
  documentVersion: string | undefined;
  parameters: Readonly<Record<string, RemediationParameterValue>>;
  resourceType: string | undefined;
  automatic: boolean;
  controls: ExecutionControls | undefined;
  maximumAttempts: number | undefined;
  retrySeconds: number | undefined;
  /** By resource key, the last one of each resource. */
  readonly executions: Map<string, ExecutionState>;
}

export interface ExecutionState {
  readonly resourceType: string;
  readonly resourceId: string;
  state: 'QUEUED' | 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  steps: ExecutionStep[];
  readonly startedMs: number;
  updatedMs: number;
  /** When automatic attempts of this resource began, newest last. */
  attemptsMs: number[];
}

export interface ExecutionStep {
  readonly name: string;
  readonly state: 'SUCCEEDED' | 'FAILED';
  readonly error?: string;
  readonly startMs: number;
  readonly stopMs: number;
}

/** A resource that is left alone. */
export interface RemediationExceptionState {
  readonly ruleName: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly message: string | undefined;
  readonly expiresMs: number | undefined;
}

export function describedRemediation(remediation: RemediationState): RemediationConfiguration {
  const { ruleName, arn, documentName, documentVersion, parameters, resourceType, automatic, controls } = remediation;
  return {
    ConfigRuleName: ruleName,
    TargetType: 'SSM_DOCUMENT',
    TargetId: documentName,
    ...(documentVersion !== undefined && { TargetVersion: documentVersion }),
    Parameters: { ...parameters },
    ...(resourceType !== undefined && { ResourceType: resourceType }),
    Automatic: automatic,
    ...(controls && { ExecutionControls: controls }),
    ...(remediation.maximumAttempts !== undefined && { MaximumAutomaticAttempts: remediation.maximumAttempts }),
    ...(remediation.retrySeconds !== undefined && { RetryAttemptSeconds: remediation.retrySeconds }),
    Arn: arn,
  };
}

export function describedExecution(execution: ExecutionState): RemediationExecutionStatus {
  const { resourceType, resourceId: id, state, steps, startedMs, updatedMs } = execution;
  return {
    ResourceKey: { resourceType: resourceType as ResourceType, resourceId: id },
    State: state,
    StepDetails: steps.map(({ name, state: State, error, startMs, stopMs }) => ({
      Name: name,
      State,
      ...(error !== undefined && { ErrorMessage: error }),
      StartTime: new Date(startMs),
      StopTime: new Date(stopMs),
    })),
    InvocationTime: new Date(startedMs),
    LastUpdatedTime: new Date(updatedMs),
  };
}
