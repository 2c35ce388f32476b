package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.client.Draft;
import io.cadencia.desktop.client.Drafts;
import io.cadencia.desktop.i18n.Formats;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.ClientMessage.Classify;
import io.cadencia.protocol.RefusalCodes;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.ContactType;
import io.cadencia.protocol.ServerMessage.Result;
import java.time.ZoneId;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The two-level classification of one call (domain.md §3.2): contact type, result, the result's fields, note, save.
 * Every change is journaled; nothing is guessed for the advisor.
 */
public final class ClassificationViewModel {

    /** Where the advisor is. */
    public enum Step {
        CLOSED,
        CONTACT_TYPE,
        RESULT,
        DETAILS
    }

    private final Texts texts;
    private final Requests requests;
    private final Notices notices;
    private final Drafts drafts;
    private final FormEntries entries;
    private final ObservableList<ContactType> contactTypes = FXCollections.observableArrayList();
    private final ObservableList<Result> results = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(Step.CLOSED);
    private final ObjectProperty<@Nullable ContactType> contactType = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Result> result = new SimpleObjectProperty<>();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper notYet = new ReadOnlyStringWrapper("");
    private String user = "";
    private String requestId = "";
    private long attemptId;
    private long savedAttemptId = -1;
    private boolean restoring;

    ClassificationViewModel(Texts texts, Requests requests, Notices notices, Drafts drafts, ServerClock clock) {
        this.texts = texts;
        this.requests = requests;
        this.notices = notices;
        this.drafts = drafts;
        this.entries = new FormEntries(texts, clock, () -> journal(false));
    }

    public ObservableList<ContactType> contactTypes() {
        return contactTypes;
    }

    /** Results of the chosen contact type. */
    public ObservableList<Result> results() {
        return results;
    }

