// The customer managed configuration recorder of a region, and how the API tells of it.
import type { ConfigurationRecorder, ConfigurationRecorderStatus } from '@aws-sdk/client-config-service';
import { describedGroup, describedMode, type RecordedTypes, type RecordingModeState } from './recording-group.ts';

export interface RecorderState {
  readonly name: string;
  readonly arn: string;
  roleArn: string;
  recorded: RecordedTypes;
  mode: RecordingModeState;
  recording: 'on' | 'off';
  lastStartMs: number | undefined;
  lastStopMs: number | undefined;
  /** Of the last time that something was recorded. */
  lastStatus: 'PENDING' | 'SUCCESS';
  lastStatusMs: number;
  tags: Record<string, string>;
}

export function describedRecorder({ name, arn, roleArn, recorded, mode }: RecorderState): ConfigurationRecorder {
  return {
    arn,
    name,
    roleARN: roleArn,
    recordingGroup: describedGroup(recorded),
    recordingMode: describedMode(mode),
    recordingScope: 'PAID',
  };
}

export function describedRecorderStatus(recorder: RecorderState): ConfigurationRecorderStatus {
  const { name, arn, recording, lastStartMs, lastStopMs, lastStatus, lastStatusMs } = recorder;
  const started = lastStartMs !== undefined;
  return {
    arn,
    name,
    recording: recording === 'on',
    ...(started && {
      lastStartTime: new Date(lastStartMs),
      // AWS answers in capitals, whatever its model says (documented examples of DescribeConfigurationRecorderStatus).
      lastStatus: lastStatus as ConfigurationRecorderStatus['lastStatus'],
      lastStatusChangeTime: new Date(lastStatusMs),
    }),
    ...(lastStopMs !== undefined && { lastStopTime: new Date(lastStopMs) }),
  };
}
