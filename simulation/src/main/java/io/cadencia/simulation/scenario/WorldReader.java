package io.cadencia.simulation.scenario;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.simulation.Distribution;
import io.cadencia.simulation.Hourly;
import io.cadencia.simulation.LocalClock;
import io.cadencia.simulation.PortfolioSpec;
import io.cadencia.simulation.PortfolioSpec.PhoneKind;
import io.cadencia.simulation.WorldSpec;
import io.cadencia.simulation.WorldSpec.CarrierSpec;
import io.cadencia.simulation.WorldSpec.Change;
import io.cadencia.simulation.WorldSpec.HandlingSpec;
import io.cadencia.simulation.WorldSpec.MachineDetection;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reads debtors, carrier, handling and changes; the defaults are the reference world's. */
final class WorldReader {
    private static final WorldSpec REFERENCE = WorldSpec.reference(1);
    private static final int MOST_CHANGES = 100;
    private static final long DAY_MINUTES = 24 * 60;

    private WorldReader() {}

    static WorldSpec read(Section root, LocalClock clock, Scenario.Run run) {
        return new WorldSpec(
                clock,
                TeamReader.read(root),
                portfolio(root.child("debtors")),
                carrier(root.child("carrier")),
                handling(root.child("handling")),
                changes(root, clock, run));
    }

    private static PortfolioSpec portfolio(Section section) {
        List<PhoneKind> phones = new ArrayList<>();
        for (Section phone : section.children("phones", PortfolioSpec.MOST_PHONES)) {
            phones.add(phone(phone, phones.size()));
        }
        if (phones.isEmpty()) {
            if (section.has("phones")) {
                section.problem("phones", "must list at least one kind of phone");
            }
            phones.addAll(REFERENCE.portfolio().phones());
        }
        PortfolioSpec portfolio = new PortfolioSpec(
                section.whole("leads", 0, 0, PortfolioSpec.MOST_LEADS),
                phones,
                section.number("spread", 0, 0, 5),
                section.number("tiring", 1, 0.1, 1),
                section.share("doneShare", 0));
        section.end();
        return portfolio;
    }

    private static PhoneKind phone(Section section, int place) {
        String kind = section.text("kind", "phone " + (place + 1));
        double share = section.share("share", 1);
        Hourly answer = hourly(section, "answer", 0.3);
        double machine = section.share("machine", 0);
        double busy = section.share("busy", 0.15);
        double refused = section.share("refused", 0);
        double invalid = section.share("invalid", 0);
        section.end();
        return section.make(
                "machine",
                REFERENCE.portfolio().phones().getFirst(),
                () -> new PhoneKind(kind, share, answer, machine, busy, refused, invalid));
    }

