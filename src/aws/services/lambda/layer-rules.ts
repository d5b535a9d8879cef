// May a function have these layers?
// AWS: https://docs.aws.amazon.com/lambda/latest/dg/chapter-layers.html

import { parseArn } from '../../core/arn.ts';
import type { Place } from '../../core/ports.ts';
import { unzippedBytes } from './code-package.ts';
import { invalidParameter, notEmbedded, notFound } from './errors.ts';
import type { Code } from './function.ts';
import type { Layers } from './layers.ts';
import { limits } from './limits.ts';

/** Throws AwsError InvalidParameterValueException, ResourceNotFoundException. */
export function checkLayers(layers: Layers, arns: readonly string[], { account, region }: Place, code: Code): void {
  if (arns.length > limits.layers) throw invalidParameter(`Layers list exceeds the maximum of ${limits.layers}`);
  let bytes = unzippedBytes(code.zip);
  for (const arn of arns) {
    const theirs = parseArn(arn);
    if (theirs?.region !== region) throw invalidParameter(`Layer ${arn} is not in the function's region ${region}`);
    if (theirs.account !== account) throw notEmbedded(`A layer of another account (${arn})`);
    const version = layers.find(arn);
    if (version?.status !== 'kept') throw invalidParameter(`Layer version ${arn} does not exist.`);
    bytes += unzippedBytes(version.code.zip);
  }
  const names = arns.map((arn) => arn.slice(0, arn.lastIndexOf(':')));
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw invalidParameter(`Two different versions of the same layer are not allowed to be referenced in the same function: ${twice}`);
  if (bytes > limits.unzippedBytes)
    throw invalidParameter(
      `Function code combined with layers exceeds the maximum allowed size of ${limits.unzippedBytes} bytes. The actual size is ${bytes} bytes.`,
    );
}

/** Of a layer or a version that is not there. */
export const layerVersionMissing = () => notFound('The resource you requested does not exist.');
