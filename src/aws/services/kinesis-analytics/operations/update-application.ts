// UpdateApplication: changes code, inputs, outputs and role in one step, as a new version. A running application goes through UPDATING.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_UpdateApplication.html
import type {
  SqlApplicationConfigurationUpdate,
  UpdateApplicationRequest,
  UpdateApplicationResponse,
} from '@aws-sdk/client-kinesis-analytics-v2';
import type { Ports } from '../../../core/ports.ts';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import type { Application } from '../application.ts';
import { applicationDetail } from '../application-detail.ts';
import { requireCurrent } from '../application-store.ts';
import { updatedCode } from '../code-configuration.ts';
import { requireEmbedded } from '../embedded-ports.ts';
import { notFoundIn, unsupported } from '../errors.ts';
import { updatedInput } from '../input-configuration.ts';
import { updatedLoggingOptions } from '../logging-options.ts';
import { updatedOutput } from '../output-configuration.ts';
import { updatedReference } from '../reference-configuration.ts';
import { required } from '../required-member.ts';
import { validateCode } from '../runtime/query-program.ts';

export function updateApplication({
  environment,
  store,
  lifecycle,
}: Analytics): Operation<UpdateApplicationRequest, UpdateApplicationResponse> {
  return async (request, context) => {
    await requireEmbeddedFor(environment.ports, request);
    const application = store.findSettled(context, required(request.ApplicationName, 'ApplicationName'));
    requireCurrent(application, request);
    refuseWhatIsNotEmbedded(request);
    const update = request.ApplicationConfigurationUpdate;
    const code = updatedCode(update?.ApplicationCodeConfigurationUpdate) ?? application.code;
    const { inputs, outputs, references } = updatedConfiguration(application, update?.SqlApplicationConfigurationUpdate ?? {});
    validateCode({ inputs, references, ...(code !== undefined && { code }) });

    const loggingOptions = updatedLoggingOptions(application, request.CloudWatchLoggingOptionUpdates ?? []);

    const isNewQuery =
      code !== application.code ||
      inputs.some((input, index) => input !== application.inputs[index]) ||
      references.some((reference, index) => reference !== application.references[index]);
    application.inputs = inputs;
    application.outputs = outputs;
    application.references = references;
    application.loggingOptions = loggingOptions;
    application.role = request.ServiceExecutionRoleUpdate ?? application.role;
    if (code !== undefined) application.code = code;
    lifecycle.configurationChanged(application, isNewQuery ? 'new query' : 'same query');
    return { ApplicationDetail: applicationDetail(application) };
  };
}

function refuseWhatIsNotEmbedded(request: UpdateApplicationRequest): void {
  if (request.RuntimeEnvironmentUpdate !== undefined && request.RuntimeEnvironmentUpdate !== 'SQL-1_0')
    throw unsupported(`RuntimeEnvironment ${request.RuntimeEnvironmentUpdate} is not embedded in Sandshark; SQL-1_0 is.`);
  if (request.RunConfigurationUpdate) throw unsupported('RunConfigurationUpdate is only for applications of Apache Flink.');
}

/** Throws AwsError NotImplemented (501) where an update needs Lambda or S3 and the cloud has none. */
async function requireEmbeddedFor(ports: Ports, { ApplicationConfigurationUpdate }: UpdateApplicationRequest): Promise<void> {
  const {
    InputUpdates = [],
    OutputUpdates = [],
    ReferenceDataSourceUpdates = [],
  } = ApplicationConfigurationUpdate?.SqlApplicationConfigurationUpdate ?? {};
  const processors = InputUpdates.map((update) => update.InputProcessingConfigurationUpdate?.InputLambdaProcessorUpdate?.ResourceARNUpdate);
  const targets = OutputUpdates.map((update) => update.LambdaOutputUpdate?.ResourceARNUpdate);
  await requireEmbedded(
    ports,
    [...processors, ...targets],
    ReferenceDataSourceUpdates.map((update) => update.S3ReferenceDataSourceUpdate?.BucketARNUpdate),
  );
}

function updatedConfiguration(
  application: Application,
  { InputUpdates = [], OutputUpdates = [], ReferenceDataSourceUpdates = [] }: SqlApplicationConfigurationUpdate,
) {
  const { arn } = application;
  for (const { InputId = '' } of InputUpdates)
    if (!application.inputs.some(({ id }) => id === InputId)) throw notFoundIn('input', InputId, arn);
  for (const { OutputId = '' } of OutputUpdates)
    if (!application.outputs.some(({ id }) => id === OutputId)) throw notFoundIn('output', OutputId, arn);
  for (const { ReferenceId = '' } of ReferenceDataSourceUpdates)
    if (!application.references.some(({ id }) => id === ReferenceId)) throw notFoundIn('reference data source', ReferenceId, arn);
  return {
    references: application.references.map((reference) => {
      const update = ReferenceDataSourceUpdates.find(({ ReferenceId }) => ReferenceId === reference.id);
      return update ? updatedReference(reference, update) : reference;
    }),
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
