package io.cadencia.simulation.scenario;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.simulation.CallPhases;
import io.cadencia.simulation.Distribution;
import io.cadencia.simulation.Hourly;
import io.cadencia.simulation.PortfolioSpec.PhoneKind;
import io.cadencia.simulation.TeamSpec.Group;
import io.cadencia.simulation.TeamSpec.RandomBreaks;
import io.cadencia.simulation.WorldSpec;
import io.cadencia.simulation.WorldSpec.Change;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes a scenario as the YAML that {@link ScenarioReader} reads. */
public final class ScenarioWriter {
    private ScenarioWriter() {}

    public static String yaml(Scenario scenario) {
        return ScenarioReader.MAPPER.writeValueAsString(tree(scenario)).replaceFirst("^---\\s*\n", "");
    }

    /** The scenario as maps, lists and plain values. */
    public static Map<String, Object> tree(Scenario scenario) {
        WorldSpec world = scenario.world();
        Scenario.Run run = scenario.run();
        return map(
                "name", scenario.name(),
                "description", scenario.description(),
                "run",
                        map(
                                "start", world.clock().start().toString(),
                                "zone", world.clock().zone().getId(),
                                "hours", run.hours(),
                                "warmUpMinutes", run.warmUpMinutes(),
                                "seeds", run.seeds(),
                                "firstSeed", run.firstSeed(),
                                "policies", run.policies()),
                "team",
                        world.team().groups().stream()
                                .map(ScenarioWriter::group)
                                .toList(),
                "debtors",
                        map(
                                "leads", world.portfolio().leads(),
                                "spread", world.portfolio().spread(),
                                "tiring", world.portfolio().tiring(),
                                "doneShare", world.portfolio().doneShare(),
                                "phones",
                                        world.portfolio().phones().stream()
                                                .map(ScenarioWriter::phone)
                                                .toList()),
                "carrier", carrier(world.carrier()),
                "handling",
                        map(
                                "talk", distribution(world.handling().talk()),
                                "wrapUp", distribution(world.handling().wrapUp()),
                                "machineTalk", distribution(world.handling().machineTalk()),
                                "machineWrapUp", distribution(world.handling().machineWrapUp())),
                "campaign", campaign(scenario.campaign()),
                "changes", world.changes().stream().map(ScenarioWriter::change).toList());
    }

    private static Map<String, Object> group(Group group) {
        RandomBreaks random = group.randomBreaks();
        List<String> days = Arrays.stream(DayOfWeek.values())
                .filter(group.days()::contains)
                .map(TeamReader::name)
                .toList();
        return map(
                "advisors",
                group.advisors(),
                "from",
                time(group.from()),
                "to",
                time(group.to()),
                "days",
                days.size() == 7 ? null : days,
                "late",
                distribution(group.late()),
                "earlyLeavers",
                group.earlyLeavers() == 0 ? null : group.earlyLeavers(),
                "breaks",
                group.breaks().isEmpty()
                        ? null
                        : group.breaks().stream()
                                .map(b -> map("from", time(b.from()), "minutes", b.minutes(), "waves", b.waves()))
                                .toList(),
                "randomBreaks",
                random == null ? null : map("perHour", random.perHour(), "time", distribution(random.time())));
    }

    private static Map<String, Object> phone(PhoneKind phone) {
        return map(
                "kind", phone.name(),
                "share", phone.share(),
                "answer", hourly(phone.answer()),
                "machine", phone.machine(),
                "busy", phone.busy(),
                "refused", phone.refused(),
                "invalid", phone.invalid());
    }

    private static Object hourly(Hourly hourly) {
        if (hourly.values().stream().distinct().count() == 1) {
            return hourly.at(0);
        }
        Map<String, Object> hours = new LinkedHashMap<>();
        for (int h = 0; h < Hourly.HOURS; h++) {
            if (h == 0 || hourly.at(h) != hourly.at(h - 1)) {
                hours.put(Integer.toString(h), hourly.at(h));
            }
        }
        return hours;
    }

