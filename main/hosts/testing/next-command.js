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
  try {
    process.chdir(message.folder);
  } catch (error) {
    // A command that was refused at once has ended, and its folder is gone.
    if (error.code !== 'ENOENT') throw error;
  }
  sharp.cache(false);
  sharp.cache(true);
  return true;
};
