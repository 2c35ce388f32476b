package io.cadencia.desktop.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.testing.Screenshot;
import io.cadencia.desktop.testing.Toolkit;
import io.cadencia.desktop.theme.Appearance;
import io.cadencia.protocol.ServerMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kordamp.ikonli.javafx.FontIcon;

/** Photographs every state of the gallery, for people to look at, and finds texts that are cut off. */
class ScreenshotTest {
    private static final Path FOLDER = Path.of("target", "screenshots");

    @BeforeAll
    static void startToolkit() {
        Toolkit.start();
    }

    @ParameterizedTest
    @EnumSource(GalleryState.class)
    void shouldShowEveryStateWithNoTextCutOff(GalleryState state) throws IOException {
        assertThat(photograph(state, false, 100, Texts.MEXICO, "light")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GalleryState.class)
    void shouldShowEveryStateInTheDark(GalleryState state) throws IOException {
        assertThat(photograph(state, true, 100, Texts.MEXICO, "dark")).isEmpty();
    }

    @Test
    void shouldShowTheMainScreensInTheOtherLanguages() throws IOException {
        for (Locale language : List.of(Texts.CHILE, Locale.ENGLISH)) {
            for (GalleryState state : List.of(GalleryState.WRAP_UP, GalleryState.MANUAL_BLOCKED)) {
                assertThat(photograph(state, false, 100, language, language.toLanguageTag()))
                        .isEmpty();
            }
        }
    }

    @Test
    void shouldShowTheMainScreensInLargeAndSmallText() throws IOException {
        for (int percent : List.of(Appearance.SMALLEST_PERCENT, 130, Appearance.LARGEST_PERCENT)) {
            for (GalleryState state : List.of(GalleryState.PREDICTIVE_ON_CALL, GalleryState.WRAP_UP)) {
                photograph(state, false, percent, Texts.MEXICO, "text-" + percent);
            }
        }
    }

    @Test
    void shouldShowAChoiceThatWasMadeBefore() {
        Object shown = Toolkit.call(() -> {
            Scene scene = Gallery.scene(GalleryState.WRAP_UP, new Appearance(false, 100), Texts.MEXICO);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return ((ComboBox<?>) scene.lookup("#field-medio")).getValue();
        });

        assertThat(shown).isEqualTo(new ServerMessage.Choice("SPEI", "Transferencia SPEI"));
    }

    private static List<String> photograph(
            GalleryState state, boolean dark, int percent, Locale language, String folder) throws IOException {
        Stage[] stage = new Stage[1];
        Toolkit.run(() -> {
            Scene scene = Gallery.scene(state, new Appearance(dark, percent), language);
            stage[0] = new Stage();
            stage[0].setScene(scene);
            stage[0].setWidth(Gallery.WIDTH);
            stage[0].setHeight(Gallery.HEIGHT);
            stage[0].show();
        });
        Toolkit.run(() -> {});
        Screenshot shot = Toolkit.call(() -> Screenshot.of(stage[0].getScene()));
        List<String> cut = Toolkit.call(() -> cutOff(stage[0].getScene().getRoot()));
        Toolkit.run(stage[0]::close);
        shot.write(FOLDER.resolve(folder)
                .resolve(state.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".png"));
        assertThat(shot.colours()).as("colours of %s", state).isGreaterThan(20);
        return cut;
    }

    /** Labels on the screen whose drawn text is not their whole text. */
    private static List<String> cutOff(Parent root) {
        List<String> found = new ArrayList<>();
        for (Node node : root.getChildrenUnmodifiable()) {
            if (!node.isVisible()) {
                continue;
            }
            if (node instanceof Label label) {
                label.getChildrenUnmodifiable().stream()
                        .filter(child -> child instanceof Text && !(child instanceof FontIcon))
                        .map(Text.class::cast)
                        .filter(text -> !text.getText().equals(label.getText()))
                        .forEach(text -> found.add(label.getText() + " -> " + text.getText()));
            }
            if (node instanceof Parent parent) {
                found.addAll(cutOff(parent));
            }
        }
        return found;
    }
}
