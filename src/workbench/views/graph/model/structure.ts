// What the drawing is laid out by: all resources of the history, the pairs that were ever related, and what lies inside what. It does not
// depend on the moment, so that nothing jumps while the slider moves.
import { type Histories, lastLife } from './history.ts';
import type { Item } from './item.ts';

export interface StructureNode {
  readonly key: string;
  readonly type: string;
  readonly name: string;
  /** Key of the VPC or subnet that it lies in, or the name of its service for one that lies in none. */
  readonly parent: string;
  /** `chip`: it has no name but its id. */
  readonly shape: 'card' | 'chip';
}

export interface Pair {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

export interface Structure {
  readonly nodes: ReadonlyMap<string, StructureNode>;
  /** Related resources that do not lie inside one another. */
  readonly pairs: readonly Pair[];
}

/** Recorded beside the resources, and no resources of the cloud. */
const NOT_DRAWN: ReadonlySet<string> = new Set(['AWS::Config::ResourceCompliance']);

const CONTAINERS = ['AWS::EC2::Subnet ', 'AWS::EC2::VPC '] as const;

export const isContainer = (key: string) => CONTAINERS.some((type) => key.startsWith(type));

export const isDrawn = ({ type }: Pick<Item, 'type'>) => !NOT_DRAWN.has(type);

/** `EC2` of `AWS::EC2::Instance` */
export const serviceOf = (type: string) => type.split('::')[1] ?? type;

/** `eni` of `eni-0123456789abcdef0`; undefined for an id that does not say what it is of. */
export function prefixOf(id: string): string | undefined {
  return /^([a-z]{2,5})-[0-9a-f]{8,}$/.exec(id)?.[1];
}

export const pairKey = (one: string, other: string) => (one < other ? `${one} — ${other}` : `${other} — ${one}`);

const inWords = new Intl.Collator('en', { numeric: true });

/** The order in which resources stand and are listed: `app-2` before `app-10`. */
export function byTypeAndName(
  one: Pick<StructureNode, 'type' | 'name' | 'key'>,
  other: Pick<StructureNode, 'type' | 'name' | 'key'>,
): number {
  return inWords.compare(one.type, other.type) || inWords.compare(one.name, other.name) || (one.key < other.key ? -1 : 1);
}

/** Does the line have one of these at its ends? */
export const touches = ({ from, to }: Pair, keys: ReadonlySet<string>) => keys.has(from) || keys.has(to);

export function structureOf(histories: Histories): Structure {
  const alive = new Map<string, Item>();
  for (const [key, items] of histories) {
    const item = lastLife(items);
    if (item && isDrawn(item)) alive.set(key, item);
  }
  const pairs = pairsOf(histories, alive);
  const parents = parentsOf(alive);
  adoptLoners(alive, pairs, parents);
  const nodes = new Map(
    [...alive].map(([key, { type, name, id }]): [string, StructureNode] => [
      key,
      { key, type, name, parent: parents.get(key) ?? serviceOf(type), shape: name === id && prefixOf(id) !== undefined ? 'chip' : 'card' },
    ]),
  );
  const lieInside = ({ from, to }: Pair) => holds(parents, from, to) || holds(parents, to, from);
  return { nodes, pairs: pairs.filter((pair) => !lieInside(pair)) };
}

function pairsOf(histories: Histories, alive: ReadonlyMap<string, Item>): Pair[] {
  const pairs = new Map<string, Pair>();
  for (const [from, items] of histories) {
    if (!alive.has(from)) continue;
    for (const { relationships } of items) {
      for (const { key: to } of relationships) {
        const key = pairKey(from, to);
        if (alive.has(to) && from !== to && !pairs.has(key)) pairs.set(key, { key, from, to });
      }
    }
  }
  return [...pairs.values()];
}

/** The innermost container that a resource says it is contained in, or attached to (an internet gateway to its VPC). */
function parentsOf(alive: ReadonlyMap<string, Item>): Map<string, string> {
  const parents = new Map<string, string>();
  for (const [key, { relationships }] of alive) {
    for (const type of CONTAINERS) {
      if (parents.has(key) || key.startsWith('AWS::EC2::VPC ')) continue;
      if (type === 'AWS::EC2::Subnet ' && !isInside(relationships, type)) continue;
      const found = relationships.find(
        (each) => each.key.startsWith(type) && alive.has(each.key) && /^Is (contained|attached)/.test(each.says),
      );
      if (found) parents.set(key, found.key);
    }
  }
  return parents;
}

/** A network ACL is attached to many subnets and lies in none. */
function isInside(relationships: Item['relationships'], type: string): boolean {
  return relationships.some(({ key, says }) => key.startsWith(type) && says.startsWith('Is contained'));
}

/** A volume or an address lies in no subnet: it stands where the one thing stands that it is attached to. */
function adoptLoners(alive: ReadonlyMap<string, Item>, pairs: readonly Pair[], parents: Map<string, string>): void {
  const near = new Map<string, string[]>();
  for (const { from, to } of pairs) {
    near.set(from, [...(near.get(from) ?? []), to]);
    near.set(to, [...(near.get(to) ?? []), from]);
  }
  for (const key of alive.keys()) {
    if (parents.has(key) || isContainer(key)) continue;
    const homes = new Set((near.get(key) ?? []).map((other) => parents.get(other)));
    const [home] = homes;
    if (homes.size === 1 && home !== undefined) parents.set(key, home);
  }
}

function holds(parents: ReadonlyMap<string, string>, outer: string, inner: string): boolean {
  for (let at = parents.get(inner); at !== undefined; at = parents.get(at)) if (at === outer) return true;
  return false;
}
