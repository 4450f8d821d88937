import process from 'node:process';
import sharp from 'sharp';

/*
 * In an inference process that several commands use (see `reused-inference.js`): before each further command, enters
 * its folder, and forgets the pictures of the last one, since a file may have changed.
 */

const emit = process.emit;
process.emit = function (event, message, ...rest) {
  if (event !== 'message' || message.folder === undefined) {
    return emit.call(this, event, message, ...rest);
  }
  process.chdir(message.folder);
  sharp.cache(false);
  sharp.cache(true);
  return true;
};
