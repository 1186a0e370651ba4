"""Makes the golden values and the image files that the tests read; all of them are synthetic patterns.

    python3 -m venv venv && venv/bin/pip install opencv-python-headless==4.13.0.92 pillow==13.0.0 numpy
    venv/bin/python src/test/golden/make_golden.py src/test/resources      (in ingest-service)

golden/area-<w>x<h>.bin     gray and area interpolation to 128 x 128 of the formula's colour image, by OpenCV's Python
golden/article-<w>x<h>.bin  the same as the article does it: bilinear, in colour, then gray
golden/pattern.bin          the tensor of the block pattern that every file in images/ shows
images/                     the pattern in every format and EXIF orientation
"""

import pathlib
import sys

import cv2
import numpy as np
from PIL import Image

out = pathlib.Path(sys.argv[1])
(out / "golden").mkdir(parents=True, exist_ok=True)
(out / "images").mkdir(parents=True, exist_ok=True)


def formula(w, h):
    """GoldenTest builds the same image in Java."""
    y, x = np.mgrid[0:h, 0:w].astype(np.int64)
    r = (x * 255 // w + (x * 37 + y * 11 + (x * y) % 23 * 5) % 256) // 2
    g = (y * 255 // h + (x * 3 + y * 29 + (x * x + y) % 19 * 7) % 256) // 2
    b = ((x + y) * 255 // (w + h) + (x * 13 + y * 5 + (y * y) % 31 * 3) % 256) // 2
    return np.dstack([b, g, r]).astype(np.uint8)


def area(bgr):
    gray = cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY)
    return cv2.resize(gray, (128, 128), interpolation=cv2.INTER_AREA)


for w, h in [(200, 200), (1024, 768), (333, 257), (96, 72), (100, 300)]:
    area(formula(w, h)).tofile(out / f"golden/area-{w}x{h}.bin")
article = cv2.resize(formula(333, 257), (128, 128), interpolation=cv2.INTER_LINEAR)
cv2.cvtColor(article, cv2.COLOR_BGR2GRAY).tofile(out / "golden/article-333x257.bin")

# 6 x 5 blocks of 30 colours: fits a palette, and no turn or flip of it looks like another.
y, x = np.mgrid[0:130, 0:156]
n = (y // 26) * 6 + x // 26
pattern = np.dstack([(n * 47 + 20) % 256, (n * 83 + 90) % 256, (n * 29 + 5) % 256]).astype(np.uint8)
bgr = np.ascontiguousarray(pattern[:, :, ::-1])
area(bgr).tofile(out / "golden/pattern.bin")

image = Image.fromarray(pattern)
gray = Image.fromarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2GRAY))
alpha = Image.fromarray((x * 255 // 155).astype(np.uint8))
rgba = image.copy()
rgba.putalpha(alpha)
gray_alpha = gray.convert("LA")
gray_alpha.putalpha(alpha)
palette = image.quantize(64, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
upside_down = image.rotate(180)


def save(name, picture=image, **options):
    picture.save(out / "images" / name, **options)


save("baseline.jpg", quality=95, subsampling=0)
save("progressive.jpg", quality=95, subsampling=0, progressive=True)
save("subsampled.jpg", quality=95)
save("gray.jpg", gray, quality=95)
save("cmyk.jpg", image.convert("CMYK"), quality=95)
save("rgb.png")
save("gray.png", gray)
save("gray-alpha.png", gray_alpha)
save("rgba.png", rgba)
save("palette.png", palette)
cv2.imwrite(str(out / "images/rgb16.png"), bgr.astype(np.uint16) * 257)
cv2.imwrite(str(out / "images/gray16.png"), np.array(gray).astype(np.uint16) * 257)
save("lossy.webp", quality=95)
save("lossless.webp", lossless=True)
save("alpha.webp", rgba, lossless=True, exact=True)
save("animated.webp", save_all=True, append_images=[upside_down], lossless=True)
save("rgb.bmp")
save("palette.bmp", palette)
save("uncompressed.tif")
save("lzw.tif", compression="tiff_lzw")
save("deflate.tif", compression="tiff_adobe_deflate")
save("gray.tif", gray)
save("two-pages.tif", save_all=True, append_images=[upside_down], compression="tiff_lzw")
cv2.imwrite(str(out / "images/rgb16.tif"), bgr.astype(np.uint16) * 257)
save("palette.gif", palette)
save("animated.gif", palette, save_all=True, append_images=[upside_down.quantize(64)])

# Stored so that the pattern stands upright again once the orientation is applied.
STORED = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
for orientation, transpose in STORED.items():
    stored = image if transpose is None else image.transpose(transpose)
    exif = Image.Exif()
    exif[0x0112] = orientation
    save(f"exif-{orientation}.jpg", stored, quality=95, subsampling=0, exif=exif)
