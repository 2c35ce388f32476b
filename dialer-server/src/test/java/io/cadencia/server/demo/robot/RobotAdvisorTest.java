package io.cadencia.server.demo.robot;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.ClientMessage.ChangeState;
import io.cadencia.protocol.ClientMessage.Classify;
import io.cadencia.protocol.ClientMessage.ControlCall;
import io.cadencia.protocol.ClientMessage.DialPhone;
import io.cadencia.protocol.ClientMessage.PopShown;
import io.cadencia.protocol.ClientMessage.SkipLead;
import io.cadencia.protocol.ClientMessage.TakeLead;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.ContactType;
import io.cadencia.protocol.ServerMessage.DialMode;
import io.cadencia.protocol.ServerMessage.Field;
import io.cadencia.protocol.ServerMessage.FieldKind;
import io.cadencia.protocol.ServerMessage.Figures;
import io.cadencia.protocol.ServerMessage.Phone;
import io.cadencia.protocol.ServerMessage.PhoneLeg;
import io.cadencia.protocol.ServerMessage.Recorded;
import io.cadencia.protocol.ServerMessage.Result;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.protocol.ServerMessage.Verdict;
import io.cadencia.protocol.ServerMessage.WrapUp;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@NullMarked
class RobotAdvisorTest {
    private static final Instant NOW = Instant.parse("2026-03-10T18:00:00Z");

    private final FakeRequests requests = new FakeRequests();
    private final RobotFigures figures = new RobotFigures();
    private @Nullable Runnable planned;
    private final RobotAdvisor robot = new RobotAdvisor(
            requests, (delay, action) -> planned = action, new Habits(7), figures, InstantSource.fixed(NOW));
    private long version;

    @Test
    void shouldGoReadyWhenItSitsDownOnPause() {
        robot.on(seat(SeatState.PAUSED, DialMode.PREDICTIVE, null, null));
        runPlanned();

        assertThat(requests.last())
                .isInstanceOfSatisfying(
                        ChangeState.class,
                        request -> assertThat(request.target()).isEqualTo(ChangeState.Target.READY));
    }

    @Test
    void shouldWaitForCallsInAPredictiveCampaign() {
        robot.on(seat(SeatState.READY, DialMode.PREDICTIVE, null, null));
        runPlanned();

        assertThat(requests.sent).isEmpty();
    }

    @Test
    void shouldTakeALeadAndDialItsFirstAllowedPhoneInAManualCampaign() {
        robot.on(seat(SeatState.READY, DialMode.MANUAL, null, null));
        runPlanned();
        assertThat(requests.last()).isInstanceOf(TakeLead.class);

        robot.on(seat(SeatState.PREPARING, DialMode.MANUAL, null, 9L));
        robot.on(card(9, phone(1, false), phone(2, true)));
        runPlanned();

        assertThat(requests.last())
                .isInstanceOfSatisfying(
                        DialPhone.class,
                        request -> assertThat(request.phoneId()).isEqualTo(2));
    }

    @Test
    void shouldPutALeadBackWhoseEveryPhoneWasTried() {
        robot.on(card(9, phone(1, false)));
        robot.on(seat(SeatState.PREPARING, DialMode.MANUAL, null, 9L));
        runPlanned();

        assertThat(requests.last()).isInstanceOf(SkipLead.class);
    }

    @Test
    void shouldSayThatTheAccountIsShownOncePerCall() {
        robot.on(seat(SeatState.ON_CALL, DialMode.PREDICTIVE, call(5, CallState.CONNECTED), 9L));
        assertThat(requests.sent).isEmpty();

        robot.on(card(9));
        robot.on(seat(SeatState.ON_CALL, DialMode.PREDICTIVE, call(5, CallState.CONNECTED), 9L));

        assertThat(requests.sent).containsExactly(new PopShown(5));
        assertThat(figures.callCount()).isEqualTo(1);
    }

    @Test
    void shouldHangUpATalkThatTheDebtorDoesNotEnd() {
        robot.on(seat(SeatState.ON_CALL, DialMode.PREDICTIVE, call(5, CallState.CONNECTED), 9L));
        runPlanned();

        assertThat(requests.last())
                .isInstanceOfSatisfying(
                        ControlCall.class,
                        request -> assertThat(request.control()).isEqualTo(CallControl.HANG_UP));
    }

