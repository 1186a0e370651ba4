# Golden values of AgeNetTest, by PyTorch (Debian: python3-torch): python3 make_agenet_golden.py
import math
import torch
from torch import nn


class SqueezeExcitation(nn.Module):
    def __init__(self, channels, reduced):
        super().__init__()
        self.reduce = nn.Conv2d(channels, reduced, 1)
        self.expand = nn.Conv2d(reduced, channels, 1)

    def forward(self, x):
        return x * torch.sigmoid(self.expand(torch.relu(self.reduce(x.mean((2, 3), keepdim=True)))))


class Residual(nn.Module):
    def __init__(self, body, shortcut):
        super().__init__()
        self.body = nn.Sequential(*body)
        self.shortcut = nn.Sequential(*shortcut)

    def forward(self, x):
        return self.body(x) + self.shortcut(x)


def residual(channels, width, stride):
    body = [
        nn.Conv2d(channels, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
        nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), SqueezeExcitation(width, width // 8),
    ]
    shortcut = [nn.AvgPool2d(stride)] if stride > 1 else []
    if stride > 1 or channels != width:
        shortcut += [nn.Conv2d(channels, width, 1, bias=False), nn.BatchNorm2d(width)]
    return Residual(body, shortcut)


def agenet(stem, widths, blocks):
    layers = [nn.Conv2d(1, stem, 3, 2, 1, bias=False), nn.BatchNorm2d(stem), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    channels = stem
    for stage, (width, count) in enumerate(zip(widths, blocks)):
        for block in range(count):
            layers += [residual(channels, width, 2 if block == 0 and stage > 0 else 1), nn.ReLU()]
            channels = width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(channels, 100))


def fill(network):
    names = sorted(n for n in network.state_dict() if not n.endswith("num_batches_tracked"))
    state = network.state_dict()
    for k, name in enumerate(names):
        shape = state[name].shape
        count = math.prod(shape)
        wave = torch.tensor([math.sin(1.7 * k + 0.61 * i) for i in range(count)], dtype=torch.float64)
        if len(shape) > 1:
            wave = wave * math.sqrt(2 * shape[0] / count)
        elif not name.endswith(("bias", "running_mean")):
            wave = 1 + 0.4 * wave
        else:
            wave = 0.2 * wave
        state[name] = wave.float().reshape(shape)
    network.load_state_dict(state)
    return names


for arguments in [(24, (32, 64, 96, 128), (1, 1, 1, 1)), (32, (48, 96, 160, 224), (2, 2, 2, 1))]:
    network = agenet(*arguments).eval()
    # The linear layer stands one place earlier than here, since the flattening belongs to the pooling.
    names = fill(network)
    faces = torch.tensor([[(x * 3 + y * 5 + (x * y) % 17 * 7) % 256 for x in range(128)] for y in range(128)])
    with torch.no_grad():
        logits = network(((faces.float() - 127.5) * 4 / 255)[None, None])[0]
    values = sum(network.state_dict()[n].numel() for n in names)
    print(arguments, values, len(names), names[:6], [round(float(v), 5) for v in logits[:8]], float(logits.abs().mean()))
