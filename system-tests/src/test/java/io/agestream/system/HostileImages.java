package io.agestream.system;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Images that cost whoever believes their headers a gigabyte. */
final class HostileImages {

    private HostileImages() {}

    /** A PNG whose pixels are all black: some kilobytes that decode into a gigabyte. */
    static byte[] pngBomb(int side) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(header);
        data.writeInt(side);
        data.writeInt(side);
        data.write(new byte[] {1, 0, 0, 0, 0});
        chunk(png, "IHDR", header.toByteArray());
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(pixels, new Deflater(9))) {
            byte[] row = new byte[1 + (side + 7) / 8];
            for (int y = 0; y < side; y++) {
                deflated.write(row);
            }
        }
        chunk(png, "IDAT", pixels.toByteArray());
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] content) throws IOException {
        DataOutputStream data = new DataOutputStream(png);
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) crc.getValue());
    }

    /** The frame header of a good JPEG, changed to 65,500 × 65,500 pixels. */
    static byte[] forgedJpeg(byte[] jpeg) {
        byte[] forged = jpeg.clone();
        for (int i = 2; i < forged.length - 9; ) {
            int marker = forged[i + 1] & 0xff;
            if (marker >= 0xc0 && marker <= 0xc2) {
                forged[i + 5] = (byte) 0xff;
                forged[i + 6] = (byte) 0xdc;
                forged[i + 7] = (byte) 0xff;
                forged[i + 8] = (byte) 0xdc;
                return forged;
            }
            i += 2 + ((forged[i + 2] & 0xff) << 8 | forged[i + 3] & 0xff);
        }
        throw new IllegalStateException("The JPEG has no frame header");
    }
}