    /** Fields of the chosen result. */
    public ObservableList<FieldViewModel> fields() {
        return entries.fields();
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** What is chosen so far in one line; empty before the first choice. */
    public ObservableValue<String> chosenTextProperty() {
        return Bindings.createStringBinding(
                () -> {
                    ContactType type = contactType.get();
                    Result chosen = result.get();
                    String first = type == null ? "" : type.label();
                    return chosen == null ? first : first + " › " + chosen.label();
                },
                contactType,
                result);
    }

    public StringProperty noteProperty() {
        return entries.note();
    }

    public ReadOnlyStringProperty noteErrorProperty() {
        return entries.noteError().getReadOnlyProperty();
    }

    /** True from save to the server's answer. */
    public ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /** Why it cannot be saved yet; empty if it can. */
    public ReadOnlyStringProperty notYetProperty() {
        return notYet.getReadOnlyProperty();
    }

    /** The first field the last save found wrong; set anew at every refused save. */
    public ReadOnlyObjectProperty<@Nullable FieldViewModel> firstProblemProperty() {
        return entries.firstProblem().getReadOnlyProperty();
    }

    public void choose(ContactType chosen) {
        contactType.set(chosen);
        results.setAll(chosen.results());
        clearResult();
        step.set(Step.RESULT);
        journal(false);
    }

    public void choose(Result chosen) {
        result.set(chosen);
        entries.show(chosen.fields());
        step.set(Step.DETAILS);
        journal(false);
    }

    /** One level back; the note stays. Nothing at the first level. */
    public void back() {
        if (saving.get()) {
            return;
        }
        switch (step.get()) {
            case DETAILS -> {
                clearResult();
                step.set(Step.RESULT);
                journal(false);
            }
            case RESULT -> {
                clearContactType();
                step.set(Step.CONTACT_TYPE);
                journal(false);
            }
            case CLOSED, CONTACT_TYPE -> {}
        }
    }

    /** Sends the classification if it is complete; otherwise shows what is missing. */
    public void save() {
        Result chosen = result.get();
        if (saving.get() || !notYet.get().isEmpty()) {
            return;
        }
        if (chosen == null) {
            notices.problem(texts.get("classify.error.noResult"));
        } else if (entries.valid()) {
            journal(true);
            saving.set(true);
            String note = entries.note().get().strip();
            send(new Classify(requestId, attemptId, chosen.code(), entries.iso(), note));
        }
    }

    void use(Catalog catalog) {
        contactTypes.setAll(catalog.contactTypes());
        entries.use(new Formats(catalog.locale(), catalog.currency()));
        if (step.get() != Step.CLOSED) {
            restore(attemptId);
        }
    }

    void signedIn(String newUser) {
        user = newUser;
    }

    void zone(ZoneId debtorZone) {
        entries.use(debtorZone);
    }

    /** Opens the form for a call, with its draft if one is kept; no effect if it is open for it already. */
    void open(long newAttemptId, boolean ended) {
        notYet.set(ended ? "" : texts.get("classify.notYet"));
        if (newAttemptId == savedAttemptId || (step.get() != Step.CLOSED && attemptId == newAttemptId)) {
            return;
        }
        restore(newAttemptId);
    }

    /** Closes the form: the server has the classification or takes the call away. */
    void close() {
        restoring = true;
        clearContactType();
        entries.note().set("");
        saving.set(false);
        step.set(Step.CLOSED);
        restoring = false;
    }

    /** Sends again what was saved before a crash or a lost answer, under the ids it had. */
    void sendUnacknowledged() {
        for (Draft draft : drafts.unacknowledged(user)) {
            String code = draft.resultCode();
            if (code != null) {
                saving.set(saving.get() || (step.get() != Step.CLOSED && draft.attemptId() == attemptId));
                send(new Classify(draft.requestId(), draft.attemptId(), code, draft.values(), draft.note()));
            }
        }
    }

    private void send(Classify classify) {
        requests.send(classify, new Requests.Reply() {
            @Override
            public void accepted() {
                drafts.forget(user, classify.attemptId());
                savedAttemptId = classify.attemptId();
                notices.done(texts.get("classify.saved"));
                if (classify.attemptId() == attemptId) {
                    close();
                }
            }

            @Override
            public void rejected(String code, Map<String, String> params) {
                refused(classify, code, params);
            }
        });
    }

    private void refused(Classify classify, String code, Map<String, String> params) {
        if (code.equals(RefusalCodes.NO_SUCH_CALL)) {
            drafts.forget(user, classify.attemptId());
        }
        if (classify.attemptId() == attemptId && step.get() != Step.CLOSED) {
            saving.set(false);
            requestId = Requests.newId();
            journal(false);
        }
        boolean here = classify.attemptId() == attemptId;
        if (!here || !entries.reject(params.get("field"), notices.words(code, params))) {
            notices.refused(code, params);
        }
    }

    private void restore(long newAttemptId) {
        close();
        restoring = true;
        attemptId = newAttemptId;
        requestId = Requests.newId();
        step.set(Step.CONTACT_TYPE);
        drafts.find(user, newAttemptId).ifPresent(this::fill);
        restoring = false;
    }

    private void fill(Draft draft) {
        requestId = draft.requestId();
        contactTypes.stream().filter(t -> t.code().equals(draft.contactType())).forEach(this::choose);
        results.stream().filter(r -> r.code().equals(draft.resultCode())).forEach(this::choose);
        entries.type(draft.fields(), draft.note());
        saving.set(draft.submitted());
    }

    private void journal(boolean submitted) {
        if (restoring || step.get() == Step.CLOSED) {
            return;
        }
        ContactType type = contactType.get();
        Result chosen = result.get();
        drafts.keep(new Draft(
                user,
                attemptId,
                requestId,
                type == null ? null : type.code(),
                chosen == null ? null : chosen.code(),
                entries.typed(),
                entries.note().get(),
                submitted,
                submitted ? entries.iso() : Map.of()));
    }

    private void clearContactType() {
        contactType.set(null);
        results.clear();
        clearResult();
    }

    private void clearResult() {
        result.set(null);
        entries.clear();
    }
}
