package io.cadencia.benchmarks;

import com.sun.management.ThreadMXBean;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.engine.StateWriter;
import io.cadencia.core.pacing.AdvisorWork;
import io.cadencia.core.pacing.LaunchLimit;
import io.cadencia.core.pacing.MarginalPacing;
import io.cadencia.core.pacing.PacingDecision;
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.core.pacing.PacingPolicy;
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
 * 50 ns, are included) and a count of the bytes allocated by the thread. After a warm-up of one virtual hour one is
 * measured. Every second the sums are made anew and every ten seconds or so the tables: that is in the percentiles. The
 * ratio of the rows, taken in one run, shows what the cost grows with.
 */
public final class PacingBenchmark {
    private static final long HOUR_MS = 3_600_000;

    private PacingBenchmark() {}

    public static void main(String[] args) {
        System.out.printf("pacing alone, JDK %s, %s%n", Runtime.version(), System.getProperty("os.arch"));
        System.out.printf(
                "%9s %10s %10s %9s %9s %9s %9s %9s %11s%n",
                "advisors",
                "in flight",
                "decisions",
                "p50 us",
                "p99 us",
                "p99.9 us",
                "event p50",
                "p99 us",
                "bytes/call");
        measure(50, 0.3);
        measure(500, 0.3);
        measure(500, 0.15);
        measure(500, 0.036);
    }

    private static void measure(int advisors, double answers) {
        var clock = new Clock();
        var world = new VirtualWorld(
                WorldSpec.reference(advisors, answers),
                VirtualWorld.campaign(0.029),
                _ -> PacingFactory.apart(() -> clock),
                false,
                42,
                new Auditor());
        world.run(Long.MAX_VALUE, HOUR_MS, Engine::apply);
        clock.reset();
        world.run(Long.MAX_VALUE, 2 * HOUR_MS, Engine::apply);
        System.out.printf(
                "%9d %10.0f %10d %9.2f %9.2f %9.2f %9.2f %9.2f %11.2f%n",
                advisors,
                clock.inFlight / Math.max(1, clock.decisions.getTotalCount()),
                clock.decisions.getTotalCount(),
                clock.decisions.getValueAtPercentile(50) / 1e3,
                clock.decisions.getValueAtPercentile(99) / 1e3,
                clock.decisions.getValueAtPercentile(99.9) / 1e3,
                clock.events.getValueAtPercentile(50) / 1e3,
                clock.events.getValueAtPercentile(99) / 1e3,
                (double) clock.allocated / (clock.decisions.getTotalCount() + clock.events.getTotalCount()));
    }

    /** The policy with a clock around it. */
    private static final class Clock implements PacingPolicy {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final PacingPolicy pacing = MarginalPacing.alone();
        private final Histogram decisions = new Histogram(3);
        private final Histogram events = new Histogram(3);
        private double inFlight;
        private long allocated;
        private long bytes;
        private long start;

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
            pacing.placed(odds, nowMs);
            end(events);
        }

        @Override
        public void answered(int odds, long placedMs, PacingLimits limits, long nowMs) {
            begin();
            pacing.answered(odds, placedMs, limits, nowMs);
            end(events);
        }

        @Override
        public void failed(int odds, long placedMs, boolean byUs, long nowMs) {
            begin();
            pacing.failed(odds, placedMs, byUs, nowMs);
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
            begin();
            pacing.decide(view, nowMs);
            end(decisions);
        }

        @Override
        public int launches() {
            return pacing.launches();
        }

        @Override
        public LaunchLimit limit() {
            return pacing.limit();
        }

        @Override
        public PacingDecision explain(PacingView view) {
            return pacing.explain(view);
        }

        @Override
        public void write(StateWriter out) {
            pacing.write(out);
        }
    }
}
