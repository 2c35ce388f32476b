package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.i18n.Formats;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.i18n.TypedValues;
import io.cadencia.protocol.ServerMessage.Choice;
import io.cadencia.protocol.ServerMessage.Field;
import io.cadencia.protocol.ServerMessage.FieldKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** One field of a result: what was typed, how it is understood, and what is wrong with it. */
public final class FieldViewModel {
    private final Field field;
    private final Texts texts;
    private final Formats formats;
    private final TypedValues typedValues;
    private final ZoneId zone;
    private final Supplier<LocalDate> today;
    private final SimpleStringProperty text = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");

    FieldViewModel(Field field, Texts texts, Formats formats, ZoneId zone, Supplier<LocalDate> today) {
        this.field = field;
        this.texts = texts;
        this.formats = formats;
        this.typedValues = new TypedValues(formats);
        this.zone = zone;
        this.today = today;
        text.addListener((o, old, typed) -> {
            error.set("");
            hint.set(hintFor(typed));
        });
    }

    public Field field() {
        return field;
    }

    /** Label, marked when mandatory. */
    public String label() {
        return field.mandatory() ? field.label() + " *" : field.label();
    }

    /** An example of what to type. */
    public String prompt() {
        return switch (field.kind()) {
            case TEXT -> "";
            case CHOICE -> texts.get("field.prompt.choice");
            case MONEY -> formats.money(new BigDecimal("1500"));
            case DATE -> texts.get("field.prompt.date", formats.datePrompt(texts.locale()));
            case DATE_TIME -> texts.get("field.prompt.dateTime", formats.datePrompt(texts.locale()));
        };
    }

    /** What was typed; for a choice the code of the chosen one. */
    public StringProperty textProperty() {
        return text;
    }

    /** How the typed text is understood ("viernes 27 de noviembre"); empty if it says nothing new. */
    public ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    /** What is wrong and how to put it right; empty if nothing is. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /** Checks the field, shows its error, and tells whether it is good. */
    boolean validate() {
        error.set(problem());
        return error.get().isEmpty();
    }

    void reject(String message) {
        error.set(message);
    }

    boolean isEmpty() {
        return text.get().isBlank();
    }

    /** The value in ISO form; empty if there is none or it is wrong. Moments carry the debtor's offset. */
    Optional<String> iso() {
        String typed = text.get().strip();
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        return switch (field.kind()) {
            case TEXT -> Optional.of(typed);
            case CHOICE ->
                field.choices().stream().map(Choice::code).filter(typed::equals).findFirst();
            case MONEY -> typedValues.money(typed).filter(m -> m.signum() > 0).map(BigDecimal::toPlainString);
            case DATE -> typedValues.date(typed, today.get()).map(LocalDate::toString);
            case DATE_TIME -> moment(typed).map(m -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(m.atZone(zone)));
        };
    }

    private Optional<LocalDateTime> moment(String typed) {
        return typedValues.dateTime(typed, today.get());
    }

    private String problem() {
        if (isEmpty()) {
            return field.mandatory() ? texts.get("field.error.missing") : "";
        }
        if (iso().isPresent()) {
            return "";
        }
        return switch (field.kind()) {
            case TEXT, CHOICE -> texts.get("field.error.choice");
            case MONEY -> texts.get("field.error.money", formats.money(new BigDecimal("1500")));
            case DATE -> texts.get("field.error.date", formats.date(today.get()));
            case DATE_TIME -> texts.get("field.error.dateTime", formats.date(today.get()) + " 16:30");
        };
    }

    private String hintFor(String typed) {
        return switch (field.kind()) {
            case TEXT, CHOICE -> "";
            case MONEY -> typedValues.money(typed).map(formats::money).orElse("");
            case DATE -> typedValues.date(typed, today.get()).map(this::dayText).orElse("");
            case DATE_TIME ->
                moment(typed)
                        .map(m -> dayText(m.toLocalDate()) + ", "
                                + DateTimeFormatter.ofPattern("HH:mm").format(m))
                        .orElse("");
        };
    }

    private String dayText(LocalDate day) {
        return Formats.dayInWords(day, texts.locale()) + " · " + formats.date(day);
    }

    /** Kinds a digit key must not be taken from. */
    public boolean isTyped() {
        return field.kind() != FieldKind.CHOICE;
    }
}
