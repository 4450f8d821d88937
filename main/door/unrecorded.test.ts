import { expect, onTestFinished, test, vi } from 'vitest';
import { Fault } from '../../contract/fault.js';
import { fileFault } from '../storage/file-faults.js';
import { Unrecorded } from './unrecorded.js';

const failed = (code: string): Fault =>
  fileFault('punches.jsonl', Object.assign(new Error(code), { code, syscall: 'write' })) as Fault;

test('the door says what is wrong with the disk, and administrators get the message with the file', () => {
  const sentences: string[] = [];
  const unrecorded = new Unrecorded((sentence) => sentences.push(sentence));
  const shown = ['ENOSPC', 'EROFS', 'EIO'].map((code) => unrecorded.stateFor(failed(code)));
  expect(shown).toEqual([
    { kind: 'not-recorded', why: 'disk-full' },
    { kind: 'not-recorded', why: 'data-read-only' },
    { kind: 'not-recorded', why: 'disk-failed' },
  ]);
  expect(unrecorded.stateFor(new Fault('busy', 'Too many punches wait.'))).toEqual({
    kind: 'not-recorded',
    why: 'other',
  });
  expect(sentences).toHaveLength(4);
  expect(sentences[2]).toContain('The disk reported an error (EIO) with punches.jsonl.');
});

test('a disk that fails at each frame causes one notice in ten minutes', () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  onTestFinished(() => {
    vi.useRealTimers();
  });
  const sentences: string[] = [];
  const unrecorded = new Unrecorded((sentence) => sentences.push(sentence));
  for (let frame = 0; frame < 20; frame++) {
    unrecorded.stateFor(failed('ENOSPC'));
    vi.advanceTimersByTime(100);
  }
  expect(sentences).toHaveLength(1);
  vi.advanceTimersByTime(600_000);
  unrecorded.stateFor(failed('ENOSPC'));
  expect(sentences).toHaveLength(2);
});
