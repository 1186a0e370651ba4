package io.agestream.cli.synthetic;

import java.util.random.RandomGenerator;

/**
 * What a drawn face looks like. Shares are from 0 to 1, lengths in shares of the head's width unless said otherwise.
 *
 * @param headAspect  width by height of the head: small children have round ones
 * @param headSize    height in pixels
 * @param eyeLevel    where the eyes are from top to chin: low in children
 * @param eyeRadius   large in children
 * @param noseLength  grows all life long
 * @param skin        brightness of the skin
 * @param hair        brightness of the hair before it turns gray
 * @param gray        share of gray hair
 * @param hairline    how far the hair has receded; 1 is bald
 * @param hairLength  how far it hangs down the sides, in shares of the head's height
 * @param beard       density
 * @param wrinkles    depth
 * @param sag         how far lids and cheeks hang
 * @param spots       number of age spots
 * @param smile       -1 to 1
 */
record FaceTraits(
        double headAspect,
        double headSize,
        double eyeLevel,
        double eyeRadius,
        double noseLength,
        double skin,
        double hair,
        double gray,
        double hairline,
        double hairLength,
        double beard,
        double wrinkles,
        double sag,
        int spots,
        double smile) {

    /** The look of somebody of this age in years, spread as widely as people of one age differ. */
    static FaceTraits of(int age, boolean woman, RandomGenerator random) {
        // People look older or younger than they are, the more so the older they are.
        double looks = Math.max(0.5, age + random.nextGaussian() * (0.5 + 0.06 * age));
        double grown = share(looks, 0, 19);
        double old = share(looks, 35, 90);
        boolean bearded = !woman && looks > 17 && random.nextDouble() < 0.45;
        return new FaceTraits(
                spread(random, 0.93 - 0.17 * grown, 0.03),
                spread(random, 118 + 30 * grown, 6),
                spread(random, 0.60 - 0.12 * grown, 0.012),
                spread(random, 0.125 - 0.055 * Math.sqrt(grown), 0.005),
                spread(random, 0.10 + 0.11 * grown + 0.05 * old, 0.012),
                0.35 + 0.5 * random.nextDouble(),
                0.08 + 0.5 * random.nextDouble() * random.nextDouble(),
                clamp(share(looks, 32 + 14 * random.nextDouble(), 72) * 1.15),
                hairline(looks, woman, random),
                woman ? 0.35 + 0.6 * random.nextDouble() * share(looks, 1, 6) : 0.28 + 0.12 * random.nextDouble(),
                bearded ? 0.3 + 0.7 * random.nextDouble() : 0,
                clamp(spread(random, share(looks, 24, 82), 0.07)),
                clamp(spread(random, old, 0.08)),
                (int) (share(looks, 50, 95) * 14 * random.nextDouble()),
                random.nextDouble() * 1.6 - 0.5);
    }

    private static double hairline(double looks, boolean woman, RandomGenerator random) {
        double baby = 1 - share(looks, 0.5, 3);
        double tendency = woman ? 0.12 : 0.15 + 0.95 * random.nextDouble();
        return clamp(Math.max(0.8 * baby, tendency * share(looks, 22, 75)));
    }

    /** 0 before the one age, 1 after the other, and in between in proportion. */
    private static double share(double age, double from, double to) {
        return clamp((age - from) / (to - from));
    }

    private static double spread(RandomGenerator random, double mean, double deviation) {
        return mean + deviation * Math.max(-2.5, Math.min(2.5, random.nextGaussian()));
    }

    private static double clamp(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
