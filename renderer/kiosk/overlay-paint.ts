import { coverFit, type MovingBox } from './overlay.js';

/** A bright line with a dark outline is visible on any camera picture. */
const ringColour = '#7de3ff';
const lineColour = '#ffffff';
const outlineColour = 'rgb(0 0 0 / 50%)';

/**
 * Draws the face boxes: the served person's in bold with a ring that closes as recognition progresses, the others
 * thinly.
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
  for (const { box, served, progress, opacity } of boxes) {
    const [width, height] = [box.width * scale, box.height * scale];
    const radius = Math.min(width, height) * 0.2;
    const lineWidth = (served ? 4 : 2) * pixelRatio;
    context.globalAlpha = opacity * (served ? 1 : 0.4);
    trace(context, { x: x + box.x * scale, y: y + box.y * scale, width, height }, radius);
    context.lineCap = 'round';
    stroke(context, lineWidth + 3 * pixelRatio, outlineColour);
    stroke(context, lineWidth, lineColour);
    if (!served || progress < 0.01) continue;
    const length = 2 * (width + height) - (8 - 2 * Math.PI) * radius;
    context.setLineDash([length * progress, length]);
    stroke(context, lineWidth + 5 * pixelRatio, ringColour);
    context.setLineDash([]);
  }
  context.globalAlpha = 1;
}

function stroke(context: CanvasRenderingContext2D, width: number, colour: string): void {
  context.lineWidth = width;
  context.strokeStyle = colour;
  context.stroke();
}

/** A rounded box from the middle of its top, clockwise on the screen, which is mirrored. */
function trace(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: MovingBox['box'],
  radius: number,
): void {
  const [right, bottom, middle] = [x + width, y + height, x + width / 2];
  context.beginPath();
  context.moveTo(middle, y);
  context.arcTo(x, y, x, bottom, radius);
  context.arcTo(x, bottom, right, bottom, radius);
  context.arcTo(right, bottom, right, y, radius);
  context.arcTo(right, y, middle, y, radius);
  context.lineTo(middle, y);
}