    @Test
    void shouldClassifyTheEndedCallWithItsMandatoryFieldsAndGoReadyOnceAcknowledged() {
        robot.on(catalog());
        robot.on(card(9));
        robot.on(seat(SeatState.WRAP_UP, DialMode.PREDICTIVE, call(5, CallState.ENDED), 9L));
        runPlanned();

        Classify classify = (Classify) requests.last();
        assertThat(classify.attemptId()).isEqualTo(5);
        assertThat(classify.resultCode()).isEqualTo("PP");
        assertThat(new BigDecimal(classify.fields().get("monto"))).isPositive();
        assertThat(LocalDate.parse(classify.fields().get("fecha"))).isAfter(LocalDate.parse("2026-03-10"));
        assertThat(classify.fields()).doesNotContainKey("nota");

        requests.acknowledge();
        runPlanned();
        assertThat(figures.classifiedCount()).isEqualTo(1);
        assertThat(requests.last()).isInstanceOf(ChangeState.class);
    }

    @Test
    void shouldTryARejectedRequestAgainAndCountTheRefusal() {
        robot.on(seat(SeatState.READY, DialMode.MANUAL, null, null));
        runPlanned();
        requests.reject("NO_LEADS");
        runPlanned();

        assertThat(requests.sent).hasSize(2).allMatch(TakeLead.class::isInstance);
        assertThat(figures.rejectionCounts()).containsEntry("NO_LEADS", 1L);
    }

    @Test
    void shouldDropASeatOlderThanTheOneItHas() {
        Seat old = seat(SeatState.READY, DialMode.MANUAL, null, null);
        robot.on(seat(SeatState.CONNECTING_PHONE, DialMode.MANUAL, null, null));
        planned = null;

        robot.on(old);

        assertThat(planned).isNull();
    }

    private void runPlanned() {
        Runnable action = planned;
        planned = null;
        if (action != null) {
            action.run();
        }
    }

    private Seat seat(SeatState state, DialMode mode, @Nullable Call call, @Nullable Long leadId) {
        CampaignChoice campaign = new CampaignChoice(1, "C", "M", mode, "DEMO", true);
        return new Seat(
                ++version,
                state,
                NOW,
                null,
                null,
                null,
                campaign,
                PhoneLeg.UP,
                call,
                leadId,
                null,
                new Figures(0, 0, 0),
                null,
                null);
    }

    private static Call call(long attempt, CallState state) {
        return new Call(
                attempt,
                state,
                "+525555555555",
                true,
                NOW,
                NOW,
                false,
                false,
                List.of(),
                null,
                Recorded.NONE,
                null,
                null,
                null);
    }

    private static Phone phone(long id, boolean allowed) {
        return new Phone(
                id,
                "+525555555555",
                "MOBILE",
                "HOLDER",
                "NEW",
                "America/Mexico_City",
                new Verdict(allowed, null, null, null));
    }

    private static AccountCard card(long leadId, Phone... phones) {
        return new AccountCard(
                leadId,
                3,
                "F1",
                "M",
                "P",
                "D",
                "titular",
                "***",
                "Z",
                "MXN",
                "es-MX",
                new BigDecimal("1000.00"),
                new BigDecimal("800.00"),
                LocalDate.parse("2026-03-01"),
                30,
                null,
                null,
                List.of(phones),
                List.of());
    }

    private static Catalog catalog() {
        Field amount = new Field("monto", "Monto", FieldKind.MONEY, true, List.of());
        Field date = new Field("fecha", "Fecha", FieldKind.DATE, true, List.of());
        Field note = new Field("nota", "Nota", FieldKind.TEXT, false, List.of());
        Result promise = new Result("PP", "Promesa", List.of(amount, date, note));
        return new Catalog(
                1,
                "MXN",
                "es-MX",
                List.of(new ContactType("DIRECT", "Directo", List.of(promise))),
                List.of(),
                new WrapUp(30, true),
                List.of());
    }

    private static final class FakeRequests implements RobotAdvisor.Requests {
        private final List<ClientMessage> sent = new ArrayList<>();
        private Runnable whenDone = () -> {};
        private Consumer<String> whenRejected = code -> {};

        @Override
        public void send(Request request, Runnable done, Consumer<String> rejected) {
            whenDone = done;
            whenRejected = rejected;
            sent.add(request.with("r" + sent.size()));
        }

        @Override
        public void tell(ClientMessage message) {
            sent.add(message);
        }

        ClientMessage last() {
            return sent.getLast();
        }

        void acknowledge() {
            whenDone.run();
        }

        void reject(String code) {
            whenRejected.accept(code);
        }
    }
}
