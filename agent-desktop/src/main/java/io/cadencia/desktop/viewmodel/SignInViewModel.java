package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.client.ServerAddress;
import io.cadencia.desktop.client.ServerLink;
import io.cadencia.desktop.client.SignInRequest;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.ClientMessage.Join;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import io.cadencia.protocol.ServerMessage.PhoneAccount;
import io.cadencia.protocol.ServerMessage.SignedIn;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Sign-in, then the choice of campaign. */
public final class SignInViewModel {
    private final Texts texts;
    private final ServerLink link;
    private final Requests requests;
    private final SimpleStringProperty server = new SimpleStringProperty("");
    private final SimpleStringProperty user = new SimpleStringProperty("");
    private final SimpleStringProperty password = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper displayName = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable PhoneAccount> phone = new ReadOnlyObjectWrapper<>();
    private final ObservableList<CampaignChoice> campaigns = FXCollections.observableArrayList();

    SignInViewModel(Texts texts, ServerLink link, Requests requests) {
        this.texts = texts;
        this.link = link;
        this.requests = requests;
    }

    public StringProperty serverProperty() {
        return server;
    }

    public StringProperty userProperty() {
        return user;
    }

    public StringProperty passwordProperty() {
        return password;
    }

    /** What went wrong and what to do; empty if nothing did. */
    public ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty displayNameProperty() {
        return displayName.getReadOnlyProperty();
    }

    /** The SIP account of the advisor's phone; null before sign-in. */
    public ReadOnlyObjectProperty<@Nullable PhoneAccount> phoneProperty() {
        return phone.getReadOnlyProperty();
    }

    public ObservableList<CampaignChoice> campaigns() {
        return campaigns;
    }

    public void signIn() {
        if (busy.get()) {
            return;
        }
        Optional<ServerAddress> address = ServerAddress.parse(server.get());
        if (user.get().isBlank() || password.get().isEmpty()) {
            error.set(texts.get("signIn.error.empty"));
        } else if (address.isEmpty()) {
            error.set(texts.refusal("BAD_ADDRESS", Map.of("value", server.get())));
        } else {
            error.set("");
            busy.set(true);
            link.signIn(new SignInRequest(
                    address.get(),
                    user.get().strip(),
                    password.get(),
                    texts.locale().toLanguageTag()));
        }
    }

    public void join(CampaignChoice campaign) {
        if (busy.get()) {
            return;
        }
        if (!campaign.open()) {
            error.set(texts.refusal("CAMPAIGN_CLOSED", Map.of()));
            return;
        }
        error.set("");
        busy.set(true);
        requests.send(id -> new Join(id, campaign.id()), new JoinReply());
    }

    /** Leaves the campaign choice for the sign-in form. */
    public void leave() {
        link.signOut();
    }

    void signedIn(SignedIn session) {
        busy.set(false);
        password.set("");
        error.set("");
        displayName.set(session.displayName());
        phone.set(session.phone());
        campaigns.setAll(session.campaigns());
    }

    void failed(String code, Map<String, String> params) {
        busy.set(false);
        error.set(texts.refusal(code, params));
    }

    void seated() {
        busy.set(false);
    }

    private final class JoinReply implements Requests.Reply {
        @Override
        public void accepted() {
            busy.set(false);
        }

        @Override
        public void rejected(String code, Map<String, String> params) {
            failed(code, params);
        }
    }
}
