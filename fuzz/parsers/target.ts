/** A parser of bytes that may come from anyone. */
export interface Target {
  /** Also the name of its folder in `fuzz/corpus`. */
  readonly name: string;
  /**
   * Reads bytes as the product does. It must refuse with a Fault.
   * @param scratch a folder for files that nothing else uses.
   */
  readonly read: (bytes: Uint8Array, scratch: string) => unknown;
  /** Further files for its corpus, beneath the root of the package. */
  readonly fixtures?: readonly string[];
  /** True for files that people edit: messages quote the names of fields as in the file. */
  readonly quotesFields?: boolean;
  /** True if one run takes 10 ms or more, so that the tests make fewer. */
  readonly isSlow?: boolean;
}
