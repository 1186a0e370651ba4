package io.agestream.system.fire;

/** How long the tests of this package take: a minute each with every build, or as long as it takes to be sure. */
enum FireForm {
    SHORT,
    LONG;

    /** From the system property {@code fire}. */
    static FireForm current() {
        return "long".equals(System.getProperty("fire")) ? LONG : SHORT;
    }

    boolean isLong() {
        return this == LONG;
    }

    int choose(int inShort, int inLong) {
        return isLong() ? inLong : inShort;
    }
}
