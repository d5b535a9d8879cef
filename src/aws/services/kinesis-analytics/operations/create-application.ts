// CreateApplication: a new application, READY at once, version 1.
// AWS: https://docs.aws.amazon.com/managed-flink/latest/apiv2/API_CreateApplication.html
import type { CreateApplicationRequest, CreateApplicationResponse } from '@aws-sdk/client-kinesis-analytics-v2';
import type { Operation } from '../../../core/service.ts';
import type { Analytics } from '../analytics.ts';
import type { Application } from '../application.ts';
import { applicationDetail } from '../application-detail.ts';
import { applicationArn } from '../application-store.ts';
import { newCode } from '../code-configuration.ts';
import { requireEmbedded } from '../embedded-ports.ts';
import { limitExceeded, tooManyTags, unsupported } from '../errors.ts';
import { newInput, processorArn } from '../input-configuration.ts';
import { LIMITS } from '../limits.ts';
import { newLoggingOption } from '../logging-options.ts';
import { newOutput } from '../output-configuration.ts';
import { bucketOf, newReference } from '../reference-configuration.ts';
import { required } from '../required-member.ts';
import { validateCode } from '../runtime/query-program.ts';

export function createApplication({
  environment,
  store,
  flags,
}: Analytics): Operation<CreateApplicationRequest, CreateApplicationResponse> {
  return async (request, context) => {
    const name = required(request.ApplicationName, 'ApplicationName');
    refuseWhatIsNotEmbedded(request);
    const { Inputs = [], Outputs = [], ReferenceDataSources = [] } = request.ApplicationConfiguration?.SqlApplicationConfiguration ?? {};
    const processors = Inputs.map(({ InputProcessingConfiguration }) => processorArn(InputProcessingConfiguration));
    const targets = Outputs.map(({ LambdaOutput }) => LambdaOutput?.ResourceARN);
    await requireEmbedded(environment.ports, [...processors, ...targets], ReferenceDataSources.map(bucketOf));
    if (flags.newSqlApplications === 'rejected')
      throw unsupported('New SQL-1_0 applications cannot be created since October 15, 2025. Use Managed Service for Apache Flink.');
    store.requireRoomFor(context, name);
    if ((request.Tags?.length ?? 0) > LIMITS.tagsPerApplication) throw tooManyTags(LIMITS.tagsPerApplication);

    if (Inputs.length > LIMITS.inputsPerApplication) throw limitExceeded('An application has one streaming source.');
    if (Outputs.length > LIMITS.outputsPerApplication)
      throw limitExceeded(`An application has at most ${LIMITS.outputsPerApplication} outputs.`);
    const inputs = Inputs.map((input, index) => newInput(input, `${index + 1}.1`, context));
    const outputs = Outputs.map((output, index) => newOutput(output, `${Inputs.length + index + 1}.1`, context));
    if (ReferenceDataSources.length > LIMITS.referencesPerApplication) throw limitExceeded('An application has one reference data source.');
    const inputsAndOutputs = inputs.length + outputs.length;
    const references = ReferenceDataSources.map((source, index) => newReference(source, `${inputsAndOutputs + index + 1}.1`));
    const configured = inputsAndOutputs + references.length;
    const options = request.CloudWatchLoggingOptions ?? [];
    if (options.length > LIMITS.loggingOptionsPerApplication) throw limitExceeded('An application has one CloudWatch logging option.');
    const loggingOptions = options.map((option, index) => newLoggingOption(option, `${configured + index + 1}.1`, context));
    const code = newCode(request.ApplicationConfiguration?.ApplicationCodeConfiguration);

    const nowMs = environment.clock.now();
    const application: Application = {
      account: context.account,
      region: context.region,
      arn: applicationArn(context, name),
      name,
      ...(request.ApplicationDescription !== undefined && { description: request.ApplicationDescription }),
      createdMs: nowMs - (nowMs % 1000), // whole seconds, so that what a client prints can be given back to DeleteApplication
      updatedMs: nowMs,
      tags: request.Tags ?? [],
      role: required(request.ServiceExecutionRole, 'ServiceExecutionRole'),
      status: 'READY',
      versionId: 1,
      conditionalToken: store.newToken(),
      ...(code !== undefined && { code }),
      inputs,
      outputs,
      references,
      loggingOptions,
      idsGiven: configured + loggingOptions.length,
      positions: {},
      undelivered: {},
    };
    validateCode(application);
    store.add(application);
    return { ApplicationDetail: applicationDetail(application) };
  };
}

function refuseWhatIsNotEmbedded(request: CreateApplicationRequest): void {
  const { RuntimeEnvironment, ApplicationConfiguration: configuration } = request;
  if (RuntimeEnvironment !== 'SQL-1_0')
    throw unsupported(`RuntimeEnvironment ${RuntimeEnvironment} is not embedded in Sandshark; SQL-1_0 is.`);
  if (configuration?.FlinkApplicationConfiguration || configuration?.ZeppelinApplicationConfiguration || configuration?.VpcConfigurations)
    throw unsupported('Flink, Zeppelin and VPC configurations do not belong to an SQL-1_0 application.');
}
