// The layers of a cloud and their versions.

import { parseArn } from '../../core/arn.ts';
import type { Place } from '../../core/ports.ts';
import type { Code } from './function.ts';

export interface LayerVersion {
  readonly number: number;
  readonly code: Code;
  readonly description: string;
  readonly createdMs: number;
  readonly compatibleRuntimes: readonly string[];
  readonly compatibleArchitectures: readonly string[];
  readonly licenseInfo?: string;
  /** AWS: a version that was deleted goes on in the functions that have it. */
  status: 'kept' | 'deleted';
}

export interface Layer extends Place {
  readonly name: string;
  /** Oldest first, deleted ones too. */
  readonly versions: LayerVersion[];
}

/** `arn:aws:lambda:us-east-1:123456789012:layer:name` */
export function layerArn({ region, account, name }: Place & { readonly name: string }): string {
  return `arn:aws:lambda:${region}:${account}:layer:${name}`;
}

export class Layers {
  readonly #byArn = new Map<string, Layer>();

  list({ account, region }: Place): Layer[] {
    const here = [...this.#byArn.values()].filter((layer) => layer.account === account && layer.region === region);
    return here.sort((one, other) => (one.name < other.name ? -1 : 1));
  }

  get(place: Place, nameOrArn: string): Layer | undefined {
    return this.#byArn.get(nameOrArn.startsWith('arn:') ? nameOrArn : layerArn({ ...place, name: nameOrArn }));
  }

  /** The layer of that name, made if there is none. */
  open({ account, region }: Place, nameOrArn: string): Layer {
    const known = this.get({ account, region }, nameOrArn);
    if (known) return known;
    const name = nameOrArn.split(':').at(-1) ?? nameOrArn;
    const layer: Layer = { account, region, name, versions: [] };
    this.#byArn.set(layerArn(layer), layer);
    return layer;
  }

  /** The version of an ARN that ends in its number, be it deleted or not. */
  find(versionArn: string): LayerVersion | undefined {
    const { resource = '' } = parseArn(versionArn) ?? {};
    const [, , number] = resource.split(':');
    const layer = this.#byArn.get(versionArn.slice(0, versionArn.lastIndexOf(':')));
    return layer?.versions.find((version) => String(version.number) === number);
  }

  snapshot(): readonly Layer[] {
    return structuredClone([...this.#byArn.values()]);
  }

  restore(layers: readonly Layer[]): void {
    for (const layer of structuredClone(layers)) this.#byArn.set(layerArn(layer), layer);
  }
}
