import { Matrix, CholeskyDecomposition } from 'ml-matrix';
import type { Template } from './template.js';
import { distanceOf, fuse } from './vectors.js';

/** Says which of its subjects an embedding is most like. */
export interface Classifier {
  /** Subject id with its score; a larger score is more alike, and scores only compare. */
  classify(embedding: Float32Array): { readonly subjectId: string; readonly score: number };
}

/** How two ways of naming did on the gallery's own samples, each left out of what named it. */
export interface CrossValidation {
  readonly folds: number;
  /** Shares of samples named rightly, 0 to 1. */
  readonly classifier: number;
  readonly nearestTemplate: number;
}

export interface ClassifierChoice {
  /** The classifier where it did better than the nearest template, else null. */
  readonly classifier: Classifier | null;
  /** Null where fewer than two subjects have `leastSamples`. */
  readonly crossValidation: CrossValidation | null;
}

interface LabelledSample {
  readonly subjectId: string;
  readonly embedding: Float32Array;
}

/** With fewer samples a subject says nothing of how it varies. */
const leastSamples = 4;
const mostFolds = 5;

/**
 * Trains a classifier on the gallery's samples, and keeps it only where cross-validation shows that
 * it names more samples rightly than the nearest template does. Subjects with fewer than four
 * samples take part as classes, but are not used to compare the two.
 */
export function chooseClassifier(templates: ReadonlyMap<string, Template>): ClassifierChoice {
  const samples = [...templates].flatMap(([subjectId, template]) =>
    template.samples.map((embedding) => ({ subjectId, embedding })),
  );
  const crossValidation = crossValidate(samples);
  if (crossValidation === null || crossValidation.classifier <= crossValidation.nearestTemplate) {
    return { classifier: null, crossValidation };
  }
  return { classifier: trainDiscriminant(samples), crossValidation };
}

/**
 * Linear discriminant analysis (Fisher 1936) with the covariance within subjects shrunk towards its
 * mean variance, by the amount of Ledoit and Wolf (2004), since samples are fewer than dimensions.
 * @throws Error without samples.
 */
export function trainDiscriminant(samples: readonly LabelledSample[]): Classifier {
  const means = meansOf(samples);
  const dimension = samples[0]!.embedding.length;
  // A subject's only sample is its own mean, and says nothing of how people vary.
  const residuals = samples
    .map(({ subjectId, embedding }) => {
      const mean = means.get(subjectId)!;
      return Array.from(embedding, (value, at) => value - mean[at]!);
    })
    .filter((residual) => residual.some((value) => Math.abs(value) > 1e-6));
  const covariance =
    residuals.length === 0 ? Matrix.identity(dimension) : shrunkCovariance(new Matrix(residuals));
  const inverse = new CholeskyDecomposition(covariance);
  const classes = [...means].map(([subjectId, mean]) => {
    const weights = inverse.solve(Matrix.columnVector([...mean])).to1DArray();
    const constant = -0.5 * mean.reduce((sum, value, at) => sum + value * weights[at]!, 0);
    return { subjectId, weights, constant };
  });
  return {
    classify: (embedding) =>
      classes
        .map(({ subjectId, weights, constant }) => ({
          subjectId,
          score: weights.reduce((sum, weight, at) => sum + weight * embedding[at]!, constant),
        }))
        .reduce((best, next) => (next.score > best.score ? next : best)),
  };
}

function crossValidate(samples: readonly LabelledSample[]): CrossValidation | null {
  const counts = new Map<string, number>();
  // Each subject's samples are dealt out in turn, so that no fold lacks a subject.
  const turns = samples.map(({ subjectId }) => {
    const turn = counts.get(subjectId) ?? 0;
    counts.set(subjectId, turn + 1);
    return turn;
  });
  const rich = [...counts.values()].filter((count) => count >= leastSamples);
  if (rich.length < 2) return null;
  const folds = Math.min(mostFolds, ...rich);
  const right = { classifier: 0, nearestTemplate: 0 };
  let asked = 0;
  for (let fold = 0; fold < folds; fold++) {
    const isHeldOut = ({ subjectId }: LabelledSample, index: number): boolean =>
      turns[index]! % folds === fold && counts.get(subjectId)! >= leastSamples;
    const training = samples.filter((sample, index) => !isHeldOut(sample, index));
    const classifier = trainDiscriminant(training);
    const templates = meansOf(training);
    for (const { subjectId, embedding } of samples.filter(isHeldOut)) {
      asked += 1;
      if (classifier.classify(embedding).subjectId === subjectId) right.classifier += 1;
      if (nearestOf(templates, embedding) === subjectId) right.nearestTemplate += 1;
    }
  }
  return {
    folds,
    classifier: right.classifier / asked,
    nearestTemplate: right.nearestTemplate / asked,
  };
}

function nearestOf(templates: ReadonlyMap<string, Float32Array>, probe: Float32Array): string {
  return [...templates]
    .map(([subjectId, template]) => ({ subjectId, distance: distanceOf(template, probe) }))
    .reduce((best, next) => (next.distance < best.distance ? next : best)).subjectId;
}

function meansOf(samples: readonly LabelledSample[]): Map<string, Float32Array> {
  const groups = new Map<string, Float32Array[]>();
  for (const { subjectId, embedding } of samples) {
    const group = groups.get(subjectId);
    if (group === undefined) groups.set(subjectId, [embedding]);
    else group.push(embedding);
  }
  return new Map([...groups].map(([subjectId, group]) => [subjectId, fuse(group)]));
}

/** Ledoit and Wolf, "A well-conditioned estimator for large-dimensional covariance matrices" (2004). */
function shrunkCovariance(residuals: Matrix): Matrix {
  const [count, dimension] = [residuals.rows, residuals.columns];
  const covariance = residuals.transpose().mmul(residuals).div(count);
  const variance = covariance.trace() / dimension;
  const target = Matrix.identity(dimension).mul(variance);
  const gap = Matrix.sub(covariance, target).norm('frobenius') ** 2;
  let scatter = 0;
  for (let row = 0; row < count; row++) {
    const values = residuals.getRow(row);
    const square = values.reduce((sum, value) => sum + value * value, 0);
    const along = values.reduce((sum, value, at) => {
      let product = 0;
      for (let other = 0; other < dimension; other++) {
        product += covariance.get(at, other) * values[other]!;
      }
      return sum + value * product;
    }, 0);
    // ‖x xᵀ − S‖² = |x|⁴ − 2 xᵀ S x + ‖S‖²
    scatter += square * square - 2 * along;
  }
  const frobenius = covariance.norm('frobenius') ** 2;
  const spread = Math.min(gap, (scatter / count + frobenius) / count);
  const shrinkage = gap === 0 ? 1 : spread / gap;
  // Where all samples of all subjects are equal nothing varies: any positive number will do.
  return covariance
    .mul(1 - shrinkage)
    .add(Matrix.identity(dimension).mul(Math.max(shrinkage * variance, 1e-9)));
}
