// The module `workshop` that every lab may import: names, the data, the role, zips of functions. Its text is made anew for each run.
import { functionTypes } from './functions/function-types.ts';
import { kinesisConsumerTypes } from './kinesis-consumer/consumer-types.ts';
import { KINESIS_CONSUMER } from './kinesis-consumer/module-name.ts';
import { SPECS_MODULE } from './specs/module-name.ts';
import { specTypes } from './specs/spec-types.ts';

export interface WorkshopValues {
  /** Put behind every name, for example `-ana` on an account that several people share; empty otherwise. */
  readonly suffix: string;
  readonly region: string;
  readonly account: string;
  readonly data: unknown;
  /** What `bundle` gives, by the path of the file. */
  readonly bundles?: ReadonlyMap<string, Uint8Array>;
}

/** The name that a resource gets on this target. */
export const resourceName = (resource: string, suffix: string) => `${resource}${suffix}`;

/** The role that exists on every target, for services that act for the learner. */
export const roleArn = (account: string) => `arn:aws:iam::${account}:role/sandshark-lab`;

const base64 = (bytes: Uint8Array) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

/** The module's JavaScript. Values go in as JSON, so that no text of theirs can become code. */
export function workshopSource({ suffix, region, account, data, bundles = new Map() }: WorkshopValues): string {
  const zips = Object.fromEntries([...bundles].map(([path, bytes]) => [path, base64(bytes)]));
  return [
    `const suffix = ${JSON.stringify(suffix)};`,
    'export const name = (resource) => String(resource) + suffix;',
    `export const tags = Object.freeze({ workshop: 'sandshark' });`,
    `export const region = ${JSON.stringify(region)};`,
    `export const role = ${JSON.stringify(roleArn(account))};`,
    `const bundles = JSON.parse(${JSON.stringify(JSON.stringify(zips))});`,
    `export const bundle = (file) => {
  const path = String(file).replace(/^\\.\\//, '');
  if (!Object.hasOwn(bundles, path)) throw new Error("bundle() needs the name of a file of this lab in quotes, as in bundle('handler.ts').");
  return Uint8Array.from(atob(bundles[path]), (one) => one.charCodeAt(0));
};`,
    // Parsed, not written as a literal: a key called __proto__ stays a key.
    data === undefined ? 'export const data = undefined;' : `export const data = JSON.parse(${JSON.stringify(JSON.stringify(data))});`,
  ].join('\n');
}

/**
 * The module's types, for the editor and the type check.
 * @param dataType the text of a TypeScript type, from the lab
 * @param packages the lab's: a module of Sandshark's own among them is declared, too
 */
export function workshopTypes(dataType: string, packages: readonly string[] = []): string {
  return `declare module 'workshop' {
  /** The name of a resource on this target. On an account that you share it keeps yours apart from your neighbour's. */
  export function name(resource: string): string;
  /** Tags for what you create, so that it can be found and removed. */
  export const tags: Readonly<Record<string, string>>;
  /** The AWS region of this run. */
  export const region: string;
  /** The ARN of a role that services of this lab may take on. */
  export const role: string;
  /**
   * A file of this lab, with the files that it imports, as the zip of a Lambda function. The name must stand in quotes:
   * \`Code: { ZipFile: bundle('handler.ts') }\` with \`Handler: 'handler.handler'\`. It is the same bytes on every target.
   */
  export function bundle(file: string): Uint8Array<ArrayBuffer>;
  /** The data of this lab. */
  export const data: ${dataType};
}
${['sql', 'txt', 'csv', 'md', 'html', 'yaml', 'yml']
  .map((ending) => `declare module '*.${ending}' {\n  const text: string;\n  export default text;\n}`)
  .join('\n')}
${functionTypes}${packages.includes(KINESIS_CONSUMER) ? kinesisConsumerTypes : ''}${packages.includes(SPECS_MODULE) ? specTypes : ''}`;
}
