// What can be searched: terms to documents, and documents to values. Made anew from the documents at any time, so no part of a snapshot.

import type { StoredDocument } from '../indexes/stored-document.ts';
import type { FieldValue } from '../mapping/field-value.ts';
import type { Leaf } from '../mapping/index-mapping.ts';
import type { DocumentFields } from '../mapping/parse-document.ts';
import { analyzerOf } from './analyzer.ts';
import { keptLength } from './field-length.ts';

/** Where a term occurs: numbers of documents, growing, and for texts how often and where in each. */
export interface Posting {
  readonly docs: number[];
  readonly positions: number[][];
}

/** One field over all documents of the segment. */
export interface SegmentField {
  readonly type: string;
  readonly postings: Map<string, Posting>;
  /** By number of document: the value, sorted values where there are several, undefined where there is none. Nothing for texts. */
  readonly values: (FieldValue | readonly FieldValue[] | undefined)[];
  /** By number of document: the number of terms (texts, keywords). */
  readonly lengths: (number | undefined)[];
  /** Documents that have the field. */
  docCount: number;
  /** The number of terms in all of them. */
  totalLength: number;
}

export class Segment {
  /** By number; undefined once deleted or replaced. */
  readonly documents: (StoredDocument | undefined)[] = [];
  readonly fields = new Map<string, SegmentField>();
  readonly #numbers = new Map<string, number>();

  get liveCount(): number {
    return this.#numbers.size;
  }

  /** How many numbers are taken by documents that are gone. */
  get goneCount(): number {
    return this.documents.length - this.#numbers.size;
  }

  numberOf(id: string): number | undefined {
    return this.#numbers.get(id);
  }

  live(): StoredDocument[] {
    return this.documents.filter((document) => document !== undefined);
  }

  remove(id: string): void {
    const number = this.#numbers.get(id);
    if (number === undefined) return;
    this.#numbers.delete(id);
    this.documents[number] = undefined;
    for (const field of this.fields.values()) {
      const length = field.lengths[number];
      if (length === undefined) continue;
      field.docCount--;
      field.totalLength -= length;
    }
  }

  add(document: StoredDocument, fields: DocumentFields, leafOf: (path: string) => Leaf | undefined): void {
    this.remove(document.id);
    const number = this.documents.push(document) - 1;
    this.#numbers.set(document.id, number);
    for (const [path, values] of fields) {
      const leaf = leafOf(path);
      if (leaf) addValues(this.#field(path, leaf.type), number, values, leaf);
    }
  }

  /** Documents that have the term and are still there. */
  frequency({ docs }: Posting): number {
    if (this.goneCount === 0) return docs.length;
    let count = 0;
    for (const number of docs) if (this.documents[number]) count++;
    return count;
  }

  #field(path: string, type: string): SegmentField {
    const known = this.fields.get(path);
    if (known) return known;
    const field: SegmentField = { type, postings: new Map(), values: [], lengths: [], docCount: 0, totalLength: 0 };
    this.fields.set(path, field);
    return field;
  }
}

/** OpenSearch: between two values of a text lie 100 positions, so that no phrase spans them. */
const gapBetweenValues = 100;

function addValues(field: SegmentField, number: number, values: readonly FieldValue[], { type, mapping }: Leaf): void {
  field.docCount++;
  if (type === 'text') addText(field, number, values.map(String), mapping.index === false ? () => [] : analyzerOf(mapping.analyzer));
  else if (type === 'keyword') addKeywords(field, number, [...new Set(values.map(String))].sort());
  else {
    field.values[number] = values.length === 1 ? values[0] : (values as readonly number[]).toSorted((one, other) => one - other);
    field.lengths[number] = 0;
  }
}

function addText(field: SegmentField, number: number, values: readonly string[], analyze: (text: string) => string[]): void {
  let position = 0;
  let length = 0;
  for (const value of values) {
    const terms = analyze(value);
    length += terms.length;
    for (const term of terms) {
      const posting = postingOf(field, term);
      if (posting.docs.at(-1) === number) posting.positions.at(-1)?.push(position);
      else {
        posting.docs.push(number);
        posting.positions.push([position]);
      }
      position++;
    }
    position += gapBetweenValues;
  }
  field.lengths[number] = length;
  field.totalLength += length;
}

function addKeywords(field: SegmentField, number: number, terms: readonly string[]): void {
  field.values[number] = terms.length === 1 ? terms[0] : terms;
  for (const term of terms) postingOf(field, term).docs.push(number);
  field.lengths[number] = terms.length;
  field.totalLength += terms.length;
}

function postingOf(field: SegmentField, term: string): Posting {
  const known = field.postings.get(term);
  if (known) return known;
  const posting: Posting = { docs: [], positions: [] };
  field.postings.set(term, posting);
  return posting;
}

/** The length that scoring sees: norms are kept for texts only. */
export const scoredLength = (field: SegmentField, number: number): number =>
  field.type === 'text' ? keptLength(field.lengths[number] ?? 1) : 1;
