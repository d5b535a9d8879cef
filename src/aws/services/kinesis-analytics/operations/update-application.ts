// UpdateApplication: changes code, inputs, outputs and role in one step, as a new version. A running application goes through UPDATING.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_UpdateApplication.html
import type {
  SqlApplicationConfigurationUpdate,
  UpdateApplicationRequest,
  UpdateApplicationResponse,
} from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import type { Application } from '../application.ts';
import { applicationDetail } from '../application-detail.ts';
import { requireVersion } from '../application-store.ts';
import { updatedCode } from '../code-configuration.ts';
import { concurrentModification, invalidArgument, notFoundIn, unsupported } from '../errors.ts';
import { updatedInput } from '../input-configuration.ts';
import { updatedOutput } from '../output-configuration.ts';
import { required } from '../required-member.ts';
import { validateCode } from '../runtime/query-program.ts';

export function updateApplication({ store, lifecycle }: Analytics): Operation<UpdateApplicationRequest, UpdateApplicationResponse> {
  return (request, context) => {
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireCurrent(application, request);
    refuseWhatIsNotEmbedded(request);
    const update = request.ApplicationConfigurationUpdate;
    const code = updatedCode(update?.ApplicationCodeConfigurationUpdate) ?? application.code;
    const { inputs, outputs } = updatedConfiguration(application, update?.SqlApplicationConfigurationUpdate ?? {});
    validateCode({ inputs, ...(code !== undefined && { code }) });

    const isNewQuery = code !== application.code || inputs.some((input, index) => input !== application.inputs[index]);
    application.inputs = inputs;
    application.outputs = outputs;
    application.role = request.ServiceExecutionRoleUpdate ?? application.role;
    if (code !== undefined) application.code = code;
    lifecycle.configurationChanged(application, isNewQuery ? 'new query' : 'same query');
    return { ApplicationDetail: applicationDetail(application) };
  };
}

function requireCurrent(
  application: Application,
  { CurrentApplicationVersionId: versionId, ConditionalToken: token }: UpdateApplicationRequest,
) {
  // Inferred: exactly one of the two.
  if ((versionId === undefined) === (token === undefined))
    throw invalidArgument('Give either CurrentApplicationVersionId or ConditionalToken.');
  if (token === undefined) requireVersion(application, versionId);
  else if (token !== application.conditionalToken)
    throw concurrentModification(`The ConditionalToken is not the current one of application ${application.arn}.`);
}

function refuseWhatIsNotEmbedded(request: UpdateApplicationRequest): void {
  if (request.RuntimeEnvironmentUpdate !== undefined && request.RuntimeEnvironmentUpdate !== 'SQL-1_0')
    throw unsupported(`RuntimeEnvironment ${request.RuntimeEnvironmentUpdate} is not embedded in Sandshark; SQL-1_0 is.`);
  if (request.RunConfigurationUpdate) throw unsupported('RunConfigurationUpdate is only for applications of Apache Flink.');
  if (request.CloudWatchLoggingOptionUpdates?.length) throw unsupported('CloudWatchLoggingOptionUpdates are not embedded in Sandshark.');
  if (request.ApplicationConfigurationUpdate?.SqlApplicationConfigurationUpdate?.ReferenceDataSourceUpdates?.length)
    throw unsupported('ReferenceDataSources are not embedded in Sandshark yet.');
}

function updatedConfiguration(application: Application, { InputUpdates = [], OutputUpdates = [] }: SqlApplicationConfigurationUpdate) {
  const { arn } = application;
  for (const { InputId = '' } of InputUpdates)
    if (!application.inputs.some(({ id }) => id === InputId)) throw notFoundIn('input', InputId, arn);
  for (const { OutputId = '' } of OutputUpdates)
    if (!application.outputs.some(({ id }) => id === OutputId)) throw notFoundIn('output', OutputId, arn);
  return {
    inputs: application.inputs.map((input) => {
      const update = InputUpdates.find(({ InputId }) => InputId === input.id);
      return update ? updatedInput(input, update, application) : input;
    }),
    outputs: application.outputs.map((output) => {
      const update = OutputUpdates.find(({ OutputId }) => OutputId === output.id);
      return update ? updatedOutput(output, update, application) : output;
    }),
  };
}
