"""Runs the original MTCNN and writes its results, to compare ours with.

Follows the steps of davidsandberg/facenet, src/align/detect_face.py (MIT), which counts pixels from 1. The
nets run in TensorFlow, and OpenCV resizes the images.

    pip install tensorflow-cpu opencv-python-headless
    python models/proof/mtcnn_original.py WEIGHTS_FOLDER MINSIZE OUT.json PHOTO...
"""

import json
import os
import sys

import cv2
import numpy as np
import tensorflow as tf

THRESHOLDS = (0.6, 0.7, 0.7)
FACTOR = 0.709


def load(folder, name):
    return np.load(os.path.join(folder, name), allow_pickle=True, encoding="latin1").item()


def conv(x, layer):
    return tf.nn.conv2d(x, layer["weights"], 1, "VALID") + layer["biases"]


def prelu(x, layer):
    return tf.nn.relu(x) - layer["alpha"] * tf.nn.relu(-x)


def pool(x, side, padding):
    return tf.nn.max_pool2d(x, side, 2, padding)


def dense(x, layer):
    return tf.matmul(x, layer["weights"]) + layer["biases"]


def p_net(w, x):
    x = pool(prelu(conv(x, w["conv1"]), w["PReLU1"]), 2, "SAME")
    x = prelu(conv(x, w["conv2"]), w["PReLU2"])
    x = prelu(conv(x, w["conv3"]), w["PReLU3"])
    return conv(x, w["conv4-2"]).numpy(), tf.nn.softmax(conv(x, w["conv4-1"])).numpy()


def r_net(w, x):
    x = pool(prelu(conv(x, w["conv1"]), w["prelu1"]), 3, "SAME")
    x = pool(prelu(conv(x, w["conv2"]), w["prelu2"]), 3, "VALID")
    x = prelu(conv(x, w["conv3"]), w["prelu3"])
    x = prelu(dense(tf.reshape(x, [x.shape[0], -1]), w["conv4"]), w["prelu4"])
    return dense(x, w["conv5-2"]).numpy(), tf.nn.softmax(dense(x, w["conv5-1"])).numpy()


def o_net(w, x):
    x = pool(prelu(conv(x, w["conv1"]), w["prelu1"]), 3, "SAME")
    x = pool(prelu(conv(x, w["conv2"]), w["prelu2"]), 3, "VALID")
    x = pool(prelu(conv(x, w["conv3"]), w["prelu3"]), 2, "SAME")
    x = prelu(conv(x, w["conv4"]), w["prelu4"])
    x = prelu(dense(tf.reshape(x, [x.shape[0], -1]), w["conv5"]), w["prelu5"])
    shares = tf.nn.softmax(dense(x, w["conv6-1"])).numpy()
    return dense(x, w["conv6-2"]).numpy(), dense(x, w["conv6-3"]).numpy(), shares


def nms(boxes, limit, method):
    order = np.argsort(boxes[:, 4])
    areas = (boxes[:, 2] - boxes[:, 0] + 1) * (boxes[:, 3] - boxes[:, 1] + 1)
    kept = []
    while order.size > 0:
        best, rest = order[-1], order[:-1]
        kept.append(best)
        width = np.minimum(boxes[best, 2], boxes[rest, 2]) - np.maximum(boxes[best, 0], boxes[rest, 0]) + 1
        height = np.minimum(boxes[best, 3], boxes[rest, 3]) - np.maximum(boxes[best, 1], boxes[rest, 1]) + 1
        shared = np.maximum(0, width) * np.maximum(0, height)
        whole = np.minimum(areas[best], areas[rest]) if method == "Min" else areas[best] + areas[rest] - shared
        order = rest[shared / whole <= limit]
    return np.array(kept, dtype=int)


def square(boxes):
    side = np.maximum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    boxes[:, 0] += (boxes[:, 2] - boxes[:, 0]) * 0.5 - side * 0.5
    boxes[:, 1] += (boxes[:, 3] - boxes[:, 1]) * 0.5 - side * 0.5
    boxes[:, 2], boxes[:, 3] = boxes[:, 0] + side, boxes[:, 1] + side
    return boxes


def calibrate(boxes, shifts):
    width = (boxes[:, 2] - boxes[:, 0] + 1)[:, None]
    height = (boxes[:, 3] - boxes[:, 1] + 1)[:, None]
    boxes[:, 0:4] += shifts * np.hstack([width, height, width, height])
    return boxes


