package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.i18n.Formats;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.Protocol;
import io.cadencia.protocol.ServerMessage.Field;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The chosen result's fields and the note: what is typed, what of it is wrong, and how the server wants it. */
final class FormEntries {
    private final Texts texts;
    private final ServerClock clock;
    private final Runnable changed;
    private final ObservableList<FieldViewModel> fields = FXCollections.observableArrayList();
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper noteError = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable FieldViewModel> firstProblem = new ReadOnlyObjectWrapper<>();
    private Formats formats;
    private ZoneId zone = ZoneId.systemDefault();

    /** {@code changed} runs after each key. */
    FormEntries(Texts texts, ServerClock clock, Runnable changed) {
        this.texts = texts;
        this.clock = clock;
        this.changed = changed;
        this.formats = Formats.of(texts.locale());
        note.addListener((o, old, typed) -> {
            boolean tooLong = typed.length() > Protocol.MAX_NOTE_CHARS;
            noteError.set(tooLong ? texts.get("note.error.long", Protocol.MAX_NOTE_CHARS) : "");
            changed.run();
        });
    }

    ObservableList<FieldViewModel> fields() {
        return fields;
    }

    StringProperty note() {
        return note;
    }

    ReadOnlyStringWrapper noteError() {
        return noteError;
    }

    ReadOnlyObjectWrapper<@Nullable FieldViewModel> firstProblem() {
        return firstProblem;
    }

    void use(Formats ofTheCampaign) {
        formats = ofTheCampaign;
    }

    void use(ZoneId ofTheDebtor) {
        zone = ofTheDebtor;
    }

    void show(List<Field> wanted) {
        fields.setAll(wanted.stream()
                .map(f -> new FieldViewModel(f, texts, formats, zone, this::today))
                .toList());
        fields.forEach(f -> f.textProperty().addListener((o, old, typed) -> changed.run()));
    }

    /** No result is chosen any more; the note stays. */
    void clear() {
        fields.clear();
        firstProblem.set(null);
    }

    /** What was typed, by field name, not yet checked. */
    Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        fields.forEach(f -> typed.put(f.field().name(), f.textProperty().get()));
        return typed;
    }

    void type(Map<String, String> typed, String typedNote) {
        fields.forEach(f -> f.textProperty().set(typed.getOrDefault(f.field().name(), "")));
        note.set(typedNote);
    }

    /** The checked values in ISO form. */
    Map<String, String> iso() {
        Map<String, String> values = new LinkedHashMap<>();
        fields.forEach(f -> f.iso().ifPresent(v -> values.put(f.field().name(), v)));
        return values;
    }

    /** Checks each; the first that is wrong is the problem to put right. */
    boolean valid() {
        List<FieldViewModel> wrong = fields.stream().filter(f -> !f.validate()).toList();
        problem(wrong.isEmpty() ? null : wrong.getFirst());
        return wrong.isEmpty() && noteError.get().isEmpty();
    }

    /** The server found a value wrong; false if there is no such field. */
    boolean reject(@Nullable String name, String why) {
        List<FieldViewModel> named =
                fields.stream().filter(f -> f.field().name().equals(name)).toList();
        named.forEach(field -> {
            field.reject(why);
            problem(field);
        });
        return !named.isEmpty();
    }

    /** The same problem a second time is told anew. */
    private void problem(@Nullable FieldViewModel field) {
        firstProblem.set(null);
        firstProblem.set(field);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.now(), zone);
    }
}
