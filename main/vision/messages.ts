import type { Analysis, Box, Frame } from '../../contract/face.js';
import type { FaultCode } from '../../contract/fault.js';
import type { AnalyseOptions } from './analyse-options.js';

/** A request to the inference process. */
export type Request =
  | {
      readonly id: number;
      readonly kind: 'file';
      readonly file: string;
      readonly options: AnalyseOptions;
    }
  | {
      readonly id: number;
      readonly kind: 'frame';
      readonly frame: Frame;
      readonly options: AnalyseOptions;
    }
  | {
      readonly id: number;
      readonly kind: 'live-share';
      readonly frame: Frame;
      readonly box: Box;
    }
  | { readonly id: number; readonly kind: 'inspect'; readonly file: string }
  | { readonly id: number; readonly kind: 'memory' };

/** Resident memory of the inference process. */
export interface Memory {
  readonly rssBytes: number;
  readonly peakRssBytes: number;
}

/** An input or output of an ONNX model; dynamic dimensions have a name instead of a size. */
export interface OnnxValue {
  readonly name: string;
  readonly type: string;
  readonly shape: readonly (number | string)[];
}

export interface OnnxShape {
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

/** What the inference process answers; a number or null to `live-share`. */
export type Answer = Analysis | Memory | OnnxShape | number | null;

/** A message from the inference process: `ready` once after the start, then one reply per request. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed-to-start'; readonly code: FaultCode; readonly message: string }
  | { readonly kind: 'done'; readonly id: number; readonly value: Answer }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly code: FaultCode;
      readonly message: string;
    };
