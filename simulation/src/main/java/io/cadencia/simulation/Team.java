package io.cadencia.simulation;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.simulation.Streams.Purpose;
import io.cadencia.simulation.TeamSpec.Group;
import io.cadencia.simulation.TeamSpec.RandomBreaks;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** The advisors: when they come, pause and go. An advisor's session has the advisor's own id, counted from 1. */
final class Team {
    static final String BREAK = "BREAK";
    static final String HOME = "HOME";
    private static final long SWITCH_MS = 2;
    private static final long SETTLE_MS = 100;
    private static final int SETTLE_SPREAD_MS = 5_000;
    private static final long MINUTE_MS = 60_000;

    private static final class Advisor {
        final long id;
        final Group group;
        final SplittableRandom random;
        boolean here;
        boolean goesHome;
        long breakMs;
        boolean onBreak;
        /** Grows with every shift: what was planned for an earlier one is void. */
        int shift;

        Advisor(long id, Group group, SplittableRandom random) {
            this.id = id;
            this.group = group;
            this.random = random;
        }
    }

    private final Requests requests;
    private final LocalClock clock;
    private final Streams streams;
    private final long campaignId;
    private final Agenda agenda;
    private final List<Advisor> advisors = new ArrayList<>();

    Team(WorldSpec spec, long campaignId, Streams streams, Agenda agenda, Requests requests) {
        this.requests = requests;
        this.clock = spec.clock();
        this.streams = streams;
        this.campaignId = campaignId;
        this.agenda = agenda;
        for (Group group : spec.team().groups()) {
            for (int i = 0; i < group.advisors(); i++) {
                long id = advisors.size() + 1L;
                advisors.add(new Advisor(id, group, streams.of(Purpose.TEAM, id, 0)));
            }
        }
    }

    /** Enters the first day of everybody. */
    void open() {
        for (Group group : advisors.stream().map(a -> a.group).distinct().toList()) {
            List<Advisor> members =
                    advisors.stream().filter(a -> a.group.equals(group)).toList();
            if (group.from() == null) {
                members.forEach(a -> agenda.in(1, () -> arrive(a, Long.MAX_VALUE)));
            } else {
                day(group, members, 1);
            }
        }
    }

    // ---- days

    private void day(Group group, List<Advisor> members, int day) {
        LocalTime from = group.from();
        LocalTime to = group.to();
        if (from == null || to == null) {
            return;
        }
        LocalDate date = clock.start().toLocalDate().plusDays(day - 1L);
        long begin = clock.ms(day, from);
        long end = clock.ms(day, to);
        if (group.days().contains(date.getDayOfWeek()) && end > agenda.nowMs()) {
            for (int i = 0; i < members.size(); i++) {
                plan(group, members.get(i), i, members.size(), day, begin, end);
            }
        }
        agenda.at(clock.ms(day + 1, LocalTime.MIDNIGHT), () -> {
            day(group, members, day + 1);
            return null;
        });
    }

    private void plan(Group group, Advisor advisor, int place, int members, int day, long begin, long end) {
        SplittableRandom random = streams.of(Purpose.TEAM, advisor.id, day);
        Distribution late = group.late();
        long arrival = begin + (late == null ? 0 : (long) late.drawMs(random));
        boolean early = random.nextDouble() < group.earlyLeavers();
        long leave = early ? end - (long) ((end - begin) / 2.0 * random.nextDouble()) : end;
        if (arrival >= leave) {
            return;
        }
        agenda.at(Math.max(arrival, agenda.nowMs() + 1), () -> arrive(advisor, leave));
        for (TeamSpec.Break planned : group.breaks()) {
            int wave = place * planned.waves() / members;
            long at = clock.ms(day, planned.from()) + wave * planned.minutes() * MINUTE_MS;
            if (at > agenda.nowMs() && at < leave) {
                agenda.at(at, () -> pause(advisor, planned.minutes() * MINUTE_MS));
            }
        }
    }

    // ---- one advisor

