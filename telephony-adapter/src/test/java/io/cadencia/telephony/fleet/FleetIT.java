package io.cadencia.telephony.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.telephony.contract.EventLog;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.SippProcess;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two real Asterisks as one switch, and calls across them. */
class FleetIT extends TwoAsterisks {
    @Test
    void shouldBringADebtorOfOneNodeToAnAdvisorOfTheOtherAndKeepTheLineForTheNext() {
        EventLog log = started();
        ack(fleet.openAdvisor(1, PHONE, "b"));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(1)));

        long first = answered(log, 11, "a");
        long before = System.nanoTime();
        ack(fleet.connect(first, 1));
        await(() -> log.has(new TelephonyEvent.Connected(first, 1)));
        long cold = System.nanoTime() - before;
        assertThat(bridged(a, "adv--1-")).as("debtor and tie on a").isEqualTo(2);
        await(() -> bridged(b, "adv-1-") == 2);

        ack(fleet.hold(first, true));
        await(() -> bridged(a, "adv--1-") == 1);
        ack(fleet.hold(first, false));
        await(() -> bridged(a, "adv--1-") == 2);
        ack(fleet.hangup(first));
        await(() -> log.count(first, TelephonyEvent.Ended.class) == 1);

        long second = answered(log, 12, "a");
        before = System.nanoTime();
        ack(fleet.connect(second, 1));
        await(() -> log.has(new TelephonyEvent.Connected(second, 1)));
        long warm = System.nanoTime() - before;
        System.out.printf("tie line: first connection %.1f ms, next %.1f ms%n", cold / 1e6, warm / 1e6);
        assertThat(bridged(b, "adv-1-")).as("the same line").isEqualTo(2);
        assertThat(log.story(second)).containsExactly("Dialing", "Ringing", "Answered", "Connected");

        ack(fleet.closeAdvisor(1));
        await(() -> channels(a).isEmpty() || channels(a).equals(List.of("leg-12-")));
        await(() -> channels(b).isEmpty());
        assertThat(log.all(TelephonyEvent.AdvisorDown.class)).hasSize(1);
    }

    @Test
    void shouldCallForAnAdvisorOfTheOtherNodeByHand() {
        EventLog log = started();
        ack(fleet.openAdvisor(2, PHONE, "b"));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(2)));

        ack(fleet.dial(new DialRequest(
                21, number(Behaviour.ANSWER, 21), "trunk", "+525550000000", 20_000, 2_000, 2, 0, AmdMode.NONE, "a")));

        await(() -> log.has(new TelephonyEvent.Connected(21, 2)));
        assertThat(bridged(a, "adv--2-")).isEqualTo(2);
        assertThat(log.story(21)).containsExactly("Dialing", "Ringing", "Answered", "Connected");
    }

    @Test
    void shouldRefuseToCrossToANodeThatIsDead() {
        EventLog log = started();
        ack(fleet.openAdvisor(3, PHONE, "b"));
        await(() -> log.has(new TelephonyEvent.AdvisorUp(3)));
        long leg = answered(log, 31, "a");
        b.crash();

        Ack answer = fleet.connect(leg, 3).toCompletableFuture().join();

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Ack.Refused.class, r -> assertThat(r.reason()).isEqualTo(Ack.Reason.ADVISOR_GONE));
        assertThat(log.count(leg, TelephonyEvent.Ended.class)).isZero();
    }

    /** Both have just started, so that their counters and seconds are alike. */
    @Test
    void shouldGiveCallersOfBothNodesIdsOfTheirOwnAlsoAfterARestart() {
        EventLog log = started();
        List<SippProcess> callers = new ArrayList<>();
        try {
            callers.add(SippProcess.caller(a, "5550001", "525511112222", 20_000));
            callers.add(SippProcess.caller(b, "5550001", "525511112222", 20_000));
            await(() -> log.all(TelephonyEvent.Arrived.class).size() == 2);
            a.crashAndRestart();
            await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 3);
            callers.add(SippProcess.caller(a, "5550001", "525511112222", 20_000));
            await(() -> log.all(TelephonyEvent.Arrived.class).size() == 3);
        } finally {
            callers.forEach(SippProcess::close);
        }
        assertThat(log.all(TelephonyEvent.Arrived.class))
                .extracting(TelephonyEvent.Arrived::legId)
                .doesNotHaveDuplicates();
    }

    private EventLog started() {
        EventLog log = new EventLog();
        fleet.start(log);
        await(() -> log.all(TelephonyEvent.LinkUp.class).size() == 2);
        assertThat(log.all(TelephonyEvent.LinkUp.class))
                .extracting(TelephonyEvent.LinkUp::node)
                .containsExactlyInAnyOrder("a", "b");
        return log;
    }

    private long answered(EventLog log, long leg, String node) {
        ack(fleet.dial(new DialRequest(
                leg,
                number(Behaviour.ANSWER, (int) leg),
                "trunk",
                "+525550000000",
                20_000,
                2_000,
                0,
                0,
                AmdMode.NONE,
                node)));
        await(() -> log.count(leg, TelephonyEvent.Answered.class) == 1);
        return leg;
    }

    /** How many channels are in a bridge. */
    private static long bridged(AsteriskProcess asterisk, String bridge) {
        return asterisk.console("bridge show " + bridge)
                .lines()
                .filter(line -> line.startsWith("Channel: "))
                .count();
    }
}
