package io.cadencia.core.engine;

import io.cadencia.core.campaign.CampaignSpec;
import io.cadencia.core.compliance.ComplianceProfile;
import io.cadencia.core.engine.SeatView.SupervisionView;
import io.cadencia.core.pacing.PacingFactory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the engine knows. Collections keep their order, so that a state read back behaves, and writes itself,
 * exactly as the one that was written.
 */
final class EngineState implements Snapshotable {
    private static final int CALLERS_REMEMBERED = 1_000;
    private static final int FORMAT = 8;

    long nowMs;
    long lastId;
    private long random;
    boolean backlogOver;
    final PacingFactory pacing;
    final Timers timers;
    final Exchange exchange;
    final Map<String, ComplianceProfile> profiles = new LinkedHashMap<>();
    final Map<String, Team> teams = new LinkedHashMap<>();
    final Map<Long, Campaign> campaigns = new LinkedHashMap<>();
    final Map<Long, Attempt> attempts = new LinkedHashMap<>();
    final Map<Long, SideLeg> sideLegs = new LinkedHashMap<>();
    final Map<Long, Arrival> arrivals = new LinkedHashMap<>();
    /** The last callers' legs that are over: a late word of one must not bring it back to life. */
    private final Set<Long> callersOver = new LinkedHashSet<>();

    final GivenUp givenUp = new GivenUp();
    final Set<Long> personsInCall = new LinkedHashSet<>();
    private final Map<Long, Seat> seats = new LinkedHashMap<>();
    /** Derived from the seats, not written. */
    private final Map<Long, Seat> seatsByLeg = new LinkedHashMap<>();

    private final Map<Long, Seat> seatsByAdvisor = new LinkedHashMap<>();

    EngineState(PacingFactory pacing) {
        this(pacing, new Timers(), Exchange.single());
    }

    private EngineState(PacingFactory pacing, Timers timers, Exchange exchange) {
        this.pacing = pacing;
        this.timers = timers;
        this.exchange = exchange;
    }

    void begin(long baseId, long seed) {
        lastId = baseId;
        random = seed;
    }

    long nextId() {
        return ++lastId;
    }

    /** 0 to bound - 1 (splitmix64); part of the state, so a replay draws the same. */
    long random(long bound) {
        random += SplitMix.STEP;
        return Long.remainderUnsigned(SplitMix.mix(random), bound);
    }

    Campaign campaign(long campaignId) {
        Campaign campaign = campaigns.get(campaignId);
        if (campaign == null) {
            throw new IllegalStateException("campaign " + campaignId + " is not defined");
        }
        return campaign;
    }

    Campaign campaignOf(Attempt attempt) {
        return campaign(attempt.lead.campaignId());
    }

    Campaign campaignOf(Seat seat) {
        return campaign(seat.campaignId);
    }

    /** The team the campaign is to work with, made if there is none. */
    Team teamFor(CampaignSpec spec) {
        return teams.computeIfAbsent(Team.key(spec), key -> new Team(key, pacing));
    }

    private Team team(String key) {
        Team team = teams.get(key);
        if (team == null) {
            throw new IllegalStateException("team " + key + " is not in the snapshot");
        }
        return team;
    }

    @Nullable
    Seat seat(long sessionId) {
        return seats.get(sessionId);
    }

    @Nullable
    Seat seatOfLeg(long legId) {
        return seatsByLeg.get(legId);
    }

    @Nullable
    Seat seatOfAdvisor(long advisorId) {
        return seatsByAdvisor.get(advisorId);
    }

    @Nullable
    Attempt attemptOf(Seat seat) {
        return seat.attemptId == 0 ? null : attempts.get(seat.attemptId);
    }

    /** The third party beside the call; null if there is none. */
    @Nullable
    SideLeg sideOf(Attempt attempt) {
        return attempt.sideLegId == 0 ? null : sideLegs.get(attempt.sideLegId);
    }

