package io.cadencia.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.engine.Rejection;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Ack;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.Refused;
import io.cadencia.protocol.ServerMessage.Rejected;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.server.security.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final DeskFixture fixture = new DeskFixture();
    private final RecordedConnection connection = new RecordedConnection();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void shouldSayBusyWhenTheEngineIs() {
        DesktopSession session = fixture.signIn(DeskFixture.ANA, connection);
        fixture.engine.busy = true;

        fixture.desk.submit(new ClientMessage.Join("j1", Fixtures.CAMPAIGN), session);

        assertThat(connection.said(Rejected.class))
                .containsExactly(new Rejected("j1", RefusalCodes.SERVER_BUSY, Map.of()));
        assertThat(session.isSeated()).isFalse();
    }

    @Test
    void shouldShowTheCatalogOnceAndBeforeTheSeat() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);
        fixture.shows(session, AdvisorState.READY, null, null);

        List<Class<?>> kinds = connection.said.stream()
                .filter(m -> m instanceof Catalog || m instanceof Seat)
                .<Class<?>>map(Object::getClass)
                .toList();
        assertThat(kinds).containsExactly(Catalog.class, Seat.class, Seat.class);
    }

    @Test
    void shouldShowTheCatalogOfTheCampaignWhoseCallComesBeforeTheCall() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);

        fixture.shows(session, Fixtures.OTHER_CAMPAIGN, AdvisorState.ON_CALL, null, null);

        List<ServerMessage> shown = connection.said.stream()
                .filter(m -> m instanceof Catalog || m instanceof Seat)
                .skip(2)
                .toList();
        assertThat(shown).hasSize(2);
        assertThat(((Catalog) shown.get(0)).campaignId()).isEqualTo(Fixtures.OTHER_CAMPAIGN);
        assertThat(((Catalog) shown.get(0)).currency()).isEqualTo("CLP");
        ServerMessage.CampaignChoice campaign = Objects.requireNonNull(((Seat) shown.get(1)).campaign());
        assertThat(campaign.id()).isEqualTo(Fixtures.OTHER_CAMPAIGN);
    }

    @Test
    void shouldTellTheEngineThatTheDesktopIsLostEvenIfItIsBusy() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);
        fixture.engine.busy = true;

        fixture.desk.lost(session, connection);

        assertThat(fixture.got(Command.DesktopLost.class)).isFalse();
        fixture.engine.busy = false;
        connection.scheduled.getFirst().run();
        assertThat(fixture.got(Command.DesktopLost.class)).isTrue();
    }

    @Test
    void shouldNotReportADesktopLostThatIsBackMeanwhile() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);
        fixture.engine.busy = true;
        fixture.desk.lost(session, connection);
        fixture.engine.busy = false;

        fixture.signIn(DeskFixture.ANA, new RecordedConnection());
        connection.scheduled.getFirst().run();

        assertThat(fixture.got(Command.DesktopLost.class)).isFalse();
        assertThat(fixture.got(Command.ResumeSeat.class)).isTrue();
    }

    @Test
    void shouldHandTheSeatAndItsCallToANewerSignIn() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);
        fixture.shows(session, AdvisorState.ON_CALL, FakeEngine.connectedCall(77), Fixtures.lead());
        RecordedConnection newer = new RecordedConnection();

        DesktopSession taken = fixture.signIn(DeskFixture.ANA, newer);

        assertThat(taken).isSameAs(session);
        assertThat(connection.said(Refused.class).getFirst().code()).isEqualTo(RefusalCodes.SIGNED_IN_ELSEWHERE);
        assertThat(Objects.requireNonNull(newer.said(Seat.class).getFirst().call())
                        .attemptId())
                .isEqualTo(77);
        assertThat(fixture.got(Command.ResumeSeat.class)).isTrue();
    }

    @Test
    void shouldSpeakTheLanguageOfTheNewerSignIn() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);
        RecordedConnection newer = new RecordedConnection("en-US");

        fixture.signIn(DeskFixture.ANA, newer);
        fixture.shows(session, AdvisorState.READY, null, null);

        assertThat(newer.said(Catalog.class))
                .singleElement()
                .satisfies(c -> assertThat(c.contactTypes().getFirst().label()).isEqualTo("Direct contact"));
    }

    @Test
    void shouldLimitTheSessions() {
        fixture.signIn(DeskFixture.ANA, connection);
        fixture.signIn(new User(13, "b", "B", "", "a13", null), new RecordedConnection());

        assertThatThrownBy(() -> fixture.signIn(new User(14, "c", "C", "", "a14", null), connection))
                .hasMessageContaining("too many");
        assertThat(connection.said(Rejected.class).getLast().code()).isEqualTo(RefusalCodes.SEAT_LIMIT);
    }

    @Test
    void shouldForgetWhoNeverCameBackWithoutASeat() {
        DesktopSession session = fixture.signIn(DeskFixture.ANA, connection);
        fixture.desk.lost(session, connection);

        fixture.sessions.forget(FakeEngine.NOW);
        assertThat(fixture.sessions.size()).isEqualTo(1);
        fixture.sessions.forget(FakeEngine.NOW + 1);
        assertThat(fixture.sessions.size()).isZero();
    }

    @Test
    void shouldKeepTheSeatWhenTheEngineRefusesTheSignOut() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);

        fixture.desk.submit(new ClientMessage.SignOut("o1"), session);
        fixture.effects.on(
                new Effect.Answer(session.id(), "o1", Rejection.of(Rejection.Code.CLASSIFICATION_PENDING)), 0);

        assertThat(connection.said(Rejected.class).getLast().code()).isEqualTo("CLASSIFICATION_PENDING");
        assertThat(fixture.sessions.find(session.id())).isSameAs(session);
        assertThat(connection.ended).isFalse();
    }

    @Test
    void shouldSignOutWhicheverOfAnswerAndSeatClosedComesFirst() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);

        fixture.desk.submit(new ClientMessage.SignOut("o1"), session);
        fixture.effects.on(new Effect.SeatClosed(session.id()), 0);
        fixture.effects.on(new Effect.Answer(session.id(), "o1", null), 0);

        assertThat(connection.said(Ack.class).getLast().requestId()).isEqualTo("o1");
        assertThat(connection.said(Refused.class)).isEmpty();
        assertThat(connection.ended).isTrue();
        assertThat(fixture.sessions.size()).isZero();
    }

    @Test
    void shouldEndTheSessionWhenItsSeatIsGone() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);

        fixture.effects.on(new Effect.SeatClosed(session.id()), 0);

        assertThat(connection.said(Refused.class).getFirst().code()).isEqualTo(RefusalCodes.SESSION_EXPIRED);
        assertThat(fixture.sessions.size()).isZero();
    }

    @Test
    void shouldLoadACardAgainAfterTheStoreWasAwayAndShowItOnce() throws Exception {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);
        fixture.cards.failures.set(2);

        fixture.shows(session, AdvisorState.ON_CALL, FakeEngine.connectedCall(77), Fixtures.lead());
        fixture.shows(session, AdvisorState.WRAP_UP, FakeEngine.connectedCall(77), Fixtures.lead());

        for (int i = 0; i < 100 && connection.said(AccountCard.class).isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(connection.said(AccountCard.class)).hasSize(1);
    }

    @Test
    void shouldShowTheCardWithTheSeatWhenItWasLoadedAhead() throws Exception {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);
        fixture.shelf.prefetch(Fixtures.ACCOUNT);
        for (int i = 0; i < 100 && fixture.cards.loads.get() == 0; i++) {
            Thread.sleep(20);
        }
        Thread.sleep(50);

        fixture.shows(session, AdvisorState.ON_CALL, FakeEngine.connectedCall(77), Fixtures.lead());

        assertThat(connection.said.getLast()).isInstanceOf(AccountCard.class);
        assertThat(fixture.cards.loads.get()).isEqualTo(1);
    }

    @Test
    void shouldNotShowACardWhoseLeadHasLeftTheScreen() {
        DesktopSession session = fixture.seated(DeskFixture.ANA, connection);

        session.show(Fixtures.card(1));

        assertThat(connection.said(AccountCard.class)).isEmpty();
    }

    @Test
    void shouldPushTheCampaignToThoseWhoWaitOnly() {
        RecordedConnection talking = new RecordedConnection();
        fixture.seated(DeskFixture.ANA, connection);
        DesktopSession other = fixture.seated(new User(13, "b", "B", "", "a13", null), talking);
        fixture.shows(other, AdvisorState.ON_CALL, FakeEngine.connectedCall(5), Fixtures.lead());
        int before = talking.said(Seat.class).size();

        fixture.effects.on(new Effect.ShowCampaign(Fixtures.figures(Fixtures.CAMPAIGN, true)), 0);

        assertThat(connection.said(Seat.class).getLast().waiting())
                .isEqualTo(new ServerMessage.Waiting(1, 1, 8, 6, 8, null));
        assertThat(talking.said(Seat.class)).hasSize(before);
    }
}
