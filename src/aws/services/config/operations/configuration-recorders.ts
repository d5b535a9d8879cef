// The recorder: described, deleted, started, stopped.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html
import type {
  DeleteConfigurationRecorderRequest,
  DescribeConfigurationRecorderStatusRequest,
  DescribeConfigurationRecorderStatusResponse,
  DescribeConfigurationRecordersRequest,
  DescribeConfigurationRecordersResponse,
  ListConfigurationRecordersResponse,
  StartConfigurationRecorderRequest,
  StopConfigurationRecorderRequest,
} from '@aws-sdk/client-config-service';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { noChannel, noSuchRecorder, validation } from '../errors.ts';
import { describedRecorder, describedRecorderStatus, type RecorderState } from '../recorder/recorder.ts';
import type { RegionState } from '../region-state.ts';

export const describeConfigurationRecorders =
  (config: Config): Operation<DescribeConfigurationRecordersRequest, DescribeConfigurationRecordersResponse> =>
  (input, context) => ({ ConfigurationRecorders: selected(config.region(context), input).map(describedRecorder) });

export const describeConfigurationRecorderStatus =
  (config: Config): Operation<DescribeConfigurationRecorderStatusRequest, DescribeConfigurationRecorderStatusResponse> =>
  (input, context) => ({ ConfigurationRecordersStatus: selected(config.region(context), input).map(describedRecorderStatus) });

export const listConfigurationRecorders =
  (config: Config): Operation<object, ListConfigurationRecordersResponse> =>
  (_input, context) => {
    const { recorder } = config.region(context);
    return { ConfigurationRecorderSummaries: recorder ? [{ arn: recorder.arn, name: recorder.name, recordingScope: 'PAID' }] : [] };
  };

/** What is recorded stays and can still be read. */
export const deleteConfigurationRecorder =
  (config: Config): Operation<DeleteConfigurationRecorderRequest, void> =>
  ({ ConfigurationRecorderName: name = '' }, context) => {
    const state = config.region(context);
    named(state, name);
    state.recorder = undefined;
    config.recorderChanged(state);
  };

export const startConfigurationRecorder =
  (config: Config): Operation<StartConfigurationRecorderRequest, void> =>
  async ({ ConfigurationRecorderName: name = '' }, context) => {
    const state = config.region(context);
    const recorder = named(state, name);
    if (!state.channel) throw noChannel();
    if (recorder.recording === 'on') return;
    await config.environment.ports.resourcesFromTheBeginning?.();
    const nowMs = config.now();
    Object.assign(recorder, { recording: 'on', lastStartMs: nowMs, lastStatus: 'PENDING', lastStatusMs: nowMs });
    config.recorderChanged(state);
  };

export const stopConfigurationRecorder =
  (config: Config): Operation<StopConfigurationRecorderRequest, void> =>
  ({ ConfigurationRecorderName: name = '' }, context) => {
    const state = config.region(context);
    const recorder = named(state, name);
    if (recorder.recording === 'off') return;
    Object.assign(recorder, { recording: 'off', lastStopMs: config.now(), lastStatusMs: config.now() });
    config.recorderChanged(state);
  };

/** Throws AwsError NoSuchConfigurationRecorderException. */
function named({ recorder }: RegionState, name: string): RecorderState {
  if (recorder?.name !== name) throw noSuchRecorder(name);
  return recorder;
}

function selected({ recorder }: RegionState, input: DescribeConfigurationRecordersRequest): readonly RecorderState[] {
  const { ConfigurationRecorderNames: names = [], ServicePrincipal: principal, Arn: arn } = input;
  if (names.length > 1) throw validation('You have specified more than one configuration recorder.');
  if (principal !== undefined) throw validation(`There is no service-linked configuration recorder of ${principal}.`);
  const [name] = names;
  if (name !== undefined && recorder?.name !== name) throw noSuchRecorder(name);
  if (arn !== undefined && recorder?.arn !== arn) throw noSuchRecorder(arn);
  return recorder ? [recorder] : [];
}
