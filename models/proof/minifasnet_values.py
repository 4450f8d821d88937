"""Writes narrow MiniFASNets with random weights, and what PyTorch computes with them.

Layers: minivision-ai/Silent-Face-Anti-Spoofing, src/model_lib/MiniFASNet.py (Apache-2.0). Every layer here has
1/8 of the channels, so that the files are small. The weights are random: they say nothing about faces.

    pip install torch numpy
    python models/proof/minifasnet_values.py

Written with PyTorch 2.15 into models/proof/fixtures/.
"""

import json
import pathlib

import torch
from torch import nn

FIXTURES = pathlib.Path(__file__).parent / "fixtures"
NARROWER = 8
# Channels after each layer ("keep_dict"): first those of V1, then those of V2.
V1 = [32, 32, 103, 103, 64, 13, 13, 64, 26, 26, 64, 13, 13, 64, 52, 52, 64, 231, 231, 128, 154, 154, 128,
      52, 52, 128, 26, 26, 128, 52, 52, 128, 26, 26, 128, 26, 26, 128, 308, 308, 128, 26, 26, 128, 26, 26,
      128, 512, 512]
V2 = [32, 32, 103, 103, 64, 13, 13, 64, 13, 13, 64, 13, 13, 64, 13, 13, 64, 231, 231, 128, 231, 231, 128,
      52, 52, 128, 26, 26, 128, 77, 77, 128, 26, 26, 128, 26, 26, 128, 308, 308, 128, 26, 26, 128, 26, 26,
      128, 512, 512]


class ConvNorm(nn.Module):
    def __init__(self, before, after, kernel=1, stride=1, padding=0, groups=1, activated=True):
        super().__init__()
        self.conv = nn.Conv2d(before, after, kernel, stride, padding, groups=groups, bias=False)
        self.bn = nn.BatchNorm2d(after)
        if activated:
            self.prelu = nn.PReLU(after)

    def forward(self, x):
        x = self.bn(self.conv(x))
        return self.prelu(x) if hasattr(self, "prelu") else x


class Excitation(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.fc1 = nn.Conv2d(channels, channels // 4, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels // 4)
        self.fc2 = nn.Conv2d(channels // 4, channels, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)

    def forward(self, x):
        means = x.mean((2, 3), keepdim=True)
        return x * torch.sigmoid(self.bn2(self.fc2(torch.relu(self.bn1(self.fc1(means))))))


class Block(nn.Module):
    def __init__(self, channels, stride, residual, excited):
        super().__init__()
        before, wide, _, after = channels
        self.conv = ConvNorm(before, wide)
        self.conv_dw = ConvNorm(wide, wide, 3, stride, 1, groups=wide)
        self.project = ConvNorm(wide, after, activated=False)
        self.residual = residual
        if excited:
            self.se_module = Excitation(after)

    def forward(self, x):
        out = self.project(self.conv_dw(self.conv(x)))
        if hasattr(self, "se_module"):
            out = self.se_module(out)
        return x + out if self.residual else out


class Stage(nn.Module):
    def __init__(self, keep, blocks, excited):
        super().__init__()
        self.model = nn.Sequential(
            *(Block(keep[3 * at:3 * at + 4], 1, True, excited and at == blocks - 1) for at in range(blocks))
        )

    def forward(self, x):
        return self.model(x)


class MiniFasNet(nn.Module):
    def __init__(self, keep, excited):
        super().__init__()
        self.conv1 = ConvNorm(3, keep[0], 3, 2, 1)
        self.conv2_dw = ConvNorm(keep[0], keep[1], 3, 1, 1, groups=keep[1])
        self.conv_23 = Block(keep[1:5], 2, False, False)
        self.conv_3 = Stage(keep[4:17], 4, excited)
        self.conv_34 = Block(keep[16:20], 2, False, False)
        self.conv_4 = Stage(keep[19:38], 6, excited)
        self.conv_45 = Block(keep[37:41], 2, False, False)
        self.conv_5 = Stage(keep[40:47], 2, excited)
        self.conv_6_sep = ConvNorm(keep[46], keep[47])
        self.conv_6_dw = ConvNorm(keep[47], keep[48], 5, groups=keep[48], activated=False)
        self.linear = nn.Linear(keep[48], 128 // NARROWER, bias=False)
        self.bn = nn.BatchNorm1d(128 // NARROWER)
        self.prob = nn.Linear(128 // NARROWER, 3, bias=False)

    def forward(self, x):
        for layer in (self.conv1, self.conv2_dw, self.conv_23, self.conv_3, self.conv_34, self.conv_4,
                      self.conv_45, self.conv_5, self.conv_6_sep, self.conv_6_dw):
            x = layer(x)
        return torch.softmax(self.prob(self.bn(self.linear(x.flatten(1)))), 1)


def picture(number):
    """BGR, 0 to 255; minifasnet.test.ts computes the same picture in RGB."""
    channel, y, x = torch.meshgrid(torch.arange(3), torch.arange(80), torch.arange(80), indexing="ij")
    wide = number + 2
    return ((channel * 31 + y // wide * 40 + x // (wide + channel) * 70 + (x * y) % 17 * number) % 256).float()[None]


def randomise(net):
    for name, value in net.state_dict().items():
        if name.endswith("num_batches_tracked"):
            continue
        if name.endswith("prelu.weight"):
            value.uniform_(-0.5, 1.5)
        elif value.dim() == 1:
            value.normal_(0, 0.5)
    # Otherwise the values fade from layer to layer, and every picture gives the same result.
    net.train()
    for module in net.modules():
        if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
            module.momentum = None
            module.reset_running_stats()
    with torch.no_grad():
        net(torch.cat([picture(number) for number in range(3, 19)]))
    net.eval()


values = {}
for name, keep, excited in (("v2", V2, False), ("v1se", V1, True)):
    torch.manual_seed(7)
    net = MiniFasNet([max(1, channels // NARROWER) for channels in keep], excited)
    randomise(net)
    # As published: from training on several GPUs, in the format before PyTorch 1.6.
    weights = nn.DataParallel(net).state_dict()
    torch.save(weights, FIXTURES / f"minifasnet-{name}.pth", _use_new_zipfile_serialization=False)
    with torch.no_grad():
        values[name] = [net(picture(number))[0].tolist() for number in range(3)]
text = json.dumps(values, indent=2)
(FIXTURES / "minifasnet-values.json").write_text(text + "\n")
print(text)
