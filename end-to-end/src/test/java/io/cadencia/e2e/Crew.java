package io.cadencia.e2e;

import io.cadencia.protocol.ServerMessage.SeatState;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;

/** Some advisors at their desks. */
@NullUnmarked
final class Crew implements AutoCloseable {
    private final List<Desk> desks = new ArrayList<>();

    /** Everybody signs in and takes their seat; their phones are up before this returns. */
    Crew(Site site, RunningServer server, List<String> users) {
        for (String user : users) {
            desks.add(site.desk(server).signIn(user, Site.PASSWORD));
        }
        site.startPhones(desks);
        desks.forEach(Desk::join);
    }

    List<Desk> desks() {
        return desks;
    }

    Crew goReady() {
        desks.forEach(Desk::goReady);
        return this;
    }

    Crew awaitCalls(Duration limit) {
        desks.forEach(desk -> desk.await("a call", limit, at -> at.state() == SeatState.ON_CALL));
        return this;
    }

    /** The calls in hand, by seat. */
    List<Long> calls() {
        return desks.stream().map(desk -> desk.seat().call().attemptId()).toList();
    }

    /** Everybody ends and classifies the call in hand, if there is one, and pauses. */
    void finish() {
        desks.forEach(Desk::pause);
        for (Desk desk : desks) {
            if (desk.onCall()) {
                desk.hangUp();
            }
            if (desk.seat().state() == SeatState.WRAP_UP) {
                promise(desk);
            }
        }
        desks.forEach(desk -> desk.await("the pause", at -> at.state() == SeatState.PAUSED));
    }

    static void promise(Desk desk) {
        String soon = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
        desk.classify("PP", Map.of("monto", "1500", "fecha", soon, "medio", "SPEI"));
    }

    void signOut() {
        desks.forEach(Desk::signOut);
    }

    @Override
    public void close() {
        desks.forEach(Desk::close);
    }
}
