package io.cadencia.benchmarks;

import com.sun.management.ThreadMXBean;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.pacing.AdvisorWork;
import io.cadencia.core.pacing.AnswerOdds;
import io.cadencia.core.pacing.MarginalPacing;
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.core.pacing.PacingView;
import io.cadencia.simulation.Auditor;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.WorldSpec;
import java.lang.management.ManagementFactory;
import org.HdrHistogram.Histogram;

/**
 * The predictive pacing alone: what a decision and what an event costs, with few and with many calls in flight.
 *
 * <p>Method: the virtual-time world drives the engine; the policy is wrapped in a clock (two {@code nanoTime} calls, about
 * 50 ns, are included) and a count of the bytes allocated by the thread. First a virtual day of a small team, so
 * that what happens every ten seconds is compiled as well, as in a server that runs all day; then for each row an hour
 * to warm up and one that is measured. Each cohort's sums are made anew every second and what it goes by every ten: that is in the percentiles. Calls are
 * all of the usual odds or dealt to five classes; phases are reported or not. The ratio of the rows, taken in one run,
 * shows what the cost grows with. The maximum is the machine's as much as ours.
 */
public final class PacingBenchmark {
    private static final long HOUR_MS = 3_600_000;
    private static final int MANY = 5;
    private static final int WARM_UP_HOURS = 24;

    private PacingBenchmark() {}

    public static void main(String[] args) {
        System.out.printf("pacing alone, JDK %s, %s%n", Runtime.version(), System.getProperty("os.arch"));
        System.out.printf(
                "%8s %9s %7s %6s | %9s %6s %6s %6s %6s | %9s %6s %6s %6s %6s | %10s%n",
                "advisors",
                "in flight",
                "classes",
                "phases",
                "decisions",
                "p50 us",
                "p99",
                "p99.9",
                "max",
                "events",
                "p50 us",
                "p99",
                "p99.9",
                "max",
                "bytes/call");
        run(50, 0.3, WARM_UP_HOURS, new Clock(MANY), true);
        measure(500, 0.3, 1, false);
        measure(500, 0.15, 1, false);
        measure(500, 0.036, 1, false);
        measure(500, 0.036, MANY, false);
        measure(500, 0.15, MANY, true);
        measure(500, 0.036, MANY, true);
        measure(50, 0.3, 1, false);
    }

    private static void measure(int advisors, double answers, int classes, boolean phases) {
        var clock = new Clock(classes);
        run(advisors, answers, 2, clock, phases);
        System.out.printf(
                "%8d %9.0f %7d %6s | %s | %s | %10.2f%n",
                advisors,
                clock.inFlight / Math.max(1, clock.decisions.getTotalCount()),
                classes,
                phases ? "yes" : "no",
                row(clock.decisions),
                row(clock.events),
                (double) clock.allocated / (clock.decisions.getTotalCount() + clock.events.getTotalCount()));
    }

    private static void run(int advisors, double answers, int hours, Clock clock, boolean phases) {
        var world = new VirtualWorld(
                WorldSpec.reference(advisors, answers),
                VirtualWorld.campaign(0.029),
                _ -> PacingFactory.apart(() -> clock),
                phases,
                42,
                new Auditor());
        world.run(Long.MAX_VALUE, HOUR_MS, Engine::apply);
        clock.reset();
        world.run(Long.MAX_VALUE, hours * HOUR_MS, Engine::apply);
    }

    private static String row(Histogram took) {
        return "%9d %6.2f %6.2f %6.2f %6.1f"
                .formatted(
                        took.getTotalCount(),
                        took.getValueAtPercentile(50) / 1e3,
                        took.getValueAtPercentile(99) / 1e3,
                        took.getValueAtPercentile(99.9) / 1e3,
                        took.getMaxValue() / 1e3);
    }

    /** A campaign's sight with calls of several odds. */
    private static final class Mixed extends SightAround {
        private final PacingView view;
        private final int odds;

        Mixed(PacingView view, int odds) {
            this.view = view;
            this.odds = odds;
        }

        @Override
        protected PacingView view() {
            return view;
        }

        @Override
        public int choose(double ease) {
            return odds;
        }
    }

    /** The policy with a clock around it. */
    private static final class Clock extends PolicyAround {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final Histogram decisions = new Histogram(3);
        private final Histogram events = new Histogram(3);
        private final int classes;
        private double inFlight;
        private long allocated;
        private long bytes;
        private long start;

        Clock(int classes) {
            super(MarginalPacing.alone());
            this.classes = classes;
        }

        /** The same for all calls placed at a time, so that it need not be remembered. */
        private int odds(long placedMs) {
            return AnswerOdds.USUAL - classes / 2 + (int) (placedMs % classes);
        }

        void reset() {
            decisions.reset();
            events.reset();
            inFlight = 0;
            allocated = 0;
        }

        private void begin() {
            bytes = threads.getCurrentThreadAllocatedBytes();
            start = System.nanoTime();
        }

        private void end(Histogram histogram) {
            long took = System.nanoTime() - start;
            allocated += threads.getCurrentThreadAllocatedBytes() - bytes;
            histogram.recordValue(took);
        }

        @Override
        public void placed(int odds, long nowMs) {
            begin();
            pacing.placed(odds(nowMs), nowMs);
            end(events);
        }

        @Override
        public void answered(int odds, long placedMs, PacingLimits limits, long nowMs) {
            begin();
            pacing.answered(odds(placedMs), placedMs, limits, nowMs);
            end(events);
        }

        @Override
        public void failed(int odds, long placedMs, boolean byUs, long nowMs) {
            begin();
            pacing.failed(odds(placedMs), placedMs, byUs, nowMs);
            end(events);
        }

        @Override
        public void abandoned(long nowMs) {
            begin();
            pacing.abandoned(nowMs);
            end(events);
        }

        @Override
        public void advisorMoved(AdvisorWork from, long sinceMs, AdvisorWork to, long nowMs) {
            begin();
            pacing.advisorMoved(from, sinceMs, to, nowMs);
            end(events);
        }

        @Override
        public void decide(PacingView view, long nowMs) {
            inFlight += view.inFlight();
            PacingView seen = classes == 1 ? view : new Mixed(view, odds(nowMs));
            begin();
            pacing.decide(seen, nowMs);
            end(decisions);
        }
    }
}
