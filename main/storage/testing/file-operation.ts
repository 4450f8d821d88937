/** An operation that changes a folder. Files have numbers, since their names change. */
export type FileOperation =
  /** A name for a file, which is new or has other names (link(2)). */
  | { readonly kind: 'create'; readonly path: string; readonly file: number }
  | {
      readonly kind: 'write';
      readonly path: string;
      readonly file: number;
      /** The byte at which it begins. */
      readonly at: number;
      readonly bytes: Buffer;
      /** True for a file that is flushed by each write. */
      readonly isFlushed: boolean;
    }
  | {
      readonly kind: 'truncate';
      readonly path: string;
      readonly file: number;
      readonly size: number;
    }
  | { readonly kind: 'sync'; readonly path: string; readonly file: number }
  | { readonly kind: 'sync-folder'; readonly path: string }
  | {
      readonly kind: 'rename';
      readonly from: string;
      readonly path: string;
      readonly file: number;
    }
  | { readonly kind: 'remove'; readonly path: string };
