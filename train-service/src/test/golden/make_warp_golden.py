# Golden values of WarpTest, by PyTorch's own affine_grid and grid_sample (Debian: python3-torch): python3 make_warp_golden.py
import math
import torch
import torch.nn.functional as F


def source(side=16):
    return torch.tensor([[(x * 13 + y * 29 + x * y * 7) % 256 for x in range(side)] for y in range(side)], dtype=torch.float32)


def warp(side, mirrored, degrees, scale, shift_x, shift_y, contrast, brightness):
    sign = -1.0 if mirrored else 1.0
    c, s = math.cos(math.radians(degrees)) * scale, math.sin(math.radians(degrees)) * scale
    theta = torch.tensor([[[c * sign, -s, shift_x], [s * sign, c, shift_y]]])
    grid = F.affine_grid(theta, (1, 1, side, side), align_corners=False)
    y = F.grid_sample(source()[None, None], grid, mode="bilinear", padding_mode="border", align_corners=False)
    mean = y.mean()
    return ((y - mean) * contrast + mean + brightness * 255).clamp(0, 255).round().int().flatten().tolist()


for case in [
    (16, False, 0, 1, 0, 0, 1, 0),
    (8, True, 12, 1.2, 0.1, -0.05, 1, 0),
    (12, False, -10, 0.8, -0.12, 0.12, 0.7, 0.1),
    (16, True, 0, 1, 0, 0, 1.3, -0.2),
]:
    levels = warp(*case)
    print(case, sum(levels), levels[:16])
