import type { Analysis, Frame } from '../../preload/face.js';
import type { FaultCode } from '../../preload/fault.js';
import type { AnalyseOptions } from './pipeline.js';

/** What the owner asks of the inference process. */
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
  | { readonly id: number; readonly kind: 'memory' };

/** Resident memory of the inference process. */
export interface Memory {
  readonly rssBytes: number;
  readonly peakRssBytes: number;
}

/** What comes back: `ready` once after the start, then one answer a request. */
export type Reply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed-to-start'; readonly code: FaultCode; readonly message: string }
  | { readonly kind: 'done'; readonly id: number; readonly value: Analysis | Memory }
  | {
      readonly kind: 'refused';
      readonly id: number;
      readonly code: FaultCode;
      readonly message: string;
    };
