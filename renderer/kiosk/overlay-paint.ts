import { coverFit, type MovingBox } from './overlay.js';

/** A bright line with a dark outline is visible on any camera picture. */
const servedColour = '#7de3ff';
const otherColour = '#ffffff';
const outlineColour = 'rgb(0 0 0 / 55%)';

/**
 * Draws the face boxes: the served person's in bold, the others faintly.
 * @param frame size in pixels of the picture that the boxes refer to.
 * @param pixelRatio device pixels per CSS pixel.
 */
export function paintBoxes(
  context: CanvasRenderingContext2D,
  boxes: readonly MovingBox[],
  frame: { readonly width: number; readonly height: number },
  pixelRatio: number,
): void {
  const { canvas } = context;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const { scale, x, y } = coverFit(frame, canvas);
  for (const { box, served, opacity } of boxes) {
    const width = box.width * scale;
    const height = box.height * scale;
    const lineWidth = (served ? 5 : 2) * pixelRatio;
    context.globalAlpha = opacity * (served ? 1 : 0.45);
    context.beginPath();
    context.roundRect(
      x + box.x * scale,
      y + box.y * scale,
      width,
      height,
      Math.min(width, height) * 0.16,
    );
    context.lineWidth = lineWidth + 3 * pixelRatio;
    context.strokeStyle = outlineColour;
    context.stroke();
    context.lineWidth = lineWidth;
    context.strokeStyle = served ? servedColour : otherColour;
    context.stroke();
  }
  context.globalAlpha = 1;
}