    /** What the seat's desktop draws. */
    SeatView view(Seat seat) {
        Attempt attempt = attemptOf(seat);
        return seat.view(attempt == null ? null : attempt.view(sideOf(attempt)), supervision(seat));
    }

    private @Nullable SupervisionView supervision(Seat seat) {
        Seat advisor = seatOfLeg(seat.supervisedLeg);
        if (advisor != null) {
            return new SupervisionView(seat.advisorId, advisor.advisorId, seat.supervision);
        }
        Seat supervisor = seatOfLeg(seat.supervisorLeg);
        return supervisor != null && campaignOf(seat).spec.calls().supervisionShown()
                ? new SupervisionView(supervisor.advisorId, seat.advisorId, supervisor.supervision)
                : null;
    }

    void callerOver(long legId) {
        callersOver.add(legId);
        if (callersOver.size() > CALLERS_REMEMBERED) {
            callersOver.remove(Campaign.first(callersOver));
        }
    }

    boolean isCallerOver(long legId) {
        return callersOver.contains(legId);
    }

    Iterable<Seat> seats() {
        return seats.values();
    }

    int seatCount() {
        return seats.size();
    }

    void add(Seat seat) {
        seats.put(seat.sessionId, seat);
        seatsByLeg.put(seat.legId, seat);
        seatsByAdvisor.put(seat.advisorId, seat);
    }

    void remove(Seat seat) {
        seats.remove(seat.sessionId);
        seatsByLeg.remove(seat.legId);
        seatsByAdvisor.remove(seat.advisorId);
    }

    @Override
    public void write(StateWriter out) {
        out.writeInt(FORMAT);
        out.writeLong(nowMs);
        out.writeLong(lastId);
        out.writeLong(random);
        out.writeBoolean(backlogOver);
        timers.write(out);
        exchange.write(out);
        Wire.writeAll(profiles.values(), out, Wire.PROFILE::write);
        Wire.writeAll(teams.values(), out, Team::write);
        Wire.writeAll(campaigns.values(), out, Campaign::write);
        Wire.writeAll(attempts.values(), out, Attempt::write);
        Wire.writeAll(sideLegs.values(), out, SideLeg::write);
        Wire.writeAll(arrivals.values(), out, Arrival::write);
        Wire.writeAll(callersOver, out, (id, w) -> w.writeLong(id));
        givenUp.write(out);
        Wire.writeAll(personsInCall, out, (id, w) -> w.writeLong(id));
        Wire.writeAll(seats.values(), out, Seat::write);
    }

    static EngineState read(StateReader in, PacingFactory pacing) {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IllegalStateException("snapshot has format " + format + ", this version reads " + FORMAT);
        }
        long nowMs = in.readLong();
        long lastId = in.readLong();
        long random = in.readLong();
        boolean backlogOver = in.readBoolean();
        var state = new EngineState(pacing, Timers.read(in), Exchange.read(in));
        state.nowMs = nowMs;
        state.begin(lastId, random);
        state.backlogOver = backlogOver;
        Wire.readAll(in, Wire.PROFILE::read, p -> state.profiles.put(p.profileId(), p));
        Wire.readAll(in, r -> Team.read(r, pacing), t -> state.teams.put(t.key, t));
        Wire.readAll(in, r -> Campaign.read(r, state::team), c -> state.campaigns.put(c.spec.campaignId(), c));
        Wire.readAll(in, Attempt::read, a -> state.attempts.put(a.id, a));
        Wire.readAll(in, SideLeg::read, s -> state.sideLegs.put(s.id, s));
        Wire.readAll(in, Arrival::read, a -> state.arrivals.put(a.legId(), a));
        Wire.readAll(in, StateReader::readLong, state.callersOver::add);
        state.givenUp.read(in);
        Wire.readAll(in, StateReader::readLong, state.personsInCall::add);
        Wire.readAll(in, Seat::read, state::add);
        state.exchange.recount(state.attempts.values(), state.seats());
        return state;
    }
}
