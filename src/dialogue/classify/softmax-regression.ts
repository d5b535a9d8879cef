// Multinomial logistic regression over sparse vectors, by stochastic gradients with a rate of its own for each weight (AdaGrad).
import { seededOrder } from './seeded-order.ts';
import type { SparseVector } from './vectors.ts';

/** The trained weights. The logit of class k is the sum of value × `weights[feature × classes + k]`. */
export interface SoftmaxRegression {
  readonly classes: number;
  readonly weights: Float32Array;
}

/** One utterance to learn from. */
export interface Example {
  readonly vector: SparseVector;
  readonly label: number;
  /** How much it counts; utterances that were made of one sample utterance share the weight of one. */
  readonly weight: number;
}

const RATE = 0.3;
/** A class that is this improbable, and wrong, learns nothing from the example: that is most classes, most of the time. */
const NEGLIGIBLE = 1e-3;
const SMALL = 1e-6;

/** Puts the logits of all classes into `into`. */
export function logitsInto(model: SoftmaxRegression, vector: SparseVector, into: Float64Array): void {
  const { classes, weights } = model;
  into.fill(0, 0, classes);
  const { indexes, values } = vector;
  for (let i = 0; i < indexes.length; i++) {
    const at = (indexes[i] as number) * classes;
    const value = values[i] as number;
    for (let k = 0; k < classes; k++) into[k] = (into[k] as number) + value * (weights[at + k] as number);
  }
}

/** Turns logits into probabilities, in place. */
export function softmax(logits: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const logit of logits) if (logit > highest) highest = logit;
  let sum = 0;
  for (let k = 0; k < logits.length; k++) {
    const power = Math.exp((logits[k] as number) - highest);
    logits[k] = power;
    sum += power;
  }
  for (let k = 0; k < logits.length; k++) logits[k] = (logits[k] as number) / sum;
}

/**
 * @param passes how often each example is visited
 * @param seed of the order of the visits. The same examples in the same order give the same weights, bit for bit.
 */
export function trainSoftmaxRegression(
  examples: readonly Example[],
  features: number,
  classes: number,
  passes: number,
  seed: number,
): SoftmaxRegression {
  const weights = new Float32Array(features * classes);
  const squares = new Float32Array(features * classes);
  const model = { classes, weights };
  const errors = new Float64Array(classes);
  const active = new Int32Array(classes);
  for (let pass = 0; pass < passes; pass++) {
    for (const at of seededOrder(examples.length, seed + pass)) {
      const { vector, label, weight } = examples[at] as Example;
      logitsInto(model, vector, errors);
      softmax(errors);
      errors[label] = (errors[label] as number) - 1;
      let count = 0;
      for (let k = 0; k < classes; k++) {
        const error = errors[k] as number;
        if (error > NEGLIGIBLE || error < -NEGLIGIBLE) active[count++] = k;
      }
      for (let i = 0; i < vector.indexes.length; i++) {
        const base = (vector.indexes[i] as number) * classes;
        const value = (vector.values[i] as number) * weight;
        for (let a = 0; a < count; a++) {
          const k = active[a] as number;
          const gradient = (errors[k] as number) * value;
          const cell = base + k;
          const square = (squares[cell] as number) + gradient * gradient;
          squares[cell] = square;
          weights[cell] = (weights[cell] as number) - (RATE * gradient) / Math.sqrt(square + SMALL);
        }
      }
    }
  }
  return model;
}
