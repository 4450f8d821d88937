/** How a published anti-spoofing net is used, which its file does not say. */
export interface KnownAntispoof {
  readonly name: string;
  /** Sides of the crop, in sides of the face's box. */
  readonly cropScale: number;
  /** Which of the net's values is the share of a live face, from 0. */
  readonly liveClass: number;
}

/** Side of the square input of all nets in the table, in pixels: 16 times the last kernel. */
export const knownSidePx = 80;

/**
 * Published anti-spoofing nets by the SHA-256 of their files. All were trained by
 * minivision-ai/Silent-Face-Anti-Spoofing (Apache-2.0). According to its code, they expect BGR, 0 to 255, not
 * divided (src/data_io/functional.py, `to_tensor`), in 80 × 80 pixels; the name of a file begins with the scale of
 * its crop (src/utility.py, `parse_model_name`), and the second of the three values is the share of a live face
 * (test.py, `label == 1`).
 *
 * - The .pth files: resources/anti_spoof_models in that repository.
 * - The .onnx files: digests in yakhyo/uniface, uniface/constants.py. The same input, and logits as output
 *   (yakhyo/face-anti-spoofing, scripts/onnx_inference.py).
 */
export const knownAntispoof: ReadonlyMap<string, KnownAntispoof> = new Map<string, KnownAntispoof>([
  [
    'a5eb02e1843f19b5386b953cc4c9f011c3f985d0ee2bb9819eea9a142099bec0',
    { name: 'MiniFASNetV2', cropScale: 2.7, liveClass: 1 },
  ],
  [
    '84ee1d37d96894d5e82de5a57df044ef80a58be2b218b5ed7cdfd875ec2f5990',
    { name: 'MiniFASNetV1SE', cropScale: 4, liveClass: 1 },
  ],
  [
    'b32929adc2d9c34b9486f8c4c7bc97c1b69bc0ea9befefc380e4faae4e463907',
    { name: 'MiniFASNetV2', cropScale: 2.7, liveClass: 1 },
  ],
  [
    'ebab7f90c7833fbccd46d3a555410e78d969db5438e169b6524be444862b3676',
    { name: 'MiniFASNetV1SE', cropScale: 4, liveClass: 1 },
  ],
]);
