package io.agestream.contract.record;

import java.util.Set;

/** Header names that agestream reads or writes. Every other header of a user is passed on untouched. */
public final class HeaderNames {
    /** Age in years as decimal text; a label. Written by users. */
    public static final String AGE = "age";
    /** The same as a CloudEvents extension attribute in Kafka's binary content mode. */
    public static final String CLOUD_EVENT_AGE = "ce_age";
    /** CloudEvents' id in binary content mode: the image id of a record without a key. */
    public static final String CLOUD_EVENT_ID = "ce_id";
    /** Hash of the tensor specification. */
    public static final String SPEC = "spec";
    /** When the image was produced: milliseconds since the epoch as decimal text. */
    public static final String IMAGE_TIME = "imagetime";
    /** When the tensor of a predicted image was made: milliseconds since the epoch as decimal text. */
    public static final String TENSOR_TIME = "tensortime";
    /** Version of the model that made a prediction. */
    public static final String MODEL_VERSION = "modelversion";

    /** What agestream itself adds on the way; a user's header of the same name is replaced. */
    public static final Set<String> ADDED = Set.of(SPEC, IMAGE_TIME, TENSOR_TIME, MODEL_VERSION);

    private HeaderNames() {}
}
