"""Generates FaceNet's graph with random weights, frozen like davidsandberg/facenet, and its output.

Inception-ResNet-v1 in its two published styles: `separate` (20170512-110547: batch norm as separate
operations, 128 values, input from a queue) and `fused` (20180402-114759 and 20180408-102900:
FusedBatchNorm, 512 values). In both, `phase_train` selects training or inference. Based on
src/models/inception_resnet_v1.py, src/facenet.py and src/freeze_graph.py (MIT).

    pip install tensorflow-cpu
    python models/proof/facenet_graph.py STYLE WIDTH BLOCKS SIDE EMBEDDING OUT_FOLDER

WIDTH divides the numbers of channels (1 is the real net; 16,2 divides those of the last reduction by 2,
which gives a small net more features) and BLOCKS the repetitions. Writes STYLE.pb, STYLE.input.bin
(float32, [2, SIDE, SIDE, 3]) and STYLE.output.bin (float32, [2, EMBEDDING]).
"""

import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
import numpy as np
import tensorflow as tf

v1 = tf.compat.v1
v1.disable_eager_execution()
v1.disable_control_flow_v2()
v1.disable_resource_variables()

style, width, blocks, side, embedding_size, folder = sys.argv[1:]
width, last_width = [int(number) for number in (width.split(",") * 2)[:2]]
blocks, side, embedding_size = int(blocks), int(side), int(embedding_size)
random = np.random.RandomState(7)
EPSILON = 0.001


def variable(name, shape, low, high):
    values = random.uniform(low, high, shape).astype(np.float32)
    return v1.get_variable(name, initializer=tf.constant(values), use_resource=False)


def batch_norm(x, phase_train):
    """slim's batch norm with a tensor for `is_training`, without gamma, with updates in place."""
    channels = int(x.shape[-1])
    with v1.variable_scope("BatchNorm"):
        beta = variable("beta", [channels], -0.2, 0.2)
        mean = variable("moving_mean", [channels], -0.2, 0.2)
        variance = variable("moving_variance", [channels], 0.5, 1.5)
        if style == "fused":
            gamma = tf.constant(1.0, shape=[channels], name="Const")
            # slim reshapes the bottleneck's vectors to images of one pixel, and back afterwards.
            pictures = x if len(x.shape) == 4 else tf.reshape(x, [-1, 1, 1, channels], name="Reshape")
            normed = v1.cond(
                phase_train,
                lambda: v1.nn.fused_batch_norm(
                    pictures, gamma, beta, epsilon=EPSILON, is_training=True
                )[0],
                lambda: v1.nn.fused_batch_norm(
                    pictures, gamma, beta, mean, variance, epsilon=EPSILON, is_training=False
                )[0],
            )
            return normed if len(x.shape) == 4 else tf.reshape(normed, tf.shape(x), name="Reshape_1")
        now, spread = tf.nn.moments(x, list(range(len(x.shape) - 1)), name="moments")

        def update():
            updated = v1.assign_sub(mean, (mean - now) * 0.005)
            with tf.control_dependencies([updated]):
                return tf.identity(now), tf.identity(spread)

        used_mean, used_variance = v1.cond(
            phase_train, update, lambda: (tf.identity(mean), tf.identity(variance))
        )
        return tf.nn.batch_normalization(x, used_mean, used_variance, beta, None, EPSILON, "batchnorm")


def conv(x, outputs, kernel, phase_train, name, stride=1, padding="SAME", last=False):
    height, breadth = kernel if isinstance(kernel, tuple) else (kernel, kernel)
    inputs = int(x.shape[-1])
    with v1.variable_scope(name):
        bound = (3.0 / (height * breadth * inputs)) ** 0.5
        weights = variable("weights", [height, breadth, inputs, outputs], -bound, bound)
        x = tf.nn.conv2d(x, v1.identity(weights, "read"), [1, stride, stride, 1], padding, name="Conv2D")
        if last:
            return tf.nn.bias_add(x, variable("biases", [outputs], -0.1, 0.1), name="BiasAdd")
        return tf.nn.relu(batch_norm(x, phase_train), name="Relu")


def pool(x, name):
    return v1.nn.max_pool(x, [1, 3, 3, 1], [1, 2, 2, 1], "VALID", name=name)


def residual(x, branches, scale, phase_train, name, activation=True):
    with v1.variable_scope(name):
        mixed = tf.concat(branches(x), 3, name="concat")
        up = conv(mixed, int(x.shape[-1]), 1, phase_train, "Conv2d_1x1", last=True)
        x = x + scale * up
        return tf.nn.relu(x, name="Relu") if activation else x


