import cvModule from '@techstark/opencv-js';

/** OpenCV, compiled to WebAssembly. Every Mat that is made must be freed with `delete()`. */
export type OpenCv = typeof cvModule;
export type Mat = cvModule.Mat;

/** Loads OpenCV once. Its module is a promise in Node. */
export async function loadOpenCv(): Promise<OpenCv> {
  const loading: unknown = cvModule;
  return (await loading) as OpenCv;
}
