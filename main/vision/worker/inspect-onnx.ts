import { readFile } from 'node:fs/promises';
import { InferenceSession } from 'onnxruntime-node';
import { Fault } from '../../../contract/fault.js';
import type { OnnxShape, OnnxValue } from '../messages.js';

/**
 * What an ONNX file takes and gives. To be run in the inference process: a hostile file may end it.
 * @throws Fault `model-unusable`, in ONNX Runtime's words.
 */
export async function inspectOnnx(file: string): Promise<OnnxShape> {
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(await readFile(file), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Fault('model-unusable', `${file} is no ONNX model that can be run: ${why}`, {
      cause,
    });
  }
  const found = {
    inputs: session.inputMetadata.map(valueOf),
    outputs: session.outputMetadata.map(valueOf),
  };
  await session.release();
  return found;
}

function valueOf(value: InferenceSession.ValueMetadata): OnnxValue {
  return value.isTensor
    ? { name: value.name, type: value.type, shape: value.shape }
    : { name: value.name, type: 'other', shape: [] };
}