    /** A number, or numbers by the hour from which each holds, such as {8: 0.2, 12: 0.3}. */
    static Hourly hourly(Section section, String field, double byDefault) {
        JsonNode value = section.raw(field);
        if (value == null || !value.isObject()) {
            return Hourly.always(section.share(field, byDefault));
        }
        Double[] hours = new Double[Hourly.HOURS];
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            double share = entry.getValue().asDouble(-1);
            if (!entry.getKey().matches("1?[0-9]|2[0-3]") || !(share >= 0 && share <= 1)) {
                section.problem(field, "must give a share, 0 to 1, by hours 0 to 23, such as {8: 0.2, 12: 0.3}");
                return Hourly.always(byDefault);
            }
            hours[Integer.parseInt(entry.getKey())] = share;
        }
        return filled(hours, byDefault);
    }

    /** What holds from an hour on holds until the next one named, and past midnight. */
    private static Hourly filled(Double[] hours, double byDefault) {
        double current = byDefault;
        for (Double hour : hours) {
            current = hour == null ? current : hour;
        }
        List<Double> values = new ArrayList<>(Collections.nCopies(Hourly.HOURS, byDefault));
        for (int h = 0; h < Hourly.HOURS; h++) {
            current = hours[h] == null ? current : hours[h];
            values.set(h, current);
        }
        return new Hourly(values);
    }

    private static CarrierSpec carrier(Section section) {
        CarrierSpec reference = REFERENCE.carrier();
        Section detection = section.child("detection");
        var detected = new MachineDetection(
                DistributionReader.read(
                        detection, "listens", reference.machineDetection().listens()),
                detection.share("heard", reference.machineDetection().heard()),
                detection.share("mistaken", reference.machineDetection().mistaken()));
        detection.end();
        CarrierSpec carrier = new CarrierSpec(
                DistributionReader.read(section, "postDial", reference.postDial()),
                DistributionReader.read(section, "ring", reference.ring()),
                (long) (section.number("ringLimitSeconds", reference.ringLimitMs() / 1_000.0, 1, 120) * 1_000),
                DistributionReader.read(section, "fail", reference.fail()),
                DistributionReader.read(section, "machineRing", reference.machineRing()),
                DistributionReader.read(section, "patience"),
                detected);
        section.end();
        return carrier;
    }

    private static HandlingSpec handling(Section section) {
        HandlingSpec reference = REFERENCE.handling();
        HandlingSpec handling = new HandlingSpec(
                DistributionReader.read(section, "talk", reference.talk()),
                DistributionReader.read(section, "wrapUp", reference.wrapUp()),
                DistributionReader.read(section, "machineTalk", reference.machineTalk()),
                DistributionReader.read(section, "machineWrapUp", reference.machineWrapUp()));
        section.end();
        return handling;
    }

    private static List<Change> changes(Section root, LocalClock clock, Scenario.Run run) {
        List<Change> changes = new ArrayList<>();
        for (Section section : root.children("changes", MOST_CHANGES)) {
            if (!section.has("at")) {
                section.problem("at", "is missing; give a time of day such as \"12:00\"");
            }
            Change change = new Change(
                    (int) section.whole("day", 1, 1, 31),
                    section.time("at", LocalTime.NOON),
                    section.whole("minutes", 0, 0, DAY_MINUTES),
                    section.number("answersTimes", 1, 0.01, 100),
                    section.number("talkTimes", 1, 0.01, 100),
                    section.number("wrapUpTimes", 1, 0.01, 100),
                    section.share("breakShare", 0),
                    section.share("leaveShare", 0),
                    section.flag("outage", false),
                    section.flag("listEnds", false));
            check(section, change, clock, run);
            section.end();
            changes.add(change);
        }
        return changes;
    }

    private static void check(Section section, Change change, LocalClock clock, Scenario.Run run) {
        long at = clock.ms(change.day(), change.at());
        if (at < clock.startMs() || at >= clock.startMs() + run.lengthMs()) {
            section.problem(
                    "at",
                    "must be within the run, which goes from " + clock.start() + " for " + run.hours() + " hours");
        }
        if (change.breakShare() > 0 && change.minutes() == 0) {
            section.problem("breakShare", "needs 'minutes', how long the break is");
        }
    }

    /** What no field alone can tell. */
    static void check(Section root, WorldSpec world, CampaignSpec campaign, Scenario.Run run) {
        TeamReader.checkPresence(root, world.team(), world.clock(), run);
        Distribution ring = world.carrier().ring();
        double shortest = switch (ring) {
            case Distribution.Uniform uniform -> uniform.fromMs();
            case Distribution.Fixed fixed -> fixed.meanMs();
            case Distribution.Histogram histogram -> histogram.edgesMs().getFirst();
            default -> 0;
        };
        if (shortest >= world.carrier().ringLimitMs()) {
            root.problems().add("carrier.ring", "", "lies wholly beyond carrier.ringLimitSeconds: nobody could answer");
        }
        if (world.carrier().ringLimitMs() > campaign.ringTimeoutMs()) {
            root.problems()
                    .add(
                            "carrier.ringLimitSeconds",
                            String.valueOf(world.carrier().ringLimitMs() / 1_000.0),
                            "must be at most campaign.ringSeconds, " + campaign.ringTimeoutMs() / 1_000
                                    + ": the dialer gives up first");
        }
    }
}
