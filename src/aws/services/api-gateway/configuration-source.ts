// What API Gateway v2 tells AWS Config of APIs and their stages.
// Shapes: the property types of https://github.com/awslabs/aws-config-resource-schema. Ids are ARNs, as published items of API Gateway have them.
import { camelCased } from '../../core/camel-cased.ts';
import type { ConfigurationSource, ResourceConfiguration } from '../../core/resource-configuration.ts';
import type { Api } from './api.ts';
import type { Apis } from './apis.ts';
import { described } from './operations/apis.ts';

export const configurationSource = (apis: Apis): ConfigurationSource => ({
  types: ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Stage'],
  *configurations(account, region) {
    for (const api of apis.list({ account, region })) {
      yield apiConfiguration(api);
      for (const stage of api.stages) yield stageConfiguration(api, stage);
    }
  },
});

const arnOf = ({ region, id }: Api): string => `arn:aws:apigateway:${region}::/apis/${id}`;

function apiConfiguration(api: Api): ResourceConfiguration {
  const { name, region, createdMs, tags } = api;
  const { Tags: _tags, ...settings } = described(api);
  return {
    type: 'AWS::ApiGatewayV2::Api',
    id: arnOf(api),
    name,
    arn: arnOf(api),
    region,
    availabilityZone: 'Not Applicable',
    createdMs,
    tags,
    relationships: [],
    configuration: { ...camelCased(settings), tags },
  };
}

/** AWS: a stage is contained in its API (page of relationships). */
function stageConfiguration(api: Api, stage: Api['stages'][number]): ResourceConfiguration {
  const arn = `${arnOf(api)}/stages/${stage.StageName}`;
  const { StageVariables, Tags, RouteSettings, ...settings } = stage;
  return {
    type: 'AWS::ApiGatewayV2::Stage',
    id: arn,
    name: stage.StageName ?? '',
    arn,
    region: api.region,
    availabilityZone: 'Not Applicable',
    ...(stage.CreatedDate && { createdMs: stage.CreatedDate.getTime() }),
    tags: Tags ?? {},
    relationships: [
      { type: 'AWS::ApiGatewayV2::Api', id: arnOf(api), name: api.name, says: 'Is contained in Api', reverseSays: 'Contains Stage' },
    ],
    // The keys of variables, route settings and tags are the customer's own: they keep their spelling.
    configuration: {
      ...camelCased(settings),
      stageVariables: StageVariables ?? {},
      routeSettings: Object.fromEntries(Object.entries(RouteSettings ?? {}).map(([route, own]) => [route, camelCased(own)])),
      tags: Tags ?? {},
    },
  };
}
