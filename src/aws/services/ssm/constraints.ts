// Lengths, patterns, ranges and words of the members, by operation.
// AWS: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html and its siblings
import type { Constraints } from '../../core/constraints.ts';
import { limits } from './limits.ts';
import type { OperationName } from './operation-name.ts';

const name = { minLength: 1, maxLength: 2048 };
const label = { minLength: 1, maxLength: limits.labelCharacters };
const filters: Constraints = {
  'ParameterFilters[].Key': { minLength: 1, maxLength: 132, pattern: 'tag:.+|Name|Type|KeyId|Path|Label|Tier|DataType' },
  'ParameterFilters[].Option': { minLength: 1, maxLength: 10 },
  'ParameterFilters[].Values': { minLength: 1, maxLength: 50 },
  'ParameterFilters[].Values[]': { minLength: 1, maxLength: 1024 },
};
const tagged: Constraints = {
  ResourceType: {
    oneOf: [
      'Document',
      'ManagedInstance',
      'MaintenanceWindow',
      'Parameter',
      'PatchBaseline',
      'OpsItem',
      'OpsMetadata',
      'Automation',
      'Association',
    ],
  },
};
const tags: Constraints = {
  Tags: { maxLength: 1000 },
  'Tags[].Key': { minLength: 1, maxLength: 128 },
  'Tags[].Value': { maxLength: 256 },
};
const labels: Constraints = { Name: name, Labels: { minLength: 1, maxLength: 10 }, 'Labels[]': label };
const names: Constraints = { Names: { minLength: 1, maxLength: 10 }, 'Names[]': name };

export const constraints: Readonly<Record<OperationName, Constraints>> = {
  PutParameter: {
    Name: name,
    Description: { maxLength: 1024 },
    Value: { minLength: 1 },
    Type: { oneOf: ['String', 'StringList', 'SecureString'] },
    KeyId: { minLength: 1, maxLength: 256, pattern: '[a-zA-Z0-9:/_-]+' },
    AllowedPattern: { maxLength: 1024 },
    ...tags,
    Tier: { oneOf: ['Standard', 'Advanced', 'Intelligent-Tiering'] },
    Policies: { minLength: 1, maxLength: 4096 },
    DataType: { maxLength: 128 },
  },
  GetParameter: { Name: name },
  GetParameters: names,
  GetParametersByPath: { Path: name, ...filters, MaxResults: { min: 1, max: limits.parametersOfPath } },
  GetParameterHistory: { Name: name, MaxResults: { min: 1, max: limits.describedParameters } },
  DeleteParameter: { Name: name },
  DeleteParameters: names,
  DescribeParameters: {
    'Filters[].Key': { oneOf: ['Name', 'Type', 'KeyId'] },
    'Filters[].Values': { minLength: 1, maxLength: 50 },
    'Filters[].Values[]': { minLength: 1, maxLength: 1024 },
    ...filters,
    MaxResults: { min: 1, max: limits.describedParameters },
  },
  LabelParameterVersion: labels,
  UnlabelParameterVersion: labels,
  AddTagsToResource: { ...tagged, ...tags },
  RemoveTagsFromResource: { ...tagged, 'TagKeys[]': { minLength: 1, maxLength: 128 } },
  ListTagsForResource: tagged,
};
