package io.cadencia.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/** Light or dark, and the text scale; everything on the screen is measured in the scaled text size. FX thread only. */
public final class Appearance {
    /** Smallest and largest text scale, in percent of the normal size. */
    public static final int SMALLEST_PERCENT = 90;

    public static final int LARGEST_PERCENT = 160;

    private static final int NORMAL_PERCENT = 100;
    private static final int STEP_PERCENT = 10;
    /** From here on the columns give up width to the text. */
    private static final int LARGE_PERCENT = 125;

    private static final double NORMAL_SIZE_PX = 15.0;
    private static final Pattern EM = Pattern.compile("([0-9]+[.][0-9]+)em");
    private static final PseudoClass LARGE = PseudoClass.getPseudoClass("large-text");
    private static final List<String> FONTS =
            List.of("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf");

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final ReadOnlyIntegerWrapper percent = new ReadOnlyIntegerWrapper(NORMAL_PERCENT);

    public Appearance(boolean dark, int percent) {
        loadFonts();
        this.dark.set(dark);
        setPercent(percent);
    }

    public BooleanProperty darkProperty() {
        return dark;
    }

    public ReadOnlyIntegerProperty percentProperty() {
        return percent.getReadOnlyProperty();
    }

    /** True while the text is so large that columns have to give way. */
    public ObservableValue<Boolean> largeText() {
        return percent.map(p -> p.intValue() >= LARGE_PERCENT);
    }

    public void larger() {
        setPercent(percent.get() + STEP_PERCENT);
    }

    public void smaller() {
        setPercent(percent.get() - STEP_PERCENT);
    }

    public void normal() {
        setPercent(NORMAL_PERCENT);
    }

    /** Dresses the scene and keeps it dressed. */
    public void dress(Scene scene) {
        dark.subscribe(this::applyTheme);
        percent.subscribe(p -> {
            double size = NORMAL_SIZE_PX * p.intValue() / NORMAL_PERCENT;
            scene.getStylesheets().setAll(resource("cadencia.css").toExternalForm(), iconSheet(size));
            scene.getRoot().setStyle(String.format(Locale.ROOT, "-fx-font-size: %.2fpx;", size));
            scene.getRoot().pseudoClassStateChanged(LARGE, p.intValue() >= LARGE_PERCENT);
        });
    }

    private void setPercent(int wanted) {
        percent.set(Math.clamp(wanted, SMALLEST_PERCENT, LARGEST_PERCENT));
    }

    private void applyTheme(boolean isDark) {
        Application.setUserAgentStylesheet(
                isDark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /** The icon sizes in pixels: an icon's em is its own size, so em would make it grow at every pass. */
    private static String iconSheet(double size) {
        try (InputStream sheet = resource("icons.css").openStream()) {
            String ems = new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
            String pixels = EM.matcher(ems)
                    .replaceAll(m -> String.format(Locale.ROOT, "%.1fpx", Double.parseDouble(m.group(1)) * size));
            return "data:text/css;base64,"
                    + Base64.getEncoder().encodeToString(pixels.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("the icon sizes cannot be read", e);
        }
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Appearance.class.getResource("/io/cadencia/desktop/" + name), name);
    }

    private static void loadFonts() {
        for (String file : FONTS) {
            try (InputStream font = Appearance.class.getResourceAsStream("/io/cadencia/desktop/fonts/" + file)) {
                if (font == null || Font.loadFont(font, NORMAL_SIZE_PX) == null) {
                    throw new IllegalStateException("the font " + file + " is missing from the program");
                }
            } catch (IOException e) {
                throw new IllegalStateException("the font " + file + " cannot be read", e);
            }
        }
    }
}
