// BM25 as Lucene computes it.
// Lucene: org.apache.lucene.search.similarities.BM25Similarity. OpenSearch before 3.0 multiplies by k1 + 1, as Lucene did before 8:
// https://github.com/opensearch-project/OpenSearch/issues/17315

const k1 = 1.2;
const b = 0.75;

/** `legacy`: with the factor k1 + 1 (OpenSearch 1 and 2). */
export type Similarity = 'BM25' | 'LegacyBM25';

/** @param found documents with the term; @param docCount documents with the field */
export function inverseDocumentFrequency(found: number, docCount: number): number {
  return Math.log(1 + (docCount - found + 0.5) / (found + 0.5));
}

/**
 * The score of one term (or phrase) in one document.
 * @param weight sum of the inverse document frequencies, times boost
 * @param frequency how often the document has it
 * @param relativeLength the field's length in this document, in average lengths
 */
export function bm25(weight: number, frequency: number, relativeLength: number, similarity: Similarity): number {
  const scaled = similarity === 'LegacyBM25' ? weight * (k1 + 1) : weight;
  // Lucene computes scaled * frequency / (frequency + norm) in an order that never grows with the length.
  const norm = 1 / (k1 * (1 - b + b * relativeLength));
  return Math.fround(scaled - scaled / (1 + frequency * norm));
}
