package io.cadencia.core.engine;

import io.cadencia.core.call.EndCause;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.campaign.DialMode;
import io.cadencia.core.collections.ContactType;
import io.cadencia.core.collections.FieldRule;
import io.cadencia.core.collections.ResultRule;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.lead.Lead;
import io.cadencia.core.lead.Phone;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** An engine under test: commands in by short words, effects and facts out as lists. */
public final class Scenario {
    public static final long T0 = 1_780_000_000_000L;
    public static final Engine.GateFactory OPEN_GATE = profiles -> (contact, nowMs) -> Verdict.ALLOWED;

    public Engine engine;
    public long now = T0;
    public final List<Effect> effects = new ArrayList<>();
    public final List<Fact> facts = new ArrayList<>();
    private long request;

    public Scenario() {
        this(OPEN_GATE);
    }

    public Scenario(Engine.GateFactory gate) {
        this(new Engine(gate));
    }

    public Scenario(Engine engine) {
        this.engine = engine;
        apply(new Command.Genesis(1_000_000, 42));
        apply(new Command.ServerStarted());
        apply(new Command.TelephonyObserved(new TelephonyEvent.LinkUp(SwitchSnapshot.EMPTY, false)));
    }

    public static CampaignSpec spec(long id, DialMode mode) {
        return new CampaignSpec(
                id,
                "Campaña " + id,
                "Banco Uno",
                CampaignSpec.Purpose.COLLECTION,
                mode,
                "DEMO",
                "trunk",
                "+525550000000",
                20_000,
                2_000,
                new CampaignSpec.WrapUpPolicy(30_000, true),
                new CampaignSpec.PacingLimits(0.029, 0.03, 4, 50, 3),
                new CampaignSpec.RetryPolicy(3, 900_000, 3_600_000, 60_000, 7_200_000),
                List.of(
                        new ResultRule(
                                "PP",
                                ContactType.DIRECT,
                                List.of(
                                        new FieldRule("monto", FieldRule.Kind.MONEY, true, List.of()),
                                        new FieldRule("fecha", FieldRule.Kind.DATE, true, List.of())),
                                ResultRule.Next.DONE,
                                0,
                                true),
                        new ResultRule("RT", ContactType.INDIRECT, List.of(), ResultRule.Next.RETRY, 3_600_000, false),
                        new ResultRule("NEQ", ContactType.INDIRECT, List.of(), ResultRule.Next.DROP_PHONE, 0, false)),
                List.of(new CampaignSpec.PauseReason("COMIDA", 1_800_000), new CampaignSpec.PauseReason("BANO", 0)));
    }

    /** A predictive campaign's call for its one advisor, who sits in seat 7. */
    public long oneCallPlaced() {
        campaign(1, DialMode.PREDICTIVE).leads(1, 10).ready(7, 1);
        return only(Effect.PlaceCall.class).request().legId();
    }

    /** The same, answered and with the advisor. */
    public long oneCallConnected() {
        long call = oneCallPlaced();
        after(4_000).answer(call).event(new TelephonyEvent.Connected(call, 7));
        return call;
    }

    public static Lead lead(long id, long campaignId) {
        return new Lead(
                id,
                campaignId,
                id + 100_000,
                id + 200_000,
                0,
                List.of(
                        new Phone(id * 10, "+52555000" + id, List.of("America/Mexico_City")),
                        new Phone(id * 10 + 1, "+52555100" + id, List.of("America/Mexico_City"))));
    }

    public Scenario apply(Command command) {
        effects.clear();
        facts.clear();
        engine.apply(now, command, new Outbox() {
            @Override
            public void effect(Effect effect) {
                effects.add(effect);
            }

            @Override
            public void fact(Fact fact) {
                facts.add(fact);
            }
        });
        return this;
    }

    /** The state goes through a snapshot. */
    public Scenario restart() {
        var out = new StateWriter();
        engine.write(out);
        engine = Engine.read(new StateReader(out.toBytes()), OPEN_GATE);
        return this;
    }

    public Scenario campaign(long id, DialMode mode) {
        return campaign(spec(id, mode));
    }

    public Scenario campaign(CampaignSpec spec) {
        return apply(new Command.DefineCampaign(spec)).apply(new Command.RunCampaign(spec.campaignId(), true, "test"));
    }

    /** Answers the open request of the last command with this many leads. */
    public Scenario leads(long campaignId, int count) {
        var fetch = only(Effect.FetchLeads.class);
        return apply(new Command.LeadsArrived(
                fetch.request().requestId(),
                campaignId,
                LongStream.rangeClosed(1, count)
                        .mapToObj(i -> lead(i, campaignId))
                        .toList(),
                0,
                0));
    }

    /** An advisor sits down, the phone comes up, and goes ready. */
    public Scenario ready(long advisorId, long campaignId) {
        sit(advisorId, campaignId);
        return apply(new Command.ChangeState(request(), advisorId, true, ""));
    }

    public Scenario sit(long advisorId, long campaignId) {
        apply(new Command.TakeSeat(
                request(), advisorId, advisorId, campaignId, new AdvisorEndpoint.Sip("advisor" + advisorId)));
        return event(new TelephonyEvent.AdvisorUp(advisorId));
    }

    public Scenario event(TelephonyEvent event) {
        return apply(new Command.TelephonyObserved(event));
    }

    public Scenario answer(long attemptId) {
        event(new TelephonyEvent.Dialing(attemptId));
        event(new TelephonyEvent.Ringing(attemptId));
        return event(new TelephonyEvent.Answered(attemptId));
    }

    public Scenario ended(long attemptId, int q850, int sip, EndedBy by) {
        return event(new TelephonyEvent.Ended(attemptId, new EndCause(q850, sip, by, LegState.CONNECTED)));
    }

    public Scenario after(long ms) {
        now += ms;
        return this;
    }

    public Scenario tickAfter(long ms) {
        return after(ms).apply(new Command.Tick());
    }

    public Scenario classify(long advisorId, long attemptId, String code, Map<String, String> fields) {
        return apply(new Command.Classify(request(), advisorId, attemptId, code, fields, "nota"));
    }

    public Scenario control(long session, long call, Command.Control control, String detail) {
        return apply(new Command.ControlCall(request(), session, call, control, "", detail));
    }

    public String request() {
        return "r" + ++request;
    }

    public <E extends Effect> List<E> all(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <F extends Fact> List<F> allFacts(Class<F> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }

    public <E extends Effect> E only(Class<E> type) {
        List<E> found = all(type);
        if (found.size() != 1) {
            throw new AssertionError("expected one " + type.getSimpleName() + " among " + effects);
        }
        return found.getFirst();
    }

    /** The last view shown of an advisor's seat by the last command. */
    public SeatView seat(long sessionId) {
        return all(Effect.ShowSeat.class).stream()
                .map(Effect.ShowSeat::seat)
                .filter(s -> s.sessionId() == sessionId)
                .findFirst()
                .orElseThrow(() -> new AssertionError("seat " + sessionId + " not shown among " + effects));
    }

    public Rejection.Code rejection() {
        Rejection rejection = only(Effect.Answer.class).rejection();
        if (rejection == null) {
            throw new AssertionError("was carried out");
        }
        return rejection.code();
    }
}
