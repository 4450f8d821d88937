/**
 * File extensions of the photos that Rollcall reads, for choosing files and for messages. What a file is
 * depends on its content (main/vision/photo-kind.ts), not on its extension.
 */
export const photoEndings: readonly string[] = [
  ...['.jpg', '.jpeg', '.jpe', '.jfif', '.jfi', '.jif'],
  ...['.png', '.webp', '.gif', '.tif', '.tiff', '.avif'],
];
