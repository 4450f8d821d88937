import { coverFit, type MovingBox } from './overlay.js';

/** Colours over a camera picture, whatever is in it: bright, on a dark rim. */
const servedColour = '#7de3ff';
const otherColour = '#ffffff';
const rimColour = 'rgb(0 0 0 / 55%)';

/**
 * Draws the faces' boxes: the served one strong, the others faint.
 * @param frame size of the picture that the boxes are in.
 * @param pixels device pixels to a CSS pixel.
 */
export function paintBoxes(
  context: CanvasRenderingContext2D,
  boxes: readonly MovingBox[],
  frame: { readonly width: number; readonly height: number },
  pixels: number,
): void {
  const { canvas } = context;
  context.clearRect(0, 0, canvas.width, canvas.height);
  const { scale, x, y } = coverFit(frame, canvas);
  for (const { box, served, opacity } of boxes) {
    const width = box.width * scale;
    const height = box.height * scale;
    const lineWidth = (served ? 5 : 2) * pixels;
    context.globalAlpha = opacity * (served ? 1 : 0.45);
    context.beginPath();
    context.roundRect(
      x + box.x * scale,
      y + box.y * scale,
      width,
      height,
      Math.min(width, height) * 0.16,
    );
    context.lineWidth = lineWidth + 3 * pixels;
    context.strokeStyle = rimColour;
    context.stroke();
    context.lineWidth = lineWidth;
    context.strokeStyle = served ? servedColour : otherColour;
    context.stroke();
  }
  context.globalAlpha = 1;
}
