package io.cadencia.desktop;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Appearance;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * How the desktop was started: {@code --server}, {@code --trust}, {@code --user}, {@code --locale}, {@code --drafts},
 * {@code --dark}, {@code --text} and {@code --profile FILE}, whose lines {@code key=value} have the same names and, for
 * demonstrations, {@code password}. The command line wins over the profile.
 *
 * @param server address, empty to be typed
 * @param trust file of the certificate to trust; empty for the system's authorities
 * @param password of a demonstration's profile, else empty
 * @param drafts folder of the drafts of classifications
 * @param textPercent text scale
 */
record DesktopOptions(
        String server,
        Optional<Path> trust,
        String user,
        String password,
        Locale locale,
        Path drafts,
        boolean dark,
        int textPercent) {

    private static final Set<String> NAMES =
            Set.of("server", "trust", "user", "password", "locale", "drafts", "dark", "text", "profile");

    /** An option that cannot be used; the message names it, its value and the remedy. */
    static final class BadOption extends Exception {
        private static final long serialVersionUID = 1L;

        BadOption(String message) {
            super(message);
        }
    }

    static DesktopOptions parse(List<String> arguments) throws BadOption {
        Map<String, String> given = commandLine(arguments);
        Map<String, String> all = new HashMap<>();
        if (given.containsKey("profile")) {
            all.putAll(profile(Path.of(given.getOrDefault("profile", ""))));
        }
        all.putAll(given);
        String trust = all.getOrDefault("trust", "");
        return new DesktopOptions(
                all.getOrDefault("server", ""),
                trust.isEmpty() ? Optional.empty() : Optional.of(Path.of(trust)),
                all.getOrDefault("user", ""),
                all.getOrDefault("password", ""),
                Locale.forLanguageTag(all.getOrDefault("locale", Texts.MEXICO.toLanguageTag())),
                Path.of(all.getOrDefault("drafts", defaultDrafts())),
                Boolean.parseBoolean(all.getOrDefault("dark", "false")),
                percent(all.getOrDefault("text", "100")));
    }

    private static Map<String, String> commandLine(List<String> arguments) throws BadOption {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String name = argument.startsWith("--") ? argument.substring(2) : "";
            if (name.equals("dark")) {
                given.put(name, "true");
            } else if (!NAMES.contains(name) || name.equals("password")) {
                throw new BadOption("unknown option " + argument
                        + ": use --server, --trust, --user, --locale, --drafts," + " --dark, --text or --profile");
            } else if (i + 1 == arguments.size()) {
                throw new BadOption("option " + argument + " has no value: write it after the option");
            } else {
                given.put(name, arguments.get(++i));
            }
        }
        return given;
    }

    private static Map<String, String> profile(Path file) throws BadOption {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new BadOption("profile " + file + " cannot be read: check the path and its permissions");
        }
        Map<String, String> all = new HashMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (!NAMES.contains(name) || name.equals("profile")) {
                throw new BadOption("profile " + file + ": unknown line " + name + "=: remove it");
            }
            all.put(name, properties.getProperty(name).strip());
        }
        return all;
    }

    private static int percent(String text) throws BadOption {
        try {
            int percent = Integer.parseInt(text);
            if (percent >= Appearance.SMALLEST_PERCENT && percent <= Appearance.LARGEST_PERCENT) {
                return percent;
            }
        } catch (NumberFormatException e) {
            // told below with the same words
        }
        throw new BadOption("text " + text + " is no text scale: give a number from " + Appearance.SMALLEST_PERCENT
                + " to " + Appearance.LARGEST_PERCENT);
    }

    private static String defaultDrafts() {
        return Path.of(System.getProperty("user.home"), ".cadencia", "drafts").toString();
    }
}