    private @Nullable Command arrive(Advisor advisor, long leaveMs) {
        if (advisor.here) {
            return null;
        }
        advisor.here = true;
        advisor.goesHome = false;
        advisor.onBreak = false;
        advisor.breakMs = 0;
        int shift = ++advisor.shift;
        agenda.in(
                SETTLE_MS + advisor.random.nextInt(SETTLE_SPREAD_MS),
                () -> new Command.ChangeState(requests.next(), advisor.id, true, ""));
        if (leaveMs != Long.MAX_VALUE) {
            agenda.at(leaveMs, () -> advisor.shift == shift ? goHome(advisor) : null);
        }
        nextBreak(advisor);
        return new Command.TakeSeat(
                requests.next(), advisor.id, advisor.id, campaignId, new AdvisorEndpoint.Sip("advisor" + advisor.id));
    }

    private void nextBreak(Advisor advisor) {
        RandomBreaks breaks = advisor.group.randomBreaks();
        if (breaks == null || breaks.perHour() == 0) {
            return;
        }
        int shift = advisor.shift;
        long in = (long) new Distribution.Exponential(3_600_000 / breaks.perHour()).drawMs(advisor.random);
        long length = 1 + (long) breaks.time().drawMs(advisor.random);
        agenda.in(in, () -> {
            if (advisor.shift != shift) {
                return null;
            }
            nextBreak(advisor);
            return pause(advisor, length);
        });
    }

    private @Nullable Command pause(Advisor advisor, long ms) {
        if (!advisor.here || advisor.goesHome || advisor.onBreak || advisor.breakMs > 0) {
            return null;
        }
        advisor.breakMs = ms;
        return new Command.ChangeState(requests.next(), advisor.id, false, BREAK);
    }

    private @Nullable Command goHome(Advisor advisor) {
        if (!advisor.here || advisor.goesHome) {
            return null;
        }
        advisor.goesHome = true;
        return new Command.ChangeState(requests.next(), advisor.id, false, HOME);
    }

    /** The phone rings at the seat and is picked up at once. */
    void phone(long sessionId) {
        agenda.in(SWITCH_MS, new Command.TelephonyObserved(new TelephonyEvent.AdvisorUp(sessionId)));
    }

    /** A seat as the desktop shows it: a pause that was asked for may begin only after the call in hand. */
    void shown(SeatView seat) {
        if (seat.state() != AdvisorState.PAUSED) {
            return;
        }
        Advisor advisor = advisors.get((int) seat.sessionId() - 1);
        if (advisor.goesHome && seat.pauseReason().equals(HOME) && advisor.here) {
            advisor.here = false;
            agenda.in(1, new Command.LeaveSeat(requests.next(), advisor.id));
        } else if (advisor.breakMs > 0 && seat.pauseReason().equals(BREAK)) {
            int shift = advisor.shift;
            long length = advisor.breakMs;
            advisor.breakMs = 0;
            advisor.onBreak = true;
            agenda.in(length, () -> comeBack(advisor, shift));
        }
    }

    private @Nullable Command comeBack(Advisor advisor, int shift) {
        if (advisor.shift != shift || !advisor.here) {
            return null;
        }
        advisor.onBreak = false;
        return advisor.goesHome ? null : new Command.ChangeState(requests.next(), advisor.id, true, "");
    }

    // ---- changes of the day

    /** A share of those present goes on a break at once. */
    void breakFor(double share, long ms, int change) {
        chosen(share, change).forEach(a -> agenda.in(0, () -> pause(a, ms)));
    }

    /** A share of those present goes home at once. */
    void sendHome(double share, int change) {
        chosen(share, change).forEach(a -> agenda.in(0, () -> goHome(a)));
    }

    private List<Advisor> chosen(double share, int change) {
        List<Advisor> here = new ArrayList<>(
                advisors.stream().filter(a -> a.here && !a.goesHome).toList());
        here.sort(Comparator.comparingDouble(
                a -> streams.of(Purpose.BREAKS, a.id, change).nextDouble()));
        return here.subList(0, (int) Math.round(share * here.size()));
    }
}
