package io.cadencia.benchmarks;

import com.sun.management.ThreadMXBean;
import io.cadencia.core.answer.AnswerModel;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.engine.Engine;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.lead.PhoneStanding;
import io.cadencia.core.lead.PhoneType;
import io.cadencia.core.pacing.MarginalPacing;
import io.cadencia.core.pacing.PacingFactory;
import io.cadencia.core.pacing.PacingView;
import io.cadencia.simulation.Auditor;
import io.cadencia.simulation.Hourly;
import io.cadencia.simulation.PortfolioSpec;
import io.cadencia.simulation.PortfolioSpec.PhoneKind;
import io.cadencia.simulation.VirtualWorld;
import io.cadencia.simulation.WorldSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a lead by the answer model, which the pacing asks for once for each launch: what it costs, by the phones a
 * lead has; and what it costs to learn from a call.
 *
 * <p>Method: the virtual-time world drives the engine with an endless list, and the sight the policy decides by is wrapped
 * in a clock (two {@code nanoTime} calls, about 50 ns, are included) and a count of the bytes allocated by the thread: so
 * what is timed is the engine's own choice, with the place in the shortlist that the new lead gets. Hours to warm up, then
 * those that are measured; at each full hour the shortlist is ordered anew, which is in the maximum. Learning is timed
 * call by call on leads made up before.
 */
public final class ChoiceBenchmark {
    private static final long HOUR_MS = 3_600_000;
    private static final int WARM_UP_HOURS = 6;
    private static final int HOURS = 4;
    private static final int LEARNED = 1_000_000;
    private static final int LEADS = 1_024;
    private static final List<String> KINDS = List.of("mobile", "home", "work");

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Histogram nanos = new Histogram(3);
    private long allocated;
    private long bytes;
    private long start;

    private ChoiceBenchmark() {}

    public static void main(String[] args) {
        System.out.printf("choice of a lead, JDK %s, %s%n", Runtime.version(), System.getProperty("os.arch"));
        System.out.printf(
                "%8s %6s | %9s %6s %6s %6s %6s | %10s%n",
                "advisors", "phones", "choices", "p50 us", "p99", "p99.9", "max", "bytes each");
        for (int phones : new int[] {1, 3, PortfolioSpec.MOST_PHONES}) {
            new ChoiceBenchmark().choose(100, phones);
        }
        new ChoiceBenchmark().choose(500, 3);
        System.out.printf("learning from a call%n");
        new ChoiceBenchmark().learn();
    }

    // ---- choosing

    private void choose(int advisors, int phones) {
        var sight = new ClockedSight();
        var world = new VirtualWorld(
                world(advisors, phones),
                campaign(),
                _ -> PacingFactory.apart(() -> new PolicyAround(MarginalPacing.alone()) {
                    @Override
                    public void decide(PacingView view, long nowMs) {
                        sight.of(view);
                        super.decide(sight, nowMs);
                    }
                }),
                true,
                42,
                new Auditor());
        world.run(Long.MAX_VALUE, WARM_UP_HOURS * HOUR_MS, Engine::apply);
        reset();
        world.run(Long.MAX_VALUE, (WARM_UP_HOURS + HOURS) * HOUR_MS, Engine::apply);
        System.out.printf("%8d %6d | %s%n", advisors, phones, row());
    }

    private static CampaignSpec campaign() {
        String zone = WorldSpec.reference(1).clock().zone().getId();
        return VirtualWorld.campaign(
                DialMode.PREDICTIVE, new PacingLimits(0.029, 0.03, 20, 1_000, 1, false, zone, true));
    }

    private static WorldSpec world(int advisors, int phones) {
        WorldSpec reference = WorldSpec.reference(advisors, 0.15);
        List<PhoneKind> kinds = new ArrayList<>();
        for (int i = 0; i < phones; i++) {
            kinds.add(new PhoneKind(
                    KINDS.get(i % KINDS.size()), 1, Hourly.always(0.1 + 0.1 * (i % KINDS.size())), 0, 0.15, 0, 0));
        }
        return new WorldSpec(
                reference.clock(),
                reference.team(),
                new PortfolioSpec(0, kinds, 0, 1, 0),
                reference.carrier(),
                reference.handling(),
                List.of());
    }

    /** What the engine shows the policy, with a clock around the choice. */
    private final class ClockedSight extends SightAround {
        private @Nullable PacingView view;

        private void of(PacingView now) {
            view = now;
        }

        @Override
        protected PacingView view() {
            return Objects.requireNonNull(view);
        }

        @Override
        public int choose(double ease) {
            begin();
            int odds = view().choose(ease);
            end();
            return odds;
        }
    }

    // ---- learning

    private void learn() {
        List<Lead> leads = new ArrayList<>();
        PhoneType[] types = PhoneType.values();
        for (int i = 0; i < LEADS; i++) {
            var phone = new Phone(
                    i,
                    "+52" + i,
                    List.of("America/Mexico_City"),
                    types[i % types.length],
                    PhoneStanding.UNKNOWN,
                    i % 7,
                    null);
            leads.add(new Lead(i, 1, i, i, i % 11, List.of(phone)));
        }
        var model = new AnswerModel();
        long now = WorldSpec.reference(1).clock().startMs();
        for (int call = 0; call < 2 * LEARNED; call++) {
            if (call == LEARNED) {
                reset();
            }
            Lead lead = leads.get(call % LEADS);
            now += 100;
            begin();
            model.learn(lead, lead.phones().getFirst(), now, call % 3 == 0);
            end();
        }
        System.out.printf("%8s %6s | %s%n", "", "", row());
    }

    // ---- the clock

    private void reset() {
        nanos.reset();
        allocated = 0;
    }

    private void begin() {
        bytes = threads.getCurrentThreadAllocatedBytes();
        start = System.nanoTime();
    }

    private void end() {
        long took = System.nanoTime() - start;
        allocated += threads.getCurrentThreadAllocatedBytes() - bytes;
        nanos.recordValue(took);
    }

    private String row() {
        return "%9d %6.2f %6.2f %6.2f %6.1f | %10.0f"
                .formatted(
                        nanos.getTotalCount(),
                        nanos.getValueAtPercentile(50) / 1e3,
                        nanos.getValueAtPercentile(99) / 1e3,
                        nanos.getValueAtPercentile(99.9) / 1e3,
                        nanos.getMaxValue() / 1e3,
                        (double) allocated / Math.max(1, nanos.getTotalCount()));
    }
}
