package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.i18n.Formats;
import io.cadencia.desktop.i18n.Texts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Short messages at the edge of the screen; never in front of a call. At most {@link #MAX_SHOWN}, oldest go first. */
public final class Notices {
    /** Most notices shown at once. */
    public static final int MAX_SHOWN = 3;

    /** A message and until when it stays. */
    public record Notice(Kind kind, String text, Instant until) {}

    public enum Kind {
        DONE,
        PROBLEM
    }

    private static final int DONE_SECONDS = 4;
    private static final int PROBLEM_SECONDS = 12;

    private final Texts texts;
    private final ServerClock clock;
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();

    Notices(Texts texts, ServerClock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    public ObservableList<Notice> shown() {
        return shown;
    }

    void done(String text) {
        add(new Notice(Kind.DONE, text, clock.now().plusSeconds(DONE_SECONDS)));
    }

    /** A refusal of the server in words that say what to do. */
    void refused(String code, Map<String, String> params) {
        problem(words(code, params));
    }

    void problem(String text) {
        add(new Notice(Kind.PROBLEM, text, clock.now().plusSeconds(PROBLEM_SECONDS)));
    }

    public void dismiss(Notice notice) {
        shown.remove(notice);
    }

    void tick(Instant now) {
        shown.removeIf(n -> n.until().isBefore(now));
    }

    String words(String code, Map<String, String> params) {
        Map<String, String> readable = new HashMap<>(params);
        readable.computeIfPresent("opensAt", (key, instant) -> readableTime(instant));
        readable.computeIfPresent("rule", (key, rule) -> texts.getOr("rule." + rule, rule));
        boolean opens = code.equals("BLOCKED_BY_RULE") && params.containsKey("opensAt");
        return texts.refusal(opens ? "BLOCKED_BY_RULE.opens" : code, readable);
    }

    private String readableTime(String instant) {
        try {
            return Formats.of(texts.locale()).dateTime(Instant.parse(instant), ZoneId.systemDefault());
        } catch (DateTimeException e) {
            return instant;
        }
    }

    private void add(Notice notice) {
        shown.removeIf(n -> n.text().equals(notice.text()));
        while (shown.size() >= MAX_SHOWN) {
            shown.removeFirst();
        }
        shown.add(notice);
    }
}
