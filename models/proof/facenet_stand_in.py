"""A stand-in for FaceNet that the trial accepts, so that the whole way can be tested with it.

It is not FaceNet, and tells apart hardly anybody it was not made with. The graph is that of
facenet_graph.py in the style of 2017, a twentieth of its width, and its convolutions stay random. What is set: the moving
means and variances of every batch norm, to those of the faces (as training would leave them), and the
bottleneck, fitted by regularised least squares so that the embeddings of the faces, and of altered
copies of them, imitate those of the bundled dlib net. The faces are those of the six sample photos of
@vladmandic/face-api, of altered copies of these photos, and of lfw-dev, cut out as Rollcall cuts them
out for FaceNet. With the six photos alone in PHOTOS/samples, and lfw-dev as PHOTOS/lfw:

    pip install tensorflow-cpu pillow
    python models/proof/facenet_stand_in.py alter PHOTOS/samples PHOTOS/altered
    rollcall models import ONNX_OF_FACE_RECOGNITION --channels rgb --mean 0 --deviation 1 --framing mean-face

then for NAME in samples, altered and lfw

    rollcall align PHOTOS/NAME --out FACES/NAME --model onnx-...-mean-face    (chips of 150 pixels)
    rollcall embed PHOTOS/NAME --out FACES/NAME.npy                           (what is imitated)

and at last

    python models/proof/facenet_graph.py separate 20,1 10 96 128 RANDOM_FOLDER
    python models/proof/facenet_stand_in.py RANDOM_FOLDER/separate.pb FACES OUT.pb

The trial on the sample photos then finds 96 % of comparisons in order and 88 % of the altered faces nearest
to the right person: enough to be accepted, and no more.
"""

import csv
import io
import os
import re
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np
import tensorflow as tf
from PIL import Image

v1 = tf.compat.v1
SIDE = 96
EPSILON = 0.001
# Of each sample photo.
PHOTO_COPIES = 14
# Of each face that was found: few of lfw-dev's 456.
COPIES = {"samples": 100, "altered": 10, "lfw": 1}
# Of the mean square of the features: larger and faces look more alike, smaller and copies differ more.
REGULARISATION = 1e-3
# Two photos nearer than this are taken to show one person (1:1, the bundled model accepts up to 0.38).
ONE_PERSON = 0.34
random = np.random.RandomState(11)


def targets_of(folder, name):
    """What is imitated: of altered photos the embedding of the same person in the photos as they are."""
    embeddings = np.load(os.path.join(folder, f"{name}.npy"))
    if name != "altered":
        return one_target_a_person(embeddings)
    samples = np.load(os.path.join(folder, "samples.npy"))
    distances = np.linalg.norm(embeddings[:, None] - samples[None], axis=2)
    return one_target_a_person(samples)[distances.argmin(1)]


def faces_of(folder, name):
    """Chips of a folder of photos with the embeddings that belong to them."""
    embeddings = targets_of(folder, name)
    with open(os.path.join(folder, f"{name}.csv"), newline="") as file:
        rows = list(csv.DictReader(file))
    several = {row["file"] for row in rows if row["face"] != "1"}
    chips = {}
    for root, _, files in os.walk(os.path.join(folder, name)):
        for file in files:
            chips[os.path.splitext(file)[0]] = os.path.join(root, file)
    for row, embedding in zip(rows, embeddings):
        stem = os.path.splitext(os.path.basename(row["file"]))[0]
        chip = chips[f"{stem}-{row['face']}" if row["file"] in several else stem]
        yield Image.open(chip).convert("RGB"), embedding


def one_target_a_person(embeddings):
    """Each embedding with those of the same person, in their middle."""
    distances = np.linalg.norm(embeddings[:, None] - embeddings[None], axis=2)
    return np.stack([embeddings[near].mean(0) for near in distances < ONE_PERSON])


def in_another_light(picture):
    """Another exposure, colour, haze, or none; blurred or coarse now and then."""
    if random.rand() < 0.5:
        gains, haze = random.uniform(0.4, 1.2, 3), 0
    else:
        gains, haze = np.full(3, random.uniform(0.4, 1.2)), random.uniform(0, 120)
    pixels = np.asarray(picture, np.float32) * gains + haze
    copy = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    if random.rand() < 0.25:
        copy = copy.convert("L").convert("RGB")
    if random.rand() < 0.3:
        file = io.BytesIO()
        copy.save(file, "JPEG", quality=int(random.uniform(8, 60)))
        copy = Image.open(file)
    return copy if random.rand() < 0.5 else copy.transpose(Image.FLIP_LEFT_RIGHT)


def altered(chip):
    """A copy that detection and the camera might have made of the same face."""
    angle, scale = random.uniform(-6, 6), random.uniform(0.93, 1.07)
    dx, dy = random.uniform(-4, 4, 2)
    middle, turn = chip.width / 2, np.deg2rad(angle)
    a, b = np.cos(turn) / scale, np.sin(turn) / scale
    c = middle + dx - a * middle - b * middle
    f = middle + dy + b * middle - a * middle
    copy = chip.transform(chip.size, Image.AFFINE, (a, b, c, -b, a, f), Image.BILINEAR)
    if random.rand() < 0.5:
        small = int(chip.width * random.uniform(0.4, 1))
        copy = copy.resize((small, small), Image.BOX).resize(chip.size, Image.BILINEAR)
    return in_another_light(copy)


