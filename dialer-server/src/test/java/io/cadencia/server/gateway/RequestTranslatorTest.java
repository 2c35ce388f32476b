package io.cadencia.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.agent.CallPhase;
import io.cadencia.core.engine.Command;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.server.security.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestTranslatorTest {
    private final RequestTranslator translator = new RequestTranslator(Fixtures.campaigns());
    private final DesktopSession session = new DesktopSession(500, DeskFixture.ANA, "es-MX", 0);

    @Test
    void shouldRefuseACampaignTheAdvisorMayNotWorkIn() {
        assertThat(refusal(new ClientMessage.Join("r", 8)).code()).isEqualTo(RefusalCodes.NO_SUCH_CAMPAIGN);
    }

    @Test
    void shouldRefuseATeamOneOfWhoseCampaignsTheAdvisorMayNotWorkInAndNameIt() {
        var other = new Campaigns.Entry(Fixtures.spec(8), "MXN", "es-MX");
        var mine = Fixtures.campaigns();
        var translator = new RequestTranslator(new Campaigns() {
            @Override
            public List<Entry> forAdvisor(long advisorId) {
                return mine.forAdvisor(advisorId);
            }

            @Override
            public List<Entry> team(Entry campaign) {
                return List.of(campaign, other);
            }

            @Override
            public @Nullable Entry find(long campaignId) {
                return mine.find(campaignId);
            }
        });

        Translation refused = translator.translate(new ClientMessage.Join("r", Fixtures.CAMPAIGN), session);

        assertThat(refused)
                .isEqualTo(new Translation.Refuse(
                        RefusalCodes.TEAM_INCOMPLETE,
                        Map.of("campaign", other.spec().name())));
    }

    @Test
    void shouldTurnNullsIntoTheEnginesDefaults() {
        assertThat(command(new ClientMessage.TakeLead("r", null))).isEqualTo(new Command.TakeLead("r", 500, 0));
        assertThat(command(new ClientMessage.ChangeState("r", ClientMessage.ChangeState.Target.READY, null)))
                .isEqualTo(new Command.ChangeState("r", 500, true, ""));
        assertThat(command(new ClientMessage.ControlCall("r", 7, CallControl.HOLD, null)))
                .isEqualTo(new Command.ControlCall("r", 500, 7, Command.Control.HOLD, ""));
    }

    @Test
    void shouldWantAReasonForAPause() {
        assertThat(refusal(new ClientMessage.ChangeState("r", ClientMessage.ChangeState.Target.PAUSED, null))
                        .code())
                .isEqualTo(RefusalCodes.UNKNOWN_PAUSE_REASON);
    }

    @Test
    void shouldPassOnWhomToConsultAndWhyToPause() {
        assertThat(command(new ClientMessage.ControlCall("r", 7, CallControl.CONSULT, null, "LEGAL")))
                .isEqualTo(new Command.ControlCall("r", 500, 7, Command.Control.CONSULT, "", "LEGAL"));
        assertThat(command(new ClientMessage.ControlCall("r", 7, CallControl.PAUSE_RECORDING, null, "CARD_DATA")))
                .isEqualTo(new Command.ControlCall("r", 500, 7, Command.Control.PAUSE_RECORDING, "", "CARD_DATA"));
        assertThat(refusal(new ClientMessage.ControlCall("r", 7, CallControl.CONSULT, null, "x".repeat(65)))
                        .params())
                .containsEntry("field", "detail");
    }

    @Test
    void shouldLetSupervisorsSuperviseAndNobodyElse() {
        var listen = new ClientMessage.Supervise("r", 12, ClientMessage.SuperviseMode.LISTEN);
        assertThat(refusal(listen).code()).isEqualTo(RefusalCodes.NOT_ALLOWED);

        var supervisor = new DesktopSession(600, new User(13, "sup", "Sup", "", "a13", null, true), "es-MX", 0);
        assertThat(((Translation.Send) translator.translate(listen, supervisor)).command())
                .isEqualTo(new Command.Supervise("r", 600, 12, SuperviseMode.LISTEN));
    }

    @Test
    void shouldTellTheEngineHowFarACallIs() {
        for (ClientMessage.CallPhase phase : ClientMessage.CallPhase.values()) {
            assertThat(command(new ClientMessage.ReportPhase("r", 7, phase)))
                    .isEqualTo(new Command.ReportPhase("r", 500, 7, CallPhase.valueOf(phase.name())));
        }
    }

    @Test
    void shouldRefuseDigitsThatAreNone() {
        assertThat(refusal(new ClientMessage.ControlCall("r", 7, CallControl.SEND_DTMF, "12x")))
                .isEqualTo(new Translation.Refuse(
                        RefusalCodes.INVALID_FIELD,
                        Map.of("field", "digits", "value", "12x", "expected", "1 to 32 of 0-9 * # A-D")));
    }

    @Test
    void shouldKeepNotesAndFieldsWithinTheirLimits() {
        String long1 = "x".repeat(Protocol.MAX_NOTE_CHARS + 1);
        assertThat(refusal(new ClientMessage.Classify("r", 1, "PP", Map.of(), long1))
                        .code())
                .isEqualTo(RefusalCodes.NOTE_TOO_LONG);
        assertThat(refusal(new ClientMessage.Classify("r", 1, "PP", Map.of("monto", long1), ""))
                        .params())
                .containsEntry("field", "monto")
                .containsEntry("value", "x".repeat(64) + "…");
    }

    private Command command(ClientMessage.Request request) {
        return ((Translation.Send) translator.translate(request, session)).command();
    }

    private Translation.Refuse refusal(ClientMessage.Request request) {
        return (Translation.Refuse) translator.translate(request, session);
    }
}
