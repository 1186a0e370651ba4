# Golden values of AdamWTest, MuonTest and AgeObjectiveTest, by PyTorch (Debian: python3-torch): python3 make_training_golden.py
import math
import torch
import torch.nn.functional as F


def wave(count, phase, scale=1.0):
    return torch.tensor([scale * math.sin(phase + 0.7 * i) for i in range(count)], dtype=torch.float32)


weight = wave(6, 0.1).reshape(2, 3).requires_grad_()
bias = wave(2, 2.0).requires_grad_()
optimizer = torch.optim.AdamW(
    [{"params": [weight], "weight_decay": 0.05}, {"params": [bias], "weight_decay": 0}], lr=0.02, betas=(0.9, 0.999))
for step in range(5):
    optimizer.zero_grad()
    # The second step's gradients are above the limit of 5, and are scaled down together.
    scale = 9.0 if step == 1 else 0.3
    ((weight * wave(6, 1.0 + step, scale).reshape(2, 3)).sum() + (bias * wave(2, 3.0 + step, scale)).sum()).backward()
    torch.nn.utils.clip_grad_norm_([weight, bias], 5.0)
    for group in optimizer.param_groups:
        group["lr"] = 0.02 * (step + 1) / 5
    optimizer.step()
print("AdamW", [round(v, 6) for v in weight.flatten().tolist() + bias.tolist()])



def orthogonal(matrix):
    """By singular values, where MuonTest's subject multiplies matrices."""
    u, s, v = torch.linalg.svd(matrix.double(), full_matrices=False)
    s = s / torch.linalg.norm(s)
    for _ in range(5):
        s = 3.4445 * s - 4.7750 * s ** 3 + 2.0315 * s ** 5
    return (u * s) @ v


def muon(shape):
    kernel = wave(math.prod(shape), 0.1).reshape(shape).double()
    momentum = torch.zeros(shape, dtype=torch.float64)
    for step in range(5):
        gradient = wave(kernel.numel(), 1.0 + step, 0.3).reshape(shape).double()
        momentum = 0.95 * momentum + 0.05 * gradient
        rows, columns = shape[0], kernel.numel() // shape[0]
        ahead = orthogonal((0.95 * momentum + 0.05 * gradient).reshape(rows, columns)).reshape(shape)
        rate = 0.02 * (step + 1) / 5
        kernel = kernel * (1 - rate * 0.05) - rate * 0.2 * math.sqrt(max(rows, columns)) * ahead
    return [round(v, 6) for v in kernel.flatten().tolist()]


print("Muon, wide", muon((2, 1, 2, 2)))
print("Muon, tall", muon((4, 1, 1, 2)))

edges = torch.tensor([1, 6, 11, 16, 19, 22, 31, 45, 61, 81, 101])
ages = torch.arange(1, 101).float()
labels = torch.tensor([1.0, 24.0, 93.0])
logits = (wave(300, 0.3, 2.0)).reshape(3, 100).requires_grad_()
sigma = 1 + (labels / 40).clamp(max=2)
target = torch.exp(-0.5 * ((ages[None] - labels[:, None]) / sigma[:, None]) ** 2)
target /= target.sum(1, keepdim=True)
group_of = lambda a: torch.bucketize(a, edges, right=True) - 1
membership = torch.zeros(100, 10)
membership[torch.arange(100), group_of(torch.arange(1, 101))] = 1
log_p = F.log_softmax(logits, 1)
p = log_p.exp()
loss = -(target * log_p).sum(1).mean() + 0.1 * ((p @ ages) - labels).abs().mean() \
    + 0.5 * F.nll_loss(torch.log(p @ membership + 1e-8), group_of(labels.long()))
loss.backward()
print("objective", loss.item(), [round(v, 7) for v in logits.grad[1, 20:26].tolist()], target[1, 20:26].tolist())
