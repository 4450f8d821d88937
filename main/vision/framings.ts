/**
 * Where FaceNet's training crops (MTCNN's box and a margin, 160 pixels) show dlib's mean face: so large
 * and so far down, in sides of the crop. Medians over 176 photos of lfw-dev, margin 32.
 */
export const faceNetFraming = { kind: 'mean-face', scale: 0.5416, top: 0.2893 } as const;

/** MTCNN's box grown by 32 of 100 pixels, as `align_dataset_mtcnn.py --margin 32` does on LFW. */
export const boxFraming = { kind: 'box', marginShare: 0.32 } as const;
