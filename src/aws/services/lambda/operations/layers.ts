// Layers: PublishLayerVersion, GetLayerVersion, GetLayerVersionByArn, ListLayers, ListLayerVersions, DeleteLayerVersion.
// AWS: https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html and its siblings
import type {
  DeleteLayerVersionRequest,
  GetLayerVersionByArnRequest,
  GetLayerVersionRequest,
  GetLayerVersionResponse,
  LayerVersionsListItem,
  ListLayersRequest,
  ListLayersResponse,
  ListLayerVersionsRequest,
  ListLayerVersionsResponse,
  PublishLayerVersionRequest,
  PublishLayerVersionResponse,
  Runtime,
} from '@aws-sdk/client-lambda';
import type { CallContext } from '../../../core/call.ts';
import { base64Of } from '../../../protocols/base64.ts';
import { codeOf } from '../code-package.ts';
import { lambdaTime } from '../described-function.ts';
import type { Lambda } from '../lambda.ts';
import { layerVersionMissing } from '../layer-rules.ts';
import { type Layer, type LayerVersion, layerArn } from '../layers.ts';
import { pageOf } from '../paging.ts';

export function layers({ environment, functions, layers }: Lambda) {
  const found = (layer: Layer | undefined, number: unknown): { layer: Layer; version: LayerVersion } => {
    const version = layer?.versions.find((candidate) => candidate.number === number && candidate.status === 'kept');
    if (!layer || !version) throw layerVersionMissing();
    return { layer, version };
  };
  return {
    async PublishLayerVersion(input: PublishLayerVersionRequest, context: CallContext): Promise<PublishLayerVersionResponse> {
      const code = await codeOf(input.Content ?? {}, environment.ports, context.account, 'PublishLayerVersion');
      const layer = layers.open(context, input.LayerName ?? '');
      const version: LayerVersion = {
        number: layer.versions.length + 1,
        code,
        description: input.Description ?? '',
        createdMs: functions.now(),
        compatibleRuntimes: input.CompatibleRuntimes ?? [],
        compatibleArchitectures: input.CompatibleArchitectures ?? [],
        status: 'kept',
        ...(input.LicenseInfo !== undefined && { licenseInfo: input.LicenseInfo }),
      };
      layer.versions.push(version);
      return described(layer, version);
    },

    GetLayerVersion({ LayerName = '', VersionNumber }: GetLayerVersionRequest, context: CallContext): GetLayerVersionResponse {
      const { layer, version } = found(layers.get(context, LayerName), VersionNumber);
      return described(layer, version);
    },

    GetLayerVersionByArn({ Arn = '' }: GetLayerVersionByArnRequest, context: CallContext): GetLayerVersionResponse {
      const split = Arn.lastIndexOf(':');
      const { layer, version } = found(layers.get(context, Arn.slice(0, split)), Number(Arn.slice(split + 1)));
      return described(layer, version);
    },

    ListLayers(input: ListLayersRequest, context: CallContext): ListLayersResponse {
      const all = layers.list(context).flatMap((layer) => {
        const newest = layer.versions.findLast((version) => fits(version, input));
        return newest ? [{ layer, newest }] : [];
      });
      const { items, paging } = pageOf(all, input, ({ layer }) => layer.name);
      const Layers = items.map(({ layer, newest }) => ({
        LayerName: layer.name,
        LayerArn: layerArn(layer),
        LatestMatchingVersion: listed(layer, newest),
      }));
      return { Layers, ...paging };
    },

    ListLayerVersions(input: ListLayerVersionsRequest, context: CallContext): ListLayerVersionsResponse {
      const layer = layers.get(context, input.LayerName ?? '');
      // AWS: newest first; a layer that is not there has no versions.
      const all = layer?.versions.filter((version) => fits(version, input)).reverse() ?? [];
      const { items, paging } = pageOf(all, input, ({ number }) => String(number));
      return { LayerVersions: layer ? items.map((version) => listed(layer, version)) : [], ...paging };
    },

    /** AWS: deleting one that is not there is no error. */
    DeleteLayerVersion(input: DeleteLayerVersionRequest, context: CallContext): Record<string, never> {
      const version = layers.get(context, input.LayerName ?? '')?.versions.find(({ number }) => number === input.VersionNumber);
      if (version) version.status = 'deleted';
      return {};
    },
  };
}

function fits(version: LayerVersion, { CompatibleRuntime, CompatibleArchitecture }: ListLayersRequest): boolean {
  const { status, compatibleRuntimes, compatibleArchitectures } = version;
  if (status === 'deleted') return false;
  if (CompatibleRuntime !== undefined && !compatibleRuntimes.includes(CompatibleRuntime)) return false;
  return CompatibleArchitecture === undefined || compatibleArchitectures.includes(CompatibleArchitecture);
}

function listed(layer: Layer, version: LayerVersion): LayerVersionsListItem {
  const { number, description, createdMs, compatibleRuntimes, compatibleArchitectures, licenseInfo } = version;
  return {
    LayerVersionArn: `${layerArn(layer)}:${number}`,
    Version: number,
    Description: description,
    CreatedDate: lambdaTime(createdMs),
    ...(compatibleRuntimes.length > 0 && { CompatibleRuntimes: [...compatibleRuntimes] as Runtime[] }),
    ...(compatibleArchitectures.length > 0 && { CompatibleArchitectures: [...compatibleArchitectures] as ('x86_64' | 'arm64')[] }),
    ...(licenseInfo !== undefined && { LicenseInfo: licenseInfo }),
  };
}

function described(layer: Layer, version: LayerVersion): GetLayerVersionResponse {
  const { zip, sha256 } = version.code;
  return {
    ...listed(layer, version),
    LayerArn: layerArn(layer),
    Content: { Location: `data:application/zip;base64,${base64Of(zip)}`, CodeSha256: sha256, CodeSize: zip.length },
  };
}
