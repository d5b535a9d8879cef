// ProjectionExpression: text to something that picks parts of items.
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { attributeOf, type Item, setAttribute } from '../values/attributes.ts';
import type { DocumentPath, Projection } from './compiled.ts';
import { type AttributeNames, contextOf, type ExpressionContext } from './context.ts';
import { pathsComplaint } from './document-path.ts';
import { ExpressionParser } from './expression-parser.ts';
import { invalidExpression } from './invalid-expression.ts';
import { keepingTrees } from './kept-trees.ts';
import { resolvePath } from './resolve.ts';
import type { PathNode } from './syntax.ts';

const parameter = 'ProjectionExpression';

/**
 * Compiles a projection. Throws AwsError ValidationException, its sentence beginning with `Invalid ProjectionExpression: `.
 * @param names the context of the request, or its ExpressionAttributeNames for a context of its own
 */
export function parseProjection(text: string, names?: ExpressionContext | AttributeNames): Projection {
  const context = contextOf(names);
  const paths = parseProjectionTree(text, parameter).map((path) => resolvePath(path, context, parameter));
  const complaint = pathsComplaint(paths);
  if (complaint !== undefined) throw invalidExpression(parameter, complaint);
  return projectionOf(paths);
}

/** The projection to these paths, which do not touch each other. */
export function projectionOf(paths: readonly DocumentPath[]): Projection {
  const root = treeOf(paths);
  return { paths, project: (item) => pickMembers(item, root) };
}

const parseProjectionTree = keepingTrees((text: string, _parameter: typeof parameter): readonly PathNode[] => {
  return new ProjectionParser(text, parameter).parse();
});

class ProjectionParser extends ExpressionParser {
  /** `projection := path ( ',' path )*` */
  parse(): readonly PathNode[] {
    const paths = [this.path()];
    while (this.took(',')) paths.push(this.path());
    this.finish();
    return paths;
  }
}

/** The steps of all paths from one place; an empty branch takes everything there. */
type Branches = Map<string | number, Branches>;

function treeOf(paths: readonly DocumentPath[]): Branches {
  const root: Branches = new Map();
  for (const path of paths) {
    let branches = root;
    for (const step of path) {
      const next: Branches = branches.get(step) ?? new Map();
      branches.set(step, next);
      branches = next;
    }
  }
  return root;
}

function pickMembers(members: Item, branches: Branches): Item {
  const picked: Item = {};
  for (const [step, inner] of branches) {
    const value = typeof step === 'string' ? attributeOf(members, step) : undefined;
    const part = value === undefined ? undefined : pick(value, inner);
    if (part !== undefined) setAttribute(picked, String(step), part);
  }
  return picked;
}

/** The part of a value that the branches name; undefined when it has none of it. */
function pick(value: AttributeValue, branches: Branches): AttributeValue | undefined {
  if (branches.size === 0) return value;
  if (value.M !== undefined) {
    const members = pickMembers(value.M, branches);
    return Object.keys(members).length === 0 ? undefined : { M: members };
  }
  if (value.L === undefined) return undefined;
  const elements: AttributeValue[] = [];
  for (const step of [...branches.keys()].sort((one, other) => Number(one) - Number(other))) {
    const element = typeof step === 'number' ? value.L[step] : undefined;
    const part = element === undefined ? undefined : pick(element, branches.get(step) ?? new Map());
    if (part !== undefined) elements.push(part);
  }
  return elements.length === 0 ? undefined : { L: elements };
}
