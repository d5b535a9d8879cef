// Filters of ListSecrets and BatchGetSecretValue.
// AWS: https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_Filter.html
import type { Filter } from '@aws-sdk/client-secrets-manager';
import { invalidParameter } from './errors.ts';
import type { Secret } from './secret.ts';

/** The secrets that pass all filters; of the values of one filter, one is enough. Throws AwsError InvalidParameterException. */
export function filtered(secrets: readonly Secret[], filters: readonly Filter[]): readonly Secret[] {
  for (const { Key: key, Values: values } of filters) {
    if (key === undefined) throw invalidParameter('Invalid filter key');
    if (!values?.length) throw invalidParameter(`Invalid filter values for key: ${key}`);
  }
  return secrets.filter((secret) =>
    filters.every(({ Key: key = 'all', Values: values = [] }) => values.some((value) => passes(secret, key, value))),
  );
}

/** An exclamation mark in front means: not. */
function passes(secret: Secret, key: string, value: string): boolean {
  return value.startsWith('!') ? !matches(secret, key, value.slice(1)) : matches(secret, key, value);
}

function matches(secret: Secret, key: string, value: string): boolean {
  const { name, description = '', tags } = secret;
  switch (key) {
    case 'name':
      return name.startsWith(value);
    case 'description':
      return beginsSomewhere(description, value);
    case 'tag-key':
      return Object.keys(tags).some((tag) => tag.startsWith(value));
    case 'tag-value':
      return Object.values(tags).some((tag) => tag.startsWith(value));
    case 'all': {
      const attributes = [name, description, ...Object.entries(tags).flat()].join(' ');
      return value.split(/[ /_+=.@-]+/).some((word) => word !== '' && beginsSomewhere(attributes, word));
    }
    default:
      // primary-region, owning-service: nothing is replicated, nothing managed.
      return false;
  }
}

/** At the beginning of a word; case does not matter. */
function beginsSomewhere(text: string, value: string): boolean {
  return ` ${text.replace(/[/_+=.@-]/g, ' ')}`.toLowerCase().includes(` ${value.replace(/[/_+=.@-]/g, ' ').toLowerCase()}`);
}
