package io.agestream.model.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDList.Encoding;
import ai.djl.ndarray.NDManager;
import java.util.Map;

/** Named arrays as safetensors. */
public final class ArrayFile {

    private ArrayFile() {}

    /**
     * Writes arrays; they stay their owner's.
     *
     * @param parent lends memory while this writes
     */
    public static byte[] encode(Map<String, NDArray> arrays, NDManager parent) {
        // The engine leaves contiguous copies of channels-last arrays in the arrays' own manager,
        // so they are copied into one that is closed here.
        try (NDManager copies = parent.newSubManager()) {
            NDList list = new NDList();
            arrays.forEach((name, array) -> {
                NDArray copy = array.duplicate();
                copy.attach(copies);
                copy.setName(name);
                list.add(copy);
            });
            return list.encode(Encoding.SAFETENSORS);
        }
    }
}
