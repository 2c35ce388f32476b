package io.cadencia.telephony.ami;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.contract.ExaminationContract;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AmiExaminationIT extends ExaminationContract {
    @Override
    protected Target target(AsteriskSettings settings) {
        return new Target(settings.amiPort(), settings.amiPassword(), Set.of("trunk"));
    }

    private static AmiSettings settings(Target target) {
        return AmiSettings.of("127.0.0.1", target.port(), AsteriskProcess.USER, target.password())
                .withTrunks(target.trunks());
    }

    @Override
    protected List<String> examine(Target target) throws InterruptedException {
        return AmiExamination.of(settings(target));
    }

    @Override
    protected TelephonySwitch open(Target target) {
        return new AmiTelephony(settings(target));
    }

    @Override
    protected String secretFile() {
        return "manager.conf";
    }

    @Test
    void shouldNameAnAsteriskThatIsTooOld() throws IOException, InterruptedException {
        try (FakeManager old =
                FakeManager.answering(Map.of("CoreSettings", "Response: Success\r\nAsteriskVersion: 20.9.3\r\n"))) {
            Target target = new Target(old.port(), "x", Set.of("trunk"));
            assertThat(examine(target)).singleElement().asString().contains("Asterisk 20.9.3 is older than 22.10.1");
            assertThat(firstWord(target))
                    .isInstanceOfSatisfying(
                            TelephonyEvent.LinkDown.class,
                            down -> assertThat(down.why()).contains("older than 22.10.1"));
        }
    }

    @Test
    void shouldNameAUserWhoMayNotAsk() throws IOException, InterruptedException {
        try (FakeManager strict = FakeManager.answering(Map.of(
                "CoreSettings", "Response: Success\r\nAsteriskVersion: 22.10.1\r\n",
                "ModuleCheck", "Response: Error\r\nMessage: Permission denied\r\n"))) {
            assertThat(examine(new Target(strict.port(), "x", Set.of("trunk"))))
                    .singleElement()
                    .asString()
                    .contains("the user of manager.conf may not ask for module");
        }
    }

    @Test
    void shouldNameADialplanWithoutOurContexts() throws InterruptedException {
        try (AsteriskProcess bare = AsteriskProcess.start(AsteriskSettings.local(5_999, 5_998))) {
            bare.console("dialplan remove context ami-talk");
            bare.console("dialplan remove context ami-seat");
            assertThat(examine(target(bare.settings())))
                    .singleElement()
                    .asString()
                    .contains("its dialplan has no ami-talk, ami-seat: include extensions-ami.conf");
        }
    }

    @Test
    void shouldFindNothingWrongWithTheConnectionBesideAri() throws InterruptedException {
        assertThat(AmiExamination.beside(settings(target(asterisk.settings())))).isEmpty();
    }
}
