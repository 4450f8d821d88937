/**
 * Size and top edge of dlib's mean face in FaceNet's training crops (MTCNN's box with a margin, 160
 * pixels), as shares of the crop's side. Medians over 176 photos of lfw-dev, margin 32.
 */
export const faceNetFraming = { kind: 'mean-face', scale: 0.5416, top: 0.2893 } as const;

/** MTCNN's box with a margin of 32 per 100 pixels, as `align_dataset_mtcnn.py --margin 32` on LFW. */
export const boxFraming = { kind: 'box', marginShare: 0.32 } as const;
