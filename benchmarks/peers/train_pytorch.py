#!/usr/bin/env python3
"""Milliseconds a sample of one training step in Python's PyTorch: what train-service's are held against.

A measuring aid, no part of agestream. Debian: apt install python3-torch. Same network, batch size, optimizer, input (8-bit
gray, random) and steps as `./agestream bench train`; with `--recipe agenet` Muon for kernels, AdamW with clipping for the rest, and
averaged weights as there, but neither its loss nor its changes of the images. The allocator is whatever the environment says, so run it under the same
MALLOC_... variables. Prints one line: median, fastest and slowest step.
"""
import argparse
import os
import statistics
import time

import torch
from torch import nn


def convolution(inputs, kernel, filters=16):
    return [
        nn.Conv2d(inputs, filters, kernel, padding=kernel // 2),
        nn.ReLU(),
        nn.BatchNorm2d(filters, eps=1e-5, momentum=0.1),
    ]


def article():
    return nn.Sequential(
        *convolution(1, 3), *convolution(16, 5), nn.MaxPool2d(2),
        *convolution(16, 3), *convolution(16, 3), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(16384, 256), nn.ReLU(), nn.Dropout(0.5),
        nn.Linear(256, 256), nn.ReLU(), nn.Linear(256, 10),
    )


def tiny():
    return nn.Sequential(
        nn.Conv2d(1, 8, 5, stride=4, padding=2), nn.ReLU(), nn.BatchNorm2d(8), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, stride=2, padding=1), nn.ReLU(), nn.BatchNorm2d(16),
        nn.Flatten(), nn.Dropout(0.1), nn.Linear(1024, 10),
    )


class SqueezeExcitation(nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.reduce = nn.Conv2d(channels, channels // 8, 1)
        self.expand = nn.Conv2d(channels // 8, channels, 1)

    def forward(self, images):
        mean = nn.functional.adaptive_avg_pool2d(images, 1)
        return images * torch.sigmoid(self.expand(torch.relu(self.reduce(mean))))


class Residual(nn.Module):
    def __init__(self, inputs, width, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(inputs, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
            nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width), SqueezeExcitation(width),
        )
        self.shortcut = nn.Sequential(
            *([nn.AvgPool2d(stride)] if stride > 1 else []),
            *([nn.Conv2d(inputs, width, 1, bias=False), nn.BatchNorm2d(width)] if stride > 1 or inputs != width else []),
        )

    def forward(self, images):
        return torch.relu(self.body(images) + self.shortcut(images))


def agenet():
    layers = [nn.Conv2d(1, 32, 3, 2, 1, bias=False), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(3, 2, 1)]
    channels = 32
    for stage, (width, blocks) in enumerate(zip((48, 96, 160, 224), (2, 2, 2, 1))):
        for block in range(blocks):
            layers.append(Residual(channels, width, 2 if block == 0 and stage > 0 else 1))
            channels = width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Dropout(0.2), nn.Linear(channels, 100))


class Plain:
    """Gradient descent, as the recipe `article`."""

    def __init__(self, network):
        self.optimizer = torch.optim.SGD(network.parameters(), lr=0.01)

    def step(self):
        self.optimizer.step()


class KernelMuon(torch.optim.Optimizer):
    """torch.optim.Muon, which takes matrices only and multiplies them in bfloat16, for kernels and in float32."""

    def __init__(self, kernels):
        super().__init__(kernels, {"lr": 0.002, "weight_decay": 0.05, "momentum": 0.95})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for kernel in group["params"]:
                momentum = self.state[kernel].setdefault("momentum", torch.zeros_like(kernel))
                momentum.lerp_(kernel.grad, 1 - group["momentum"])
                ahead = kernel.grad.lerp(momentum, group["momentum"]).flatten(1)
                kernel.mul_(1 - group["lr"] * group["weight_decay"])
                rate = group["lr"] * 0.2 * max(ahead.shape) ** 0.5
                kernel.sub_(self.orthogonal(ahead).view(kernel.shape), alpha=rate)

    @staticmethod
    def orthogonal(matrix):
        tall = matrix.shape[0] > matrix.shape[1]
        x = matrix.T if tall else matrix
        x = x / (x.norm() + 1e-7)
        for _ in range(5):
            square = x @ x.T
            x = 3.4445 * x + (-4.7750 * square + 2.0315 * square @ square) @ x
        return x.T if tall else x


class Averaged:
    """Muon and AdamW without decay of what has one dimension, clipping, and averaged weights, as the recipe `agenet`."""

    def __init__(self, network):
        self.network = network
        self.muon = KernelMuon([p for p in network.parameters() if p.dim() == 4])
        self.rest = [p for p in network.parameters() if p.dim() != 4]
        groups = [
            {"params": [p for p in self.rest if p.dim() > 1], "weight_decay": 0.05},
            {"params": [p for p in self.rest if p.dim() <= 1], "weight_decay": 0},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=0.002)
        average = torch.optim.swa_utils.get_ema_multi_avg_fn(0.999)
        self.averaged = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=average, use_buffers=True)

    def step(self):
        nn.utils.clip_grad_norm_(self.rest, 5.0)
        self.optimizer.step()
        self.muon.step()
        self.averaged.update_parameters(self.network)


RECIPES = {"article": Plain, "agenet": Averaged}
NETWORKS = {"article": article, "agenet": agenet, "tiny": tiny}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--network", choices=NETWORKS, default="article")
    arguments.add_argument("--recipe", choices=RECIPES, default="article")
    arguments.add_argument("--batch", type=int, default=128)
    arguments.add_argument("--steps", type=int, default=30, help="measured ones, after those of --warm-up")
    arguments.add_argument("--warm-up", type=int, default=40, help="steps before those that are measured")
    arguments.add_argument("--threads", type=int, default=os.cpu_count())
    arguments.add_argument("--layout", choices=["channels-last", "contiguous"], default="channels-last")
    options = arguments.parse_args()

    torch.set_num_threads(options.threads)
    torch.manual_seed(1)
    network = NETWORKS[options.network]()
    layout = torch.channels_last if options.layout == "channels-last" else torch.contiguous_format
    network = network.to(memory_format=layout).train()
    recipe = RECIPES[options.recipe](network)
    loss_of = nn.CrossEntropyLoss()
    faces = torch.randint(0, 256, (4 * options.batch, 1, 128, 128), dtype=torch.uint8)
    groups = torch.randint(0, 10, (4 * options.batch,))

    milliseconds = []
    for step in range(options.warm_up + options.steps):
        begin = time.perf_counter()
        chosen = torch.randperm(len(faces))[: options.batch]
        batch = (faces[chosen].float() / 255).contiguous(memory_format=layout)
        network.zero_grad()
        loss = loss_of(network(batch), groups[chosen])
        loss.backward()
        recipe.step()
        loss.item()
        milliseconds.append((time.perf_counter() - begin) * 1000 / options.batch)
    measured = milliseconds[options.warm_up:]
    print(
        f"PyTorch {torch.__version__} in Python, {options.network}, recipe {options.recipe}, batch {options.batch}, {options.threads} threads, "
        f"{options.layout}: {statistics.median(measured):.2f} ms a sample in the median of {len(measured)} steps "
        f"({min(measured):.2f} to {max(measured):.2f})"
    )


if __name__ == "__main__":
    main()
