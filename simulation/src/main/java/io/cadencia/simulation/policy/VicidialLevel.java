package io.cadencia.simulation.policy;

/** VICIdial's dial level and how its adaptive methods change it every fifteen seconds (pacing.md 5.1). */
final class VicidialLevel {
    private static final int CALLS_BEFORE_LIMIT = 50;
    private static final int CALLS_OF_A_BAD_MINUTE = 20;
    private static final double BAD_MINUTE_PERCENT = 50;
    private static final double TAPER = 1_000;

    enum Method {
        AVERAGE,
        HARD_LIMIT,
        TAPERED
    }

    /**
     * @param dropPercent limit of the day
     * @param most maximum level
     * @param intensity -40 to 40 or so; 0 = as it comes
     * @param target advisors waiting less calls waiting that it aims at
     * @param latest end of the day as HHMM, for {@link Method#TAPERED}
     */
    record Settings(Method method, double dropPercent, double most, double intensity, double target, int latest) {}

    /**
     * What it looks at.
     *
     * @param ready advisors waiting and {@code waiting} calls waiting, {@code advisors} of any state; means of fifteen seconds
     * @param calls of today, {@code percent} of today's human answers that were dropped
     * @param minuteCalls of the last minute, {@code minutePercent} of all of them that were dropped
     * @param now time of day as HHMM
     */
    record Sample(
            double ready,
            double waiting,
            double advisors,
            long calls,
            double percent,
            long minuteCalls,
            double minutePercent,
            int now) {}

    private VicidialLevel() {}

    static double next(double level, Sample now, Settings settings) {
        double difference = now.ready - now.waiting + settings.target;
        double percent = difference == 0 || now.advisors == 0 ? 0 : 100 * difference / now.advisors;
        double step = percent < 0
                ? percent * Math.abs(settings.intensity / 100 - 1)
                : percent * (settings.intensity / 100 + 1);
        double next = Math.clamp(thousandths(level * (1 + step / 100)), 1, settings.most);
        if (now.minuteCalls > CALLS_OF_A_BAD_MINUTE && now.minutePercent > BAD_MINUTE_PERCENT) {
            next /= 2;
        }
        if (now.calls > CALLS_BEFORE_LIMIT && now.percent > settings.dropPercent) {
            next = limited(next, now, settings);
        }
        return Math.max(1, next);
    }

    private static double limited(double level, Sample now, Settings settings) {
        return switch (settings.method) {
            case HARD_LIMIT -> 1;
            case AVERAGE -> level / 2;
            case TAPERED -> {
                int left = settings.latest - now.now; // it subtracts clock readings as whole numbers
                yield left < 0 ? 1 : level * (left > TAPER ? 1 : left / TAPER);
            }
        };
    }

    private static double thousandths(double value) {
        return StrictMath.rint(value * 1_000) / 1_000;
    }
}
