package io.cadencia.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.server.app.config.ServerConfig.TelephonyKind;
import io.cadencia.telephony.ari.AriSettings;
import io.cadencia.telephony.ari.AriTelephony;
import io.cadencia.telephony.leg.AbandonmentNotes;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.rig.AsteriskProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What a whole server survives: its own violent end and that of its switch, in the middle of real calls, and a second
 * engine. One installation for all tests; each begins and ends with no call. After each the database is held against the
 * carrier's own count.
 */
@NullUnmarked
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ServerFaultsIT {
    private static final List<String> ADVISORS = List.of("ana", "beto", "caro", "dani");
    private static final int DEBTORS = 300;
    /** Everybody answers, after a time that differs much, and talks until hung up on. */
    private static final DebtorPopulation ALL_ANSWER =
            new DebtorPopulation(1_000, 0, 0, 0, 0, 2_500, 0.8, DebtorPopulation.UNTIL_HUNG_UP_MS, 2_000, 300);
    /** Three lines for a free advisor: more answers than advisors, so that some wait and hear the message. */
    private static final String CAMPAIGN = """
            mode: ratio
            pacing: {linesPerAdvisor: 3, callsPerSecond: 20, minimumTeam: 1}
            """;

    @TempDir
    private static Path folder;

    private static Site site;

    private RunningServer server;

    @BeforeAll
    static void install() throws Exception {
        site = new Site(folder, ALL_ANSWER, CAMPAIGN);
        site.startAsterisk();
        assertThat(site.importDebtors(DEBTORS).exitCode()).isZero();
        try (RunningServer first = site.launchServer().awaitOpen(Duration.ofSeconds(60))) {
            site.addAdvisors(ADVISORS);
            first.stop(Duration.ofSeconds(20));
        }
    }

    @AfterAll
    static void remove() {
        site.close();
    }

    private static RunningServer opened(TelephonyKind kind) {
        return site.launchServer(kind).awaitOpen(Duration.ofSeconds(60)).awaitReady(Duration.ofSeconds(15));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TelephonyKind.class,
            names = {"ARI", "AMI"})
    void shouldAdoptLiveCallsAfterItsOwnViolentEnd(TelephonyKind kind) {
        server = opened(kind);
        SwitchView before;
        List<Long> inHand;
        try (Crew crew = new Crew(site, server, ADVISORS)) {
            before = talkWhileOthersRingAndWait(crew);
            inHand = crew.calls();
            server.kill();
        }
        SwitchView then = before;
        Until.that(
                "the message for everybody who waited, and for some who rang",
                Duration.ofSeconds(20),
                () -> heardMessage().containsAll(legs(then.waiting()))
                        && heardMessage().stream().anyMatch(legs(then.ringing())::contains));
        Until.that(
                "the end of somebody who heard it",
                Duration.ofSeconds(20),
                () -> !legs(site.view().ids("leg-")).containsAll(heardMessage()));
        List<Long> abandoned = heardMessage();
        long begun = System.nanoTime();
        server = opened(kind);
        long back = System.nanoTime();

        assertThat(site.view().conversations())
                .as("calls in conversation, and where")
                .isEqualTo(before.conversations());
        try (Crew crew = new Crew(site, server, ADVISORS)) {
            crew.awaitCalls(Duration.ofSeconds(10));
            assertThat(crew.calls()).as("the same calls in the same hands").isEqualTo(inHand);
            Until.sleep(Math.max(0, 5_000 - (System.nanoTime() - back) / 1_000_000));
            assertThat(site.view().waiting())
                    .as("answered and with nobody, 5 s after the new start")
                    .isEmpty();
            crew.finish();
            allCallsEnd();
            assertEveryCallAccountedFor(crew.desks().size());
            assertThat(site.count("SELECT COUNT(*) FROM attempt WHERE outcome = 'ABANDONED' AND id IN "
                            + abandoned.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"))))
                    .as("who answered while the server was away and heard the message")
                    .isEqualTo(abandoned.size());
            assertThat(heardMessage())
                    .as("the switch's notes, all written down")
                    .isEmpty();
            crew.signOut();
        }
        Until.that(
                "no channel", Duration.ofSeconds(5), () -> site.view().ids("").isEmpty());
        System.out.printf(
                "%s, kill -9 of the server with %d calls in conversation, %d waiting, %d ringing: ready %d ms after its"
                        + " start%n",
                kind,
                before.conversations().size(),
                before.waiting().size(),
                before.ringing().size(),
                (back - begun) / 1_000_000);
    }

    @ParameterizedTest
    @EnumSource(
            value = TelephonyKind.class,
            names = {"ARI", "AMI"})
    void shouldDialAgainAfterTheViolentEndOfItsSwitch(TelephonyKind kind) {
        server = opened(kind);
        try (Crew crew = new Crew(site, server, ADVISORS)) {
            crew.goReady().awaitCalls(Duration.ofSeconds(30));
            long calls = site.debtors().statistics().created();

            long killed = System.nanoTime();
            site.asterisk().crashAndRestart();

            for (Desk desk : crew.desks()) {
                desk.await("the end of the call", at -> at.state() == SeatState.WRAP_UP);
                Crew.promise(desk);
                desk.goReady(); // who classified before the phone was back is paused until they say otherwise
            }
            Until.that(
                    "a new call",
                    Duration.ofSeconds(30),
                    () -> site.debtors().statistics().created() > calls);
            System.out.printf(
                    "%s, kill -9 of Asterisk with %d calls in conversation: dialling again after %d ms%n",
                    kind, crew.desks().size(), (System.nanoTime() - killed) / 1_000_000);
            crew.awaitCalls(Duration.ofSeconds(30));
            crew.finish();
            allCallsEnd();
            assertEveryCallAccountedFor(2L * crew.desks().size());
            crew.signOut();
        }
    }

    /** By AMI the server hears the same word; that the adapter says it is tested there (AmiFailuresIT). */
    @Test
    void shouldStopDiallingWhenAnotherEngineTakesOver() {
        server = opened(TelephonyKind.ARI);
        List<TelephonyEvent> heard = new CopyOnWriteArrayList<>();
        try (Crew crew = new Crew(site, server, ADVISORS)) {
            try (AriTelephony intruder = new AriTelephony(AriSettings.of(
                    "127.0.0.1",
                    site.asterisk().settings().ariPort(),
                    AsteriskProcess.USER,
                    site.asterisk().settings().ariPassword()))) {
                intruder.start(heard::add);
                Until.that(
                        "word of it",
                        Duration.ofSeconds(5),
                        () -> server.check("telephony").get("detail").asString().contains("another engine"));
                assertThat(server.get("/health").statusCode()).isEqualTo(200);
                long calls = site.debtors().statistics().created();
                crew.goReady();
                Until.sleep(4_000); // longer than the longest pause between two attempts to connect
                assertThat(site.debtors().statistics().created())
                        .as("calls placed after the loss of leadership")
                        .isEqualTo(calls);
                assertThat(server.figures().get("blocker").asString()).isEqualTo("TELEPHONY_DOWN");
                assertThat(heard).doesNotContain(new TelephonyEvent.LeadershipLost());
                assertThat(server.said()).contains("Another engine took over");
            }
            assertThat(server.stop(Duration.ofSeconds(20))).isZero();
        }
        server = opened(TelephonyKind.ARI);
        try (Crew crew = new Crew(site, server, ADVISORS)) {
            crew.goReady().awaitCalls(Duration.ofSeconds(30));
            crew.finish();
            allCallsEnd();
            assertEveryCallAccountedFor(crew.desks().size());
            crew.signOut();
        }
    }

    /** By the switch's own notes. */
    private static List<Long> heardMessage() {
        return site.asterisk()
                .console("database show " + AbandonmentNotes.FAMILY)
                .lines()
                .map(line -> AbandonmentNotes.legOf(line.replaceFirst(" *:.*", "")))
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .toList();
    }

    private static List<Long> legs(List<String> channels) {
        return channels.stream().map(id -> ChannelIds.legOf(id).orElseThrow()).toList();
    }

    /** Everybody talks while further debtors ring and others wait for somebody; tried again if chance has none waiting. */
    private static SwitchView talkWhileOthersRingAndWait(Crew crew) {
        for (int round = 0; round < 5; round++) {
            crew.goReady().awaitCalls(Duration.ofSeconds(30));
            for (SwitchView now = site.view();
                    now.ringing().size() + now.waiting().size() > 0;
                    now = site.view()) {
                if (!now.waiting().isEmpty()
                        && !now.ringing().isEmpty()
                        && now.conversations().size() == ADVISORS.size()) {
                    return now;
                }
            }
            crew.finish();
        }
        throw new AssertionError("never were there calls that ring, wait and talk at once");
    }

    private static void allCallsEnd() {
        Until.that(
                "the end of every call",
                Duration.ofSeconds(40),
                () -> site.view().ids("leg-").isEmpty());
    }

    /** @param atLeast gestiones of advisors that there must be */
    private void assertEveryCallAccountedFor(long atLeast) {
        Until.that(
                "all facts in the database",
                Duration.ofSeconds(15),
                () -> server.check("projection").get("detail").asString().startsWith("0 facts"));
        Books.assertBalanced(site, DEBTORS, server.figures().get("hopper").asLong());
        assertThat(site.count("SELECT COUNT(*) FROM gestion WHERE advisor_id IS NOT NULL"))
                .isGreaterThanOrEqualTo(atLeast);
    }
}
