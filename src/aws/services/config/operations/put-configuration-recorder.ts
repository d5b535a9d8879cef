// PutConfigurationRecorder: makes the region's recorder, or changes it.
// AWS: https://docs.aws.amazon.com/config/latest/APIReference/API_PutConfigurationRecorder.html
import type { PutConfigurationRecorderRequest } from '@aws-sdk/client-config-service';
import { parseArn } from '../../../core/arn.ts';
import { digits } from '../../../core/random.ts';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { invalidRecorderName, invalidRole, tooManyRecorders, unmodifiable } from '../errors.ts';
import { readRecordingGroup, readRecordingMode } from '../recorder/recording-group.ts';
import { readTags } from '../tags.ts';

export const putConfigurationRecorder =
  (config: Config): Operation<PutConfigurationRecorderRequest, void> =>
  ({ ConfigurationRecorder: input = {}, Tags: tags = [] }, context) => {
    const { name = 'default', roleARN: roleArn = '', servicePrincipal } = input;
    if (name.trim() === '' || name.startsWith('AWSConfigurationRecorderFor')) throw invalidRecorderName(name);
    if (servicePrincipal !== undefined)
      throw unmodifiable('PutConfigurationRecorder makes no service-linked recorder: use PutServiceLinkedConfigurationRecorder.');
    const state = config.region(context);
    const { recorder } = state;
    if (recorder && recorder.name !== name) throw tooManyRecorders(name);
    const arn = parseArn(roleArn);
    if (arn?.service !== 'iam' || !arn.resource.startsWith('role/')) throw invalidRole();
    const recorded = readRecordingGroup(input.recordingGroup);
    const mode = readRecordingMode(input.recordingMode);
    if (recorder) Object.assign(recorder, { roleArn, recorded, mode });
    else
      state.recorder = {
        name,
        arn: `arn:aws:config:${context.region}:${context.account}:configuration-recorder/${name}/${digits(config.environment.random.next, 16, 36)}`,
        roleArn,
        recorded,
        mode,
        recording: 'off',
        lastStartMs: undefined,
        lastStopMs: undefined,
        lastStatus: 'PENDING',
        lastStatusMs: config.now(),
        tags: readTags(tags),
      };
    if (recorder?.recording === 'on') config.recorderChanged(state);
  };