def inception_resnet(x, phase_train):
    def c(x, outputs, kernel, name, divided_by=width, **options):
        return conv(x, max(4, outputs // divided_by), kernel, phase_train, name, **options)

    x = c(x, 32, 3, "Conv2d_1a_3x3", stride=2, padding="VALID")
    x = c(x, 32, 3, "Conv2d_2a_3x3", padding="VALID")
    x = c(x, 64, 3, "Conv2d_2b_3x3")
    x = pool(x, "MaxPool_3a_3x3")
    x = c(x, 80, 1, "Conv2d_3b_1x1", padding="VALID")
    x = c(x, 192, 3, "Conv2d_4a_3x3", padding="VALID")
    x = c(x, 256, 3, "Conv2d_4b_3x3", stride=2, padding="VALID")

    def block35(x):
        one = c(x, 32, 1, "B0")
        two = c(c(x, 32, 1, "B1a"), 32, 3, "B1b")
        three = c(c(c(x, 32, 1, "B2a"), 32, 3, "B2b"), 32, 3, "B2c")
        return [one, two, three]

    for index in range(max(1, 5 // blocks)):
        x = residual(x, block35, 0.17, phase_train, f"block35_{index}")
    with v1.variable_scope("Mixed_6a"):
        a = c(x, 384, 3, "B0", stride=2, padding="VALID")
        b = c(c(c(x, 192, 1, "B1a"), 192, 3, "B1b"), 256, 3, "B1c", stride=2, padding="VALID")
        x = tf.concat([a, b, pool(x, "MaxPool_1a_3x3")], 3)

    def block17(x):
        two = c(c(c(x, 128, 1, "B1a"), 128, (1, 7), "B1b"), 128, (7, 1), "B1c")
        return [c(x, 128, 1, "B0"), two]

    for index in range(max(1, 10 // blocks)):
        x = residual(x, block17, 0.1, phase_train, f"block17_{index}")
    with v1.variable_scope("Mixed_7a"):
        a = c(c(x, 256, 1, "B0a"), 384, 3, "B0b", last_width, stride=2, padding="VALID")
        b = c(c(x, 256, 1, "B1a"), 256, 3, "B1b", last_width, stride=2, padding="VALID")
        d = c(c(c(x, 256, 1, "B2a"), 256, 3, "B2b"), 256, 3, "B2c", last_width, stride=2, padding="VALID")
        x = tf.concat([a, b, d, pool(x, "MaxPool_1a_3x3")], 3)

    def block8(x):
        two = c(c(c(x, 192, 1, "B1a"), 192, (1, 3), "B1b"), 192, (3, 1), "B1c")
        return [c(x, 192, 1, "B0"), two]

    for index in range(max(1, 5 // blocks)):
        x = residual(x, block8, 0.2, phase_train, f"block8_{index}")
    x = residual(x, block8, 1.0, phase_train, "block8_last", activation=False)

    with v1.variable_scope("Logits"):
        height, breadth = x.shape[1:3]
        x = v1.nn.avg_pool(x, [1, height, breadth, 1], [1, 1, 1, 1], "VALID", name="AvgPool_1a_8x8")
        features = int(x.shape[-1])
        with v1.variable_scope("Flatten"):
            x = tf.reshape(x, tf.stack([tf.shape(x)[0], features]))
        with v1.variable_scope("Dropout"):
            kept = x
            x = v1.cond(phase_train, lambda: v1.nn.dropout(kept, keep_prob=0.8), lambda: tf.identity(kept))
    with v1.variable_scope("Bottleneck"):
        bound = (3.0 / features) ** 0.5
        x = tf.matmul(x, variable("weights", [features, embedding_size], -bound, bound))
        return batch_norm(x, phase_train)


def input_pictures():
    """The input comes from a queue, or from a placeholder with a default."""
    if style == "separate":
        queue = tf.queue.FIFOQueue(10, [tf.float32], [[side, side, 3]], name="batch_join")
        batch = queue.dequeue_many(v1.placeholder_with_default(2, [], name="batch_size"))
        pictures = tf.identity(batch, "image_batch")
    else:
        default = tf.zeros([1, side, side, 3])
        pictures = v1.placeholder_with_default(default, [None, side, side, 3], name="image_batch")
    return tf.identity(pictures, "input")


with tf.Graph().as_default() as graph, v1.Session(graph=graph) as session:
    phase_train = (
        v1.placeholder(tf.bool, name="phase_train")
        if style == "separate"
        else v1.placeholder_with_default(False, [], name="phase_train")
    )
    pictures = input_pictures()
    with v1.variable_scope("InceptionResnetV1"):
        prelogits = inception_resnet(pictures, phase_train)
    embeddings = tf.nn.l2_normalize(prelogits, 1, 1e-10, name="embeddings")
    session.run(v1.global_variables_initializer())
    fed = random.uniform(-1, 1, [2, side, side, 3]).astype(np.float32)
    answer = session.run(embeddings, {pictures: fed, phase_train: False})

    frozen = graph.as_graph_def()
    for node in frozen.node:  # like src/freeze_graph.py
        if node.op == "RefSwitch":
            node.op = "Switch"
        if node.op in ("AssignSub", "AssignAdd"):
            node.op = node.op.replace("Assign", "")
            node.attr.pop("use_locking", None)
    frozen = v1.graph_util.convert_variables_to_constants(session, frozen, ["embeddings"])
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, f"{style}.pb"), "wb") as file:
        file.write(frozen.SerializeToString())
    fed.tofile(os.path.join(folder, f"{style}.input.bin"))
    answer.astype(np.float32).tofile(os.path.join(folder, f"{style}.output.bin"))
    from collections import Counter

    print(len(frozen.node), dict(Counter(node.op for node in frozen.node)))
