package io.agestream.evaluation.report;

import io.agestream.model.evaluation.ChanceError;
import io.agestream.model.evaluation.Share;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as words, the same in pictures and tables. */
final class Words {

    static final String NONE = "–";

    private Words() {}

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String percent(@Nullable Share share) {
        return share == null ? NONE : percent(share.value());
    }

    /** Ends of the 95 % interval. */
    static String interval(@Nullable Share share) {
        return share == null
                ? NONE
                : String.format(Locale.ROOT, "%.1f – %.1f %%", 100 * share.low(), 100 * share.high());
    }

    static String digits(@Nullable Double figure) {
        return figure == null ? NONE : String.format(Locale.ROOT, "%.4f", figure);
    }

    /** What nine of ten perfect models would show. */
    static String range(@Nullable ChanceError error) {
        return error == null ? NONE : error.range();
    }

    static String years(@Nullable Double years) {
        return years == null ? NONE : String.format(Locale.ROOT, "%.2f", years);
    }

    static String count(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A coordinate or a tick without superfluous zeros. */
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.6f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    /** A coordinate, to a tenth of a pixel. */
    static String px(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