    private static Map<String, Object> carrier(WorldSpec.CarrierSpec carrier) {
        return map(
                "postDial", distribution(carrier.postDial()),
                "ring", distribution(carrier.ring()),
                "ringLimitSeconds", carrier.ringLimitMs() / 1_000.0,
                "fail", distribution(carrier.fail()),
                "machineRing", distribution(carrier.machineRing()),
                "patience", distribution(carrier.patience()),
                "detection",
                        map(
                                "listens",
                                        distribution(carrier.machineDetection().listens()),
                                "heard", carrier.machineDetection().heard(),
                                "mistaken", carrier.machineDetection().mistaken()));
    }

    private static Map<String, Object> campaign(CampaignSpec campaign) {
        CampaignSpec.PacingLimits pacing = campaign.pacing();
        CampaignSpec.RetryPolicy retry = campaign.retry();
        return map(
                "mode", Section.name(campaign.mode()),
                "ringSeconds", campaign.ringTimeoutMs() / 1_000,
                "waitLimitMs", campaign.waitLimitMs(),
                "wrapUpSeconds", campaign.wrapUp().limitMs() / 1_000,
                "machines", Section.name(campaign.calls().amd()),
                "machineErrors", campaign.calls().machineErrors(),
                "callAgainMinutes", campaign.results().getFirst().retryAfterMs() / 60_000,
                "pacing",
                        map(
                                "abandonmentTarget",
                                pacing.abandonmentTarget(),
                                "abandonmentCeiling",
                                pacing.abandonmentCeiling(),
                                "linesPerAdvisor",
                                pacing.linesPerAdvisor(),
                                "callsPerSecond",
                                pacing.callsPerSecond(),
                                "minimumTeam",
                                pacing.minimumTeam(),
                                "lateCancel",
                                pacing.lateCancel(),
                                "answerModel",
                                pacing.answerModel()),
                "retry",
                        map(
                                "maxAttempts", retry.maxAttempts(),
                                "busyMinutes", retry.busyMs() / 60_000,
                                "noAnswerMinutes", retry.noAnswerMs() / 60_000,
                                "congestionMinutes", retry.congestionMs() / 60_000,
                                "otherMinutes", retry.otherMs() / 60_000));
    }

    private static Map<String, Object> change(Change change) {
        return map(
                "day", change.day(),
                "at", time(change.at()),
                "minutes", change.minutes(),
                "answersTimes", change.answersTimes(),
                "talkTimes", change.talkTimes(),
                "wrapUpTimes", change.wrapUpTimes(),
                "breakShare", change.breakShare(),
                "leaveShare", change.leaveShare(),
                "outage", change.outage(),
                "listEnds", change.listEnds());
    }

    private static @Nullable Object distribution(@Nullable Distribution distribution) {
        return switch (distribution) {
            case null -> null;
            case Distribution.Fixed f -> seconds(f.meanMs());
            case Distribution.Uniform u -> map("kind", "uniform", "from", seconds(u.fromMs()), "to", seconds(u.toMs()));
            case Distribution.Exponential e -> map("kind", "exponential", "mean", seconds(e.meanMs()));
            case Distribution.Gamma g -> map("kind", "gamma", "shape", g.shape(), "mean", seconds(g.meanMs()));
            case Distribution.Lognormal l -> map("kind", "lognormal", "mean", seconds(l.meanMs()), "cv", l.cv());
            case Distribution.Histogram h ->
                map(
                        "kind", "histogram",
                        "edges",
                                h.edgesMs().stream()
                                        .map(ScenarioWriter::seconds)
                                        .toList(),
                        "weights", h.weights());
            case CallPhases p ->
                map(
                        "kind",
                        "phases",
                        "phases",
                        p.phases().stream().map(ScenarioWriter::phase).toList());
        };
    }

    private static Map<String, Object> phase(CallPhases.Phase phase) {
        return map(
                "name", phase.name(),
                "time", distribution(phase.time()),
                "next", phase.next().isEmpty() ? null : new TreeMap<>(phase.next()));
    }

    private static double seconds(double ms) {
        return ms / 1_000;
    }

    private static @Nullable String time(@Nullable LocalTime time) {
        return time == null ? null : time.toString();
    }

    /** Names and values in turn; those without a value are left out. */
    private static Map<String, Object> map(@Nullable Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<@Nullable Object> all = new ArrayList<>(Arrays.asList(pairs));
        for (int i = 0; i < all.size(); i += 2) {
            Object value = all.get(i + 1);
            if (value != null) {
                map.put(String.valueOf(all.get(i)), value);
            }
        }
        return map;
    }
}
