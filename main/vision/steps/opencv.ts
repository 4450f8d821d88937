import cvModule from '@techstark/opencv-js';

/** OpenCV, compiled to WebAssembly. Free every Mat with `delete()`. */
export type OpenCv = typeof cvModule;
export type Mat = cvModule.Mat;

/** Loads OpenCV once; in Node its module is a promise. */
export async function loadOpenCv(): Promise<OpenCv> {
  const loading: unknown = cvModule;
  return (await loading) as OpenCv;
}
