package io.cadencia.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.AdvisorState;
import io.cadencia.core.call.EndedBy;
import io.cadencia.core.call.LegState;
import io.cadencia.core.call.Outcome;
import io.cadencia.core.compliance.Verdict;
import io.cadencia.core.engine.SeatView;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ProtocolCodec;
import io.cadencia.protocol.ServerMessage;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TranslatorsTest {
    private static final ServerMessage.CampaignChoice CHOICE =
            SeatTranslator.choice(Objects.requireNonNull(Fixtures.campaigns().find(Fixtures.CAMPAIGN)), true);

    @Test
    void shouldWriteTheCatalogInTheAdvisorsLanguage() {
        var entry = Objects.requireNonNull(Fixtures.campaigns().find(Fixtures.CAMPAIGN));

        var mexican = CatalogTranslator.translate(entry, CatalogTexts.of("es-MX"));
        var chilean = CatalogTranslator.translate(entry, CatalogTexts.of("es-CL"));

        assertThat(mexican.contactTypes().getFirst().results().getFirst().label())
                .isEqualTo("Promesa de pago");
        assertThat(chilean.contactTypes().getFirst().results().getFirst().label())
                .isEqualTo("Compromiso de pago");
        assertThat(mexican.wrapUp()).isEqualTo(new ServerMessage.WrapUp(91, true));
        assertThat(mexican.pauseReasons()).containsExactly(new ServerMessage.PauseReason("BANO", "Baño", 600));
        assertThat(mexican.contactTypes())
                .extracting(ServerMessage.ContactType::code)
                .containsExactly("DIRECT", "INDIRECT");
    }

    @Test
    void shouldLeaveAClientsOwnCodeAsItsLabel() {
        var entry = Objects.requireNonNull(Fixtures.campaigns().find(Fixtures.CAMPAIGN));

        var field = CatalogTranslator.translate(entry, CatalogTexts.of("xx"))
                .contactTypes()
                .getFirst()
                .results()
                .getFirst()
                .fields()
                .get(1);

        assertThat(field.label()).isEqualTo("Medio de pago");
        assertThat(field.choices()).extracting(ServerMessage.Choice::label).containsExactly("SPEI", "PROPIO");
    }

    @Test
    void shouldOfferTheControlsTheSwitchHasAndTheCallAllows() {
        assertThat(controls(LegState.RINGING, false, EnumSet.allOf(Capability.class)))
                .containsExactly(CallControl.HANG_UP);
        assertThat(controls(LegState.CONNECTED, false, EnumSet.noneOf(Capability.class)))
                .containsExactly(CallControl.HANG_UP);
        assertThat(controls(LegState.HELD, true, EnumSet.allOf(Capability.class)))
                .containsExactly(
                        CallControl.HANG_UP,
                        CallControl.RESUME,
                        CallControl.MUTE,
                        CallControl.SEND_DTMF,
                        CallControl.CONSULT,
                        CallControl.TRANSFER);
        assertThat(controls(LegState.ENDED, false, EnumSet.allOf(Capability.class)))
                .isEmpty();
    }

    private static List<CallControl> controls(LegState leg, boolean held, Set<Capability> capabilities) {
        var call = new SeatView.CallView(
                7,
                31,
                "+525512345678",
                leg,
                1,
                1,
                held,
                false,
                EndedBy.REMOTE,
                false,
                SeatView.Recorded.NONE,
                null,
                null,
                null);
        var seat = new SeatTranslator(() -> capabilities).translate(view(call), CHOICE, null);
        return Objects.requireNonNull(seat.call()).controls();
    }

    @Test
    void shouldOfferWithAThirdPartyWhatItAllows() {
        assertThat(with("CONSULT", LegState.RINGING, SeatView.Recorded.ON))
                .containsExactly(
                        CallControl.HANG_UP,
                        CallControl.MUTE,
                        CallControl.SEND_DTMF,
                        CallControl.PAUSE_RECORDING,
                        CallControl.DROP_THIRD_PARTY);
        assertThat(with("CONSULT", LegState.CONNECTED, SeatView.Recorded.PAUSED))
                .contains(
                        CallControl.RESUME_RECORDING,
                        CallControl.MERGE,
                        CallControl.LEAVE,
                        CallControl.DROP_THIRD_PARTY)
                .doesNotContain(CallControl.HOLD, CallControl.CONSULT);
        assertThat(with("THREE_WAY", LegState.CONNECTED, SeatView.Recorded.NONE))
                .contains(CallControl.LEAVE)
                .doesNotContain(CallControl.MERGE, CallControl.PAUSE_RECORDING);
        assertThat(with("BLIND", LegState.RINGING, SeatView.Recorded.ON))
                .containsExactly(CallControl.HANG_UP, CallControl.DROP_THIRD_PARTY);
    }

    private static List<CallControl> with(String phase, LegState third, SeatView.Recorded recording) {
        var party = new SeatView.ThirdPartyView("Legal", "+525551112222", phase, third, 5);
        var call = new SeatView.CallView(
                7,
                31,
                "+525512345678",
                LegState.HELD,
                1,
                1,
                true,
                false,
                null,
                true,
                recording,
                AmdVerdict.MACHINE,
                party,
                Outcome.BUSY);
        var shown = Objects.requireNonNull(new SeatTranslator(() -> EnumSet.allOf(Capability.class))
                .translate(view(call), CHOICE, null)
                .call());
        assertThat(shown.outbound()).isFalse();
        assertThat(shown.machine()).isEqualTo("MACHINE");
        assertThat(shown.thirdPartyOutcome()).isEqualTo("BUSY");
        assertThat(Objects.requireNonNull(shown.thirdParty()).name()).isEqualTo("Legal");
        return shown.controls();
    }

    @Test
    void shouldWriteEveryStateOfTheEngine() {
        for (AdvisorState state : AdvisorState.values()) {
            var view = new FakeEngine().seat(1, 2, Fixtures.CAMPAIGN, state, null, null);
            assertThat(new SeatTranslator(Set::of)
                            .translate(view, CHOICE, null)
                            .state()
                            .name())
                    .isEqualTo(state.name());
        }
    }

    @Test
    void shouldPutVerdictsOnThePhonesOfACard() {
        var verdicts = List.of(new SeatView.PhoneVerdict(31, new Verdict.Blocked(Verdict.Rule.HOUR, 1_000)));

        var card = CardComposer.compose(Fixtures.card(9), 41, verdicts, CatalogTexts.of("es-MX"));

        var verdict = Objects.requireNonNull(card.phones().getFirst().verdict());
        assertThat(verdict.allowed()).isFalse();
        assertThat(verdict.rule()).isEqualTo("HOUR");
        assertThat(verdict.opensAt()).isEqualTo("1970-01-01T00:00:01Z");
    }

    @Test
    void shouldKeepTheLargestCardAndWorkListWithinOneMessage() {
        var small = Fixtures.card(9);
        var entry = new ServerMessage.HistoryEntry(
                java.time.Instant.EPOCH, "PHONE", "DIRECT", "PP", "", "Ana", "ñ".repeat(2_000));
        var full = new ServerMessage.AccountCard(
                0,
                9,
                "F",
                "M",
                "P",
                "D",
                "R",
                "I",
                "Z",
                "MXN",
                "es-MX",
                small.balance(),
                small.overdue(),
                small.balanceDate(),
                1,
                null,
                null,
                small.phones(),
                Collections.nCopies(500, entry));
        var card = CardComposer.compose(full, 41, List.of(), CatalogTexts.of("es-MX"));
        var list = WorkListComposer.compose(
                Collections.nCopies(500, Fixtures.lead()), 9, java.util.Map.of(Fixtures.ACCOUNT, full));

        ProtocolCodec codec = new ProtocolCodec();
        assertThat(codec.encode(card).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Protocol.MAX_MESSAGE_BYTES);
        assertThat(codec.encode(list).getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(Protocol.MAX_MESSAGE_BYTES);
    }

    @Test
    void shouldCountTheQueueLongestWaitingFirst() {
        WaitingBoard board = new WaitingBoard();
        board.update(ready(1, 300), "tarjetas");
        board.update(ready(2, 100), "tarjetas");
        board.update(ready(3, 200), "tarjetas");

        assertThat(board.queue("tarjetas")).containsExactly(2L, 3L, 1L);
        var one = Fixtures.figures(Fixtures.CAMPAIGN, true);
        var waiting = Objects.requireNonNull(board.of(3, List.of(one, one)));
        assertThat(waiting.position()).isEqualTo(2);
        assertThat(waiting.dialing()).as("of both campaigns of the team").isEqualTo(2 * one.dialing());
        board.remove(2);
        assertThat(board.queue("tarjetas")).containsExactly(3L, 1L);
    }

    private static SeatView ready(long session, long since) {
        return new SeatView(
                1,
                session,
                session,
                Fixtures.CAMPAIGN,
                AdvisorState.READY,
                since,
                0,
                "",
                "",
                SeatView.PhoneLeg.UP,
                null,
                null,
                List.of(),
                0,
                0,
                0,
                "",
                null);
    }

    private static SeatView view(SeatView.CallView call) {
        return new SeatView(
                1,
                1,
                1,
                Fixtures.CAMPAIGN,
                AdvisorState.ON_CALL,
                1,
                0,
                "",
                "",
                SeatView.PhoneLeg.UP,
                call,
                null,
                List.of(),
                0,
                0,
                0,
                "",
                null);
    }
}