def alter_photos(folder, out):
    """Writes photos and altered copies of them, to be searched for faces like any other."""
    os.makedirs(out, exist_ok=True)
    for name in sorted(os.listdir(folder)):
        photo = Image.open(os.path.join(folder, name)).convert("RGB")
        stem = os.path.splitext(name)[0]
        photo.save(os.path.join(out, f"{stem}-0.png"))
        for number in range(1, PHOTO_COPIES + 1):
            side = int(random.uniform(480, 960))
            small = photo.resize((side, side * photo.height // photo.width), Image.BOX)
            turned = small.rotate(random.uniform(-14, 14), Image.BILINEAR, expand=True, fillcolor="gray")
            in_another_light(turned).save(os.path.join(out, f"{stem}-{number}.png"))


def prewhitened(chip):
    x = np.asarray(chip.resize((SIDE, SIDE), Image.BILINEAR), np.float32)
    return (x - x.mean()) / max(x.std(), 1 / np.sqrt(x.size))


def set_constant(graph_def, name, values):
    [node] = [node for node in graph_def.node if node.name == name]
    node.attr["value"].tensor.CopyFrom(tf.make_tensor_proto(values.astype(np.float32)))


def run(graph_def, fetched, pictures, training, at_once):
    """Values of nodes for all pictures: a list of batches for each name."""
    with tf.Graph().as_default() as graph, v1.Session(graph=graph) as session:
        tf.import_graph_def(graph_def, name="")
        results = []
        for start in range(0, len(pictures), at_once):
            fed = {"input:0": pictures[start : start + at_once], "phase_train:0": training}
            results.append(session.run([f"{name}:0" for name in fetched], fed))
        return [list(batches) for batches in zip(*results)]


def main(source, folder, out):
    names = [file[:-4] for file in sorted(os.listdir(folder)) if file.endswith(".npy")]
    chips, targets, pictures = [], [], []
    for name in names:
        for chip, embedding in faces_of(folder, name):
            chips.append(prewhitened(chip))
            pictures += [chips[-1]] + [prewhitened(altered(chip)) for _ in range(COPIES[name])]
            targets += [embedding] * (COPIES[name] + 1)
    chips, targets, pictures = np.stack(chips), np.stack(targets), np.stack(pictures)
    print(f"{len(chips)} faces, {len(pictures)} with their copies")

    graph_def = v1.GraphDef()
    with open(source, "rb") as file:
        graph_def.ParseFromString(file.read())

    # In training every layer is normed by the batch's own mean and variance: they become the moving ones.
    scopes = [
        node.name.removesuffix("/moving_mean")
        for node in graph_def.node
        if node.op == "Const" and node.name.endswith("/moving_mean")
    ]
    fetched = [f"{scope}/moments/{name}" for scope in scopes for name in ("Squeeze", "Squeeze_1")]
    statistics = [np.squeeze(one[0]) for one in run(graph_def, fetched, chips, True, len(chips))]
    for index, scope in enumerate(scopes):
        set_constant(graph_def, f"{scope}/moving_mean", statistics[2 * index])
        set_constant(graph_def, f"{scope}/moving_variance", statistics[2 * index + 1])

    [matmul] = [node for node in graph_def.node if node.op == "MatMul"]
    [batches] = run(graph_def, [re.sub(r"^\^|:\d+$", "", matmul.input[0])], pictures, False, 64)
    features = np.concatenate(batches).astype(np.float64)
    middle = features.mean(0)
    centred = features - middle
    mean_target = targets.mean(0)
    gram = centred.T @ centred / len(centred)
    gram += REGULARISATION * np.trace(gram) / len(gram) * np.eye(len(gram))
    weights = np.linalg.solve(gram, centred.T @ (targets - mean_target) / len(centred))
    bottleneck = "InceptionResnetV1/Bottleneck"
    set_constant(graph_def, f"{bottleneck}/weights", weights)
    # The mean face is left out: what all faces have in common tells nobody apart.
    set_constant(graph_def, f"{bottleneck}/BatchNorm/beta", np.zeros(len(mean_target)))
    set_constant(graph_def, f"{bottleneck}/BatchNorm/moving_mean", middle @ weights)
    set_constant(graph_def, f"{bottleneck}/BatchNorm/moving_variance", np.full(len(mean_target), 1 - EPSILON))

    made = centred @ weights
    wanted = targets - mean_target
    explained = 1 - ((made - wanted) ** 2).sum() / (wanted**2).sum()
    print(f"{features.shape[1]} features explain {100 * explained:.0f} % of the variance")
    with open(out, "wb") as file:
        file.write(graph_def.SerializeToString())


if sys.argv[1] == "alter":
    alter_photos(*sys.argv[2:])
else:
    main(*sys.argv[1:])
