// Conformance packs: put, described, deleted.
// AWS: https://docs.aws.amazon.com/config/latest/developerguide/conformance-packs.html
import type {
  DeleteConformancePackRequest,
  DescribeConformancePackStatusRequest,
  DescribeConformancePackStatusResponse,
  DescribeConformancePacksRequest,
  DescribeConformancePacksResponse,
  PutConformancePackRequest,
  PutConformancePackResponse,
} from '@aws-sdk/client-config-service';
import { digits } from '../../../core/random.ts';
import type { Operation } from '../../../core/service.ts';
import type { Config } from '../config.ts';
import { packResources } from '../conformance-packs/deploy-pack.ts';
import { describedPack, describedPackStatus, type PackState } from '../conformance-packs/pack.ts';
import { packNamed } from '../conformance-packs/packs-by-name.ts';
import { insufficientPermissions, inUse, invalidParameterValue, tooManyPacks } from '../errors.ts';
import { limits } from '../limits.ts';
import { pageOf } from '../paging.ts';
import type { RegionState } from '../region-state.ts';
import { readTags } from '../tags.ts';

/** The rules are made a moment later; the status tells how that went. */
export const putConformancePack =
  (config: Config): Operation<PutConformancePackRequest, PutConformancePackResponse> =>
  async (input, context) => {
    const state = config.region(context);
    const { ConformancePackName: name = '' } = input;
    const known = state.packs.get(name);
    checkIdle(known);
    if (!known && state.packs.size >= limits.conformancePacks) throw tooManyPacks(limits.conformancePacks);
    const settings = {
      bucket: input.DeliveryS3Bucket,
      keyPrefix: input.DeliveryS3KeyPrefix,
      inputParameters: input.ConformancePackInputParameters ?? [],
      template: await templateText(config, state, input),
      state: 'CREATE_IN_PROGRESS' as const,
      reason: undefined,
      requestedMs: config.now(),
      completedMs: undefined,
    };
    const id = known?.id ?? `conformance-pack-${digits(config.environment.random.next, 9, 36)}`;
    const arn = `arn:aws:config:${state.region}:${state.account}:conformance-pack/${name}/${id}`;
    const pack: PackState = {
      name,
      id,
      arn,
      tags: known?.tags ?? readTags(input.Tags ?? []),
      ruleNames: known?.ruleNames ?? [],
      ...settings,
    };
    packResources(state, pack);
    state.packs.set(name, pack);
    const { account, region } = state;
    config.work.plan({ kind: 'deploy pack', account, region, dueMs: config.now() + limits.evaluationDelayMs, pack: name });
    return { ConformancePackArn: arn };
  };

/** Throws AwsError InvalidParameterValueException, InsufficientPermissionsException. */
async function templateText({ environment }: Config, { account }: RegionState, input: PutConformancePackRequest): Promise<string> {
  const { TemplateBody: body, TemplateS3Uri: uri, TemplateSSMDocumentDetails: document } = input;
  if ([body, uri, document].filter((one) => one !== undefined).length !== 1)
    throw invalidParameterValue('Exactly one of TemplateBody, TemplateS3Uri and TemplateSSMDocumentDetails should be provided.');
  if (document) throw invalidParameterValue('Templates of Systems Manager documents are not embedded in Sandshark: use TemplateBody.');
  if (body !== undefined) return body;
  const [, bucket = '', key = ''] = /^s3:\/\/([^/]+)\/(.+)$/.exec(uri ?? '') ?? [];
  const bucketArn = `arn:aws:s3:::${bucket}`;
  try {
    const store = await environment.ports.objectStore?.(bucketArn);
    return new TextDecoder().decode(await store?.get(bucketArn, key, account));
  } catch (thrown) {
    throw insufficientPermissions(`The template ${uri} cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
}

export const deleteConformancePack =
  (config: Config): Operation<DeleteConformancePackRequest, void> =>
  ({ ConformancePackName: name = '' }, context) => {
    const state = config.region(context);
    const pack = packNamed(state, name);
    checkIdle(pack);
    pack.state = 'DELETE_IN_PROGRESS';
    const { account, region } = state;
    config.work.plan({ kind: 'delete pack', account, region, dueMs: config.now() + limits.evaluationDelayMs, pack: name });
  };

function checkIdle(pack: PackState | undefined): void {
  if (pack?.state === 'CREATE_IN_PROGRESS' || pack?.state === 'DELETE_IN_PROGRESS')
    throw inUse(`The conformance pack ${pack.name} is in state ${pack.state}. Try your request again later.`);
}

export const describeConformancePacks =
  (config: Config): Operation<DescribeConformancePacksRequest, DescribeConformancePacksResponse> =>
  (input, context) => {
    const { items, token } = packsOfPage(config.region(context), input);
    return { ConformancePackDetails: items.map(describedPack), ...(token !== undefined && { NextToken: token }) };
  };

export const describeConformancePackStatus =
  (config: Config): Operation<DescribeConformancePackStatusRequest, DescribeConformancePackStatusResponse> =>
  (input, context) => {
    const state = config.region(context);
    const { items, token } = packsOfPage(state, input);
    const details = items.map((pack) => describedPackStatus(pack, state));
    return { ConformancePackStatusDetails: details, ...(token !== undefined && { NextToken: token }) };
  };

function packsOfPage(
  state: RegionState,
  { ConformancePackNames: names = [], Limit: limit, NextToken: token }: DescribeConformancePacksRequest,
) {
  const packs = names.length === 0 ? [...state.packs.values()] : [...new Set(names)].map((name) => packNamed(state, name));
  packs.sort((one, other) => (one.name < other.name ? -1 : 1));
  return pageOf(packs, { limit, byDefault: 20, most: 20, token }, ({ name }) => name);
}
