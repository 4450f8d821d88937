import { readFile } from 'node:fs/promises';
import { InferenceSession } from 'onnxruntime-node';
import { Fault } from '../../../contract/fault.js';
import { messageOf } from '../../base/message-of.js';
import type { OnnxShape, OnnxValue } from '../messages.js';

/**
 * Reads the inputs and outputs of an ONNX file. Call it only in the inference process: a malicious file
 * may crash it.
 * @throws Fault `model-unusable` with ONNX Runtime's message.
 */
export async function inspectOnnx(file: string): Promise<OnnxShape> {
  let session: InferenceSession;
  try {
    session = await InferenceSession.create(await readFile(file), {
      intraOpNumThreads: 1,
      interOpNumThreads: 1,
    });
  } catch (cause) {
    const reason = messageOf(cause);
    throw new Fault(
      'model-unusable',
      `ONNX Runtime cannot load ${file} (${reason.replace(/\.$/, '')}). Import another model.`,
      { cause },
    );
  }
  const shape = {
    inputs: session.inputMetadata.map(valueOf),
    outputs: session.outputMetadata.map(valueOf),
  };
  await session.release();
  return shape;
}

function valueOf(value: InferenceSession.ValueMetadata): OnnxValue {
  return value.isTensor
    ? { name: value.name, type: value.type, shape: value.shape }
    : { name: value.name, type: 'other', shape: [] };
}
