package io.cadencia.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cadencia.desktop.DesktopOptions.BadOption;
import io.cadencia.desktop.i18n.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DesktopOptionsTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadAProfileAndLetTheCommandLineWin() throws IOException, BadOption {
        Path profile = folder.resolve("demo.properties");
        Files.writeString(profile, "server=wss://h:1/desktop\ntrust=/c.pem\nuser=asesor01\npassword=ñandú\n");

        DesktopOptions options = DesktopOptions.parse(List.of("--user", "otra", "--profile", profile.toString()));

        assertThat(options.server()).isEqualTo("wss://h:1/desktop");
        assertThat(options.trust()).contains(Path.of("/c.pem"));
        assertThat(options.user()).isEqualTo("otra");
        assertThat(options.password()).isEqualTo("ñandú");
        assertThat(options.locale()).isEqualTo(Texts.MEXICO);
    }

    @Test
    void shouldNameWhatCannotBeUsedAndTheRemedy() throws IOException {
        Path profile = folder.resolve("bad.properties");
        Files.writeString(profile, "sever=x\n");

        assertThatThrownBy(() -> DesktopOptions.parse(List.of("--sever", "x"))).hasMessageContaining("--sever");
        assertThatThrownBy(() -> DesktopOptions.parse(List.of("--password", "x")))
                .hasMessageContaining("--password");
        assertThatThrownBy(() -> DesktopOptions.parse(List.of("--server"))).hasMessageContaining("has no value");
        assertThatThrownBy(() -> DesktopOptions.parse(List.of("--text", "200"))).hasMessageContaining("90 to 160");
        assertThatThrownBy(() -> DesktopOptions.parse(List.of("--profile", profile.toString())))
                .hasMessageContaining("sever");
        assertThatThrownBy(() -> DesktopOptions.parse(List.of("--profile", "no-such-file")))
                .hasMessageContaining("no-such-file");
    }
}
