package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.CallPolicy;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.CampaignSpec.PacingLimits;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.campaign.TeamShare;
import io.cadencia.core.engine.Command.TelephonyObserved;
import io.cadencia.core.exchange.CallerId;
import io.cadencia.core.exchange.ExchangeSpec;
import io.cadencia.core.exchange.NodeMode;
import io.cadencia.core.exchange.NodeSpec;
import io.cadencia.core.exchange.TrunkSpec;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.RecordingState;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A seeded world that is mostly plausible and now and then absurd: late, doubled and unknown events, refused requests,
 * lost links, impatient advisors. Each call of {@link #next} gives the next command; {@link #seen} tells it what the
 * engine asked for.
 */
final class RandomWalk extends RandomSight {
    /** A campaign that shares the team of campaign 1. */
    static final long SHARING = 4;

    private final RandomDesktops desktops = new RandomDesktops(this);
    private final int nodes;
    private boolean linkDown;
    private long lead;
    private long arrived;
    private int step;

    RandomWalk(long seed) {
        super(seed);
        nodes = 1 + (int) (seed % 3);
    }

    long pause() {
        return random.nextInt(60) == 0 ? random.nextInt(40_000) : random.nextInt(300);
    }

    Command next() {
        step++;
        return switch (step) {
            case 1 -> new Command.Genesis(5_000, 99);
            case 2 -> predictive(1, true);
            case 3 ->
                new Command.DefineCampaign(
                        Scenario.spec(2, DialMode.MANUAL).with(calls(AmdMode.NONE, false, "+525550002222")));
            case 4 -> new Command.DefineCampaign(Scenario.spec(3, DialMode.PREVIEW));
            case 5, 6, 7 -> new Command.RunCampaign(step - 4, true, "walk");
            case 8 -> nodes == 1 ? up("") : exchange();
            case 15 -> predictive(SHARING, true);
            case 16 -> new Command.RunCampaign(SHARING, true, "walk");
            case 9, 10, 11, 12, 13, 14 ->
                new Command.TakeSeat("s" + step, step - 8, step - 8, 1 + (step - 8) % 3, new AdvisorEndpoint.Sip("a"));
            default -> random.nextInt(5) < 2 ? desktops.next() : outside();
        };
    }

    private static TelephonyObserved up(String node) {
        return new TelephonyObserved(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false, node));
    }

    /** As many nodes as the seed says, now and then one less or another trunk. */
    private Command exchange() {
        int present = nodes - (step > 8 && random.nextInt(3) == 0 ? 1 : 0);
        List<NodeSpec> specs = IntStream.range(0, present)
                .mapToObj(i -> new NodeSpec("n" + i, 1 + i, 3 + random.nextInt(20)))
                .toList();
        List<CallerId> pool = List.of(
                new CallerId("+525550000000", CampaignSpec.Purpose.COLLECTION),
                new CallerId("+525550000001", CampaignSpec.Purpose.SALES));
        return new Command.DefineExchange(
                new ExchangeSpec(specs, List.of(new TrunkSpec("trunk", List.of(), 1 + random.nextInt(30), 40, pool))));
    }

    private String node() {
        return nodes == 1 ? "" : "n" + random.nextInt(nodes);
    }

    private Command outside() {
        if (!fetches.isEmpty() && random.nextInt(3) == 0) {
            return leads(fetches.removeFirst());
        }
        if (!phones.isEmpty() && random.nextInt(3) == 0) {
            return new TelephonyObserved(new TelephonyEvent.AdvisorUp(phones.removeFirst()));
        }
        if (!callers.isEmpty() && random.nextInt(3) == 0) {
            return callerFound(callers.removeFirst());
        }
        if (linkDown && random.nextInt(8) == 0) {
            linkDown = false;
            return new TelephonyObserved(new TelephonyEvent.LinkUp(snapshot(), false, node()));
        }
        return switch (random.nextInt(nodes == 1 ? 110 : 114)) {
            case 110 -> exchange();
            case 111 ->
                new Command.SetNodeMode(
                        node(), random.nextBoolean() ? NodeMode.ACTIVE : any(NodeMode.values()), "walk");
            case 112 ->
                new TelephonyObserved(new TelephonyEvent.RoundTrip(random.nextInt(400), random.nextInt(4), node()));
            case 113 -> up(node());
            case 0 -> new Command.Tick();
            case 1 -> new Command.RunCampaign(1 + random.nextInt(4), random.nextInt(8) != 0, "walk");
            case 2 -> link();
            case 3 -> new Command.DesktopLost(advisor());
            case 4 ->
                switch (random.nextInt(8)) {
                    case 0, 1 -> tune();
                    case 2, 3 -> predictive(random.nextBoolean() ? 1 : SHARING, random.nextInt(3) != 0);
                    default -> new Command.BacklogReported(10, random.nextInt(6) == 0);
                };
            case 5 -> refused();
            case 6 ->
                new TelephonyObserved(new TelephonyEvent.AdvisorDown(advisor(), EndCause.lost(LegState.CONNECTED)));
            case 7, 8, 9 -> new TelephonyObserved(new TelephonyEvent.AdvisorUp(advisor()));
            case 10 -> {
                linkDown = true;
                yield new Command.ServerStarted();
            }
            default -> new TelephonyObserved(legEvent());
        };
    }

    /** Campaigns 1 and 4 share their advisors, most of the time. */
    private Command predictive(long id, boolean shared) {
        CampaignSpec spec = Scenario.spec(id, DialMode.PREDICTIVE)
                .with(new PacingLimits(0.029, 0.03, 4, 50, 3, true, "America/Santiago", id == 1));
        CampaignSpec withTeam = shared ? spec.with(new TeamShare("equipo", id == 1 ? 1 : 2.5)) : spec;
        return new Command.DefineCampaign(
                withTeam.with(calls(AmdMode.INLINE, true, id == 1 ? "+525550001111" : "+525550004444")));
    }

    private Command tune() {
        return new Command.TuneCampaign(
                1 + random.nextInt(3),
                Map.of(
                        "pacing.callsPerSecond",
                        Integer.toString(random.nextInt(60)), // 0 is refused
                        "pacing.linesPerAdvisor",
                        Integer.toString(1 + random.nextInt(5))),
                "walk");
    }

    private Command link() {
        return switch (random.nextInt(6)) {
            case 0 -> {
                linkDown = true;
                yield new TelephonyObserved(new TelephonyEvent.LinkDown("walk", node()));
            }
            case 1 -> new TelephonyObserved(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, true, node()));
            default -> new TelephonyObserved(new TelephonyEvent.LinkUp(snapshot(), false, node()));
        };
    }

    private SwitchSnapshot snapshot() {
        LegState[] states = {LegState.DIALING, LegState.RINGING, LegState.ANSWERED, LegState.CONNECTED};
        return new SwitchSnapshot(
                legs.stream()
                        .skip(Math.max(0, legs.size() - 8))
                        .filter(_ -> random.nextBoolean())
                        .map(leg -> new SwitchSnapshot.Leg(leg, any(states), random.nextBoolean() ? advisor() : 0))
                        .toList(),
                List.of(new SwitchSnapshot.Advisor(advisor())),
                legs.stream().filter(_ -> random.nextInt(4) == 0).toList());
    }

    private Command refused() {
        return new Command.TelephonyRefused(
                any(Command.TelephonyVerb.values()), leg(), advisor(), any(Ack.Reason.values()));
    }

    private TelephonyEvent legEvent() {
        long leg = leg();
        return switch (random.nextInt(20)) {
            case 14 ->
                new TelephonyEvent.Arrived(
                        -(arrived = random.nextInt(6) == 0 ? arrived : arrived + 1),
                        random.nextInt(10) == 0 ? "+529" : random.nextBoolean() ? "+525550001111" : "+525550002222",
                        "+52555000" + (1 + random.nextInt(20)));
            case 15 -> new TelephonyEvent.MachineDetected(leg, any(AmdVerdict.values()), "walk", random.nextInt(2_000));
            case 16 -> new TelephonyEvent.Recording(leg, "x", any(RecordingState.values()), 5);
            case 0 -> new TelephonyEvent.Dialing(leg);
            case 1, 2 -> new TelephonyEvent.Ringing(leg);
            case 3, 4, 7, 8 -> new TelephonyEvent.Answered(leg);
            case 5, 6, 9, 10, 11, 12 -> new TelephonyEvent.Connected(leg, seatOf(leg));
            default -> new TelephonyEvent.Ended(leg, cause());
        };
    }

    private static CallPolicy calls(AmdMode amd, boolean hangUp, String number) {
        return new CallPolicy(
                true,
                amd,
                hangUp,
                0.3,
                List.of(new CallPolicy.Destination("LEGAL", "Legal", "+525551112222")),
                List.of(number),
                20_000,
                true);
    }

    private Command callerFound(Effect.FetchCaller caller) {
        Lead known = random.nextBoolean() ? Scenario.lead(1 + random.nextInt(20), caller.campaignId()) : null;
        return new Command.CallerFound(caller.legId(), caller.campaignId(), known);
    }

    private Command leads(Effect.FetchLeads fetch) {
        List<Lead> batch = new ArrayList<>();
        int count = Math.min(fetch.request().count(), random.nextInt(9));
        for (int i = 0; i < count; i++) {
            Lead fresh = Scenario.lead(++lead, fetch.request().campaignId());
            // every fifth person has two accounts, so that one-call-per-person is put to the test
            batch.add(new Lead(
                    fresh.leadId(),
                    fresh.campaignId(),
                    fresh.accountId(),
                    lead % 5 == 0 ? 1 : fresh.personId(),
                    0,
                    fresh.phones()));
        }
        return new Command.LeadsArrived(
                fetch.request().requestId(), fetch.request().campaignId(), batch, random.nextInt(3), 0);
    }
}
