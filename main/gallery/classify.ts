import { Matrix, CholeskyDecomposition } from 'ml-matrix';
import type { Template } from './template.js';
import { distanceOf, fuse } from './vectors.js';

/** Finds the subject that an embedding resembles most. */
export interface Classifier {
  /** A larger score is more similar; a score is meaningful only relative to others. */
  classify(embedding: Float32Array): { readonly subjectId: string; readonly score: number };
}

/** Accuracy of both methods on the gallery's own samples, each held out of its training. */
export interface CrossValidation {
  readonly folds: number;
  /** Shares of samples named correctly, 0 to 1. */
  readonly classifier: number;
  readonly nearestTemplate: number;
}

export interface ClassifierChoice {
  /** Null unless the classifier is more accurate than the nearest template. */
  readonly classifier: Classifier | null;
  /** Null if fewer than two subjects have `minSamples`. */
  readonly crossValidation: CrossValidation | null;
}

interface LabelledSample {
  readonly subjectId: string;
  readonly embedding: Float32Array;
}

/** Fewer samples do not show how a subject varies. */
const minSamples = 4;
const maxFolds = 5;

/**
 * Trains a classifier on the gallery's samples. Keeps it only if cross-validation shows that it names more
 * samples correctly than the nearest template does. Subjects with fewer than four samples are classes,
 * but are not used for the comparison.
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
 * Linear discriminant analysis (Fisher 1936). There are fewer samples than dimensions, so the
 * within-subject covariance is shrunk towards its mean variance by the amount of Ledoit and Wolf (2004).
 * @throws Error without samples.
 */
export function trainDiscriminant(samples: readonly LabelledSample[]): Classifier {
  const means = meansOf(samples);
  const dimension = samples[0]!.embedding.length;
  // A subject's only sample equals its mean and has no residual.
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
  // Number each subject's samples, so that the folds share them evenly.
  const sampleNumbers = samples.map(({ subjectId }) => {
    const number = counts.get(subjectId) ?? 0;
    counts.set(subjectId, number + 1);
    return number;
  });
  const sufficient = [...counts.values()].filter((count) => count >= minSamples);
  if (sufficient.length < 2) return null;
  const folds = Math.min(maxFolds, ...sufficient);
  const correct = { classifier: 0, nearestTemplate: 0 };
  let tested = 0;
  for (let fold = 0; fold < folds; fold++) {
    const isHeldOut = ({ subjectId }: LabelledSample, index: number): boolean =>
      sampleNumbers[index]! % folds === fold && counts.get(subjectId)! >= minSamples;
    const training = samples.filter((sample, index) => !isHeldOut(sample, index));
    const classifier = trainDiscriminant(training);
    const templates = meansOf(training);
    for (const { subjectId, embedding } of samples.filter(isHeldOut)) {
      tested += 1;
      if (classifier.classify(embedding).subjectId === subjectId) correct.classifier += 1;
      if (nearestOf(templates, embedding) === subjectId) correct.nearestTemplate += 1;
    }
  }
  return {
    folds,
    classifier: correct.classifier / tested,
    nearestTemplate: correct.nearestTemplate / tested,
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
  // If all samples of each subject are equal, there is no variance, and any positive number will do.
  return covariance
    .mul(1 - shrinkage)
    .add(Matrix.identity(dimension).mul(Math.max(shrinkage * variance, 1e-9)));
}