def chips(picture, boxes, side):
    """Square crops of the boxes, transposed (x and y exchanged); black outside the picture."""
    height, width = picture.shape[:2]
    out = np.zeros((len(boxes), side, side, 3))
    for index, (x1, y1, x2, y2) in enumerate(boxes[:, 0:4].astype(int)):
        chip = np.zeros((y2 - y1 + 1, x2 - x1 + 1, 3))
        left, top, right, bottom = max(x1, 1), max(y1, 1), min(x2, width), min(y2, height)
        chip[top - y1 : bottom - y1 + 1, left - x1 : right - x1 + 1] = picture[top - 1 : bottom, left - 1 : right]
        out[index] = cv2.resize(chip, (side, side), interpolation=cv2.INTER_AREA)
    return np.transpose((out - 127.5) * 0.0078125, (0, 2, 1, 3)).astype(np.float32)


def detect(picture, minsize, nets):
    height, width = picture.shape[:2]
    found = np.zeros((0, 9))
    scale, shorter = 12.0 / minsize, min(height, width) * 12.0 / minsize
    while shorter >= 12:
        size = int(np.ceil(width * scale)), int(np.ceil(height * scale))
        small = (cv2.resize(picture, size, interpolation=cv2.INTER_AREA) - 127.5) * 0.0078125
        shifts, shares = p_net(nets[0], np.transpose(small[None], (0, 2, 1, 3)).astype(np.float32))
        x, y = np.where(shares[0, :, :, 1] >= THRESHOLDS[0])
        cells = np.stack([x, y], 1)
        start, end = np.fix((2 * cells + 1) / scale), np.fix((2 * cells + 12) / scale)
        boxes = np.hstack([start, end, shares[0, x, y, 1:2], shifts[0, x, y]])
        if len(boxes) > 0:
            found = np.vstack([found, boxes[nms(boxes, 0.5, "Union")]])
        scale, shorter = scale * FACTOR, shorter * FACTOR
    if len(found) == 0:
        return []
    found = found[nms(found, 0.7, "Union")]
    width_, height_ = (found[:, 2] - found[:, 0])[:, None], (found[:, 3] - found[:, 1])[:, None]
    boxes = found[:, 0:4] + found[:, 5:9] * np.hstack([width_, height_, width_, height_])
    boxes = square(np.hstack([boxes, found[:, 4:5]]))
    boxes[:, 0:4] = np.fix(boxes[:, 0:4])

    shifts, shares = r_net(nets[1], chips(picture, boxes, 24))
    passed = shares[:, 1] > THRESHOLDS[1]
    boxes, shifts = np.hstack([boxes[passed, 0:4], shares[passed, 1:2]]), shifts[passed]
    if len(boxes) == 0:
        return []
    pick = nms(boxes, 0.7, "Union")
    boxes = square(calibrate(boxes[pick], shifts[pick]))
    boxes[:, 0:4] = np.fix(boxes[:, 0:4])

    shifts, points, shares = o_net(nets[2], chips(picture, boxes, 48))
    passed = shares[:, 1] > THRESHOLDS[2]
    boxes = np.hstack([boxes[passed, 0:4], shares[passed, 1:2]])
    shifts, points = shifts[passed], points[passed]
    if len(boxes) == 0:
        return []
    wide, high = boxes[:, 2] - boxes[:, 0] + 1, boxes[:, 3] - boxes[:, 1] + 1
    xs = points[:, 0:5] * wide[:, None] + boxes[:, 0:1] - 1
    ys = points[:, 5:10] * high[:, None] + boxes[:, 1:2] - 1
    boxes = calibrate(boxes, shifts)
    pick = nms(boxes, 0.7, "Min")
    return [
        {
            "box": [round(float(value), 2) for value in boxes[index, 0:4]],
            "score": round(float(boxes[index, 4]), 4),
            "points": [[round(float(x), 2), round(float(y), 2)] for x, y in zip(xs[index], ys[index])],
        }
        for index in pick
    ]


def main():
    folder, minsize, out, *photos = sys.argv[1:]
    nets = [load(folder, f"det{number}.npy") for number in (1, 2, 3)]
    faces = {}
    for photo in photos:
        picture = cv2.cvtColor(cv2.imread(photo), cv2.COLOR_BGR2RGB)
        faces[os.path.basename(photo)] = detect(picture, float(minsize), nets)
    with open(out, "w") as file:
        json.dump({"minsize": float(minsize), "photos": faces}, file, separators=(",", ":"))


main()
