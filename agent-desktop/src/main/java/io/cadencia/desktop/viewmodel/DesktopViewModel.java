package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.client.Drafts;
import io.cadencia.desktop.client.LinkListener;
import io.cadencia.desktop.client.LinkStatus;
import io.cadencia.desktop.client.ServerLink;
import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.ClientMessage.PopShown;
import io.cadencia.protocol.ClientMessage.SignOut;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.protocol.ServerMessage.SignedIn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The whole desktop without its toolkit: takes the server's messages, keeps the view-models of the screens up to date
 * and says which screen is on. Used on one thread only.
 */
public final class DesktopViewModel implements LinkListener {

    /** Which screen is on. */
    public enum Screen {
        SIGN_IN,
        CAMPAIGN,
        ADVISOR
    }

    private final ServerLink link;
    private final Texts texts;
    private final InstantSource localClock;
    private final ServerClock clock;
    private final Requests requests;
    private final Notices notices;
    private final SignInViewModel signIn;
    private final ConnectionViewModel connection;
    private final SeatViewModel seat;
    private final CallViewModel call;
    private final CallFunctionsViewModel functions;
    private final AccountViewModel account;
    private final ClassificationViewModel classification;
    private final WorkListViewModel workList;
    private final PhaseReporter phases;
    private final ReadOnlyObjectWrapper<Screen> screen = new ReadOnlyObjectWrapper<>(Screen.SIGN_IN);
    private boolean connected;
    private long seatVersion = -1;
    private long poppedAttempt = -1;
    private long advisorId;
    private String phoneNode = "";

    public DesktopViewModel(ServerLink link, Drafts drafts, Texts texts, InstantSource localClock) {
        this.link = link;
        this.texts = texts;
        this.localClock = localClock;
        this.clock = new ServerClock(localClock);
        this.requests = new Requests(link);
        this.notices = new Notices(texts, clock);
        this.signIn = new SignInViewModel(texts, link, requests);
        this.connection = new ConnectionViewModel(texts);
        this.seat = new SeatViewModel(texts, requests, notices);
        this.call = new CallViewModel(texts, requests, notices);
        this.functions = new CallFunctionsViewModel(texts, requests, notices);
        this.account = new AccountViewModel(texts);
        this.classification = new ClassificationViewModel(texts, requests, notices, drafts, clock);
        this.workList = new WorkListViewModel(texts, requests, notices);
        this.phases = new PhaseReporter(requests, classification);
    }

    public ReadOnlyObjectProperty<Screen> screenProperty() {
        return screen.getReadOnlyProperty();
    }

    public SignInViewModel signIn() {
        return signIn;
    }

    public ConnectionViewModel connection() {
        return connection;
    }

    public SeatViewModel seat() {
        return seat;
    }

    public CallViewModel call() {
        return call;
    }

    public CallFunctionsViewModel functions() {
        return functions;
    }

    public AccountViewModel account() {
        return account;
    }

    public ClassificationViewModel classification() {
        return classification;
    }

    public WorkListViewModel workList() {
        return workList;
    }

    public Notices notices() {
        return notices;
    }

    /** Signs out; refused by the server during a call. */
    public void signOut() {
        requests.send(SignOut::new, new Requests.Reply() {
            @Override
            public void accepted() {
                link.signOut();
            }

            @Override
            public void rejected(String code, Map<String, String> params) {
                notices.refused(code, params);
            }
        });
    }

    /** The view has painted the account of the call in hand; told to the server once per call. */
    public void accountPainted() {
        Call now = call.callProperty().get();
        AccountCard card = account.cardProperty().get();
        Seat sitting = seat.seatProperty().get();
        if (now == null || card == null || sitting == null || now.attemptId() == poppedAttempt) {
            return;
        }
        Long lead = sitting.leadId();
        if (now.state() == CallState.CONNECTED && lead != null && lead == card.leadId()) {
            poppedAttempt = now.attemptId();
            link.send(new PopShown(poppedAttempt));
        }
    }

    /** Moves the timers; several times a second. */
    public void tick() {
        Instant now = clock.now();
        seat.tick(now);
        call.tick(now);
        account.tick(now);
        notices.tick(now);
        connection.tick(localClock.instant());
    }

    @Override
    public void linkChanged(LinkStatus status) {
        connected = status instanceof LinkStatus.Up;
        connection.changed(status, localClock.instant());
        call.show(call.callProperty().get(), connected);
        functions.show(call.callProperty().get(), connected);
        switch (status) {
            case LinkStatus.Ended(String code, Map<String, String> params) -> leave(() -> signIn.failed(code, params));
            case LinkStatus.Idle ignored -> leave(() -> {});
            case LinkStatus.Connecting ignored -> {}
            case LinkStatus.Up ignored -> {}
            case LinkStatus.Lost ignored -> {}
        }
    }

    @Override
    public void messageReceived(ServerMessage message) {
        switch (message) {
            case ServerMessage.Welcome welcome -> {
                clock.greet(welcome.serverTime());
                seatVersion = -1;
            }
            case ServerMessage.Refused ignored -> {}
            case SignedIn session -> signedIn(session);
            case Catalog catalog -> use(catalog);
            case Seat newSeat -> show(newSeat);
            case AccountCard card -> show(card);
            case ServerMessage.WorkList list -> workList.show(list);
            case ServerMessage.Ack ack -> requests.accepted(ack.requestId());
            case ServerMessage.Rejected no -> rejected(no);
            case ServerMessage.Pong pong -> clock.observe(pong.serverTime(), System.nanoTime() - pong.sentNanos());
        }
    }

    private void rejected(ServerMessage.Rejected no) {
        if (!requests.rejected(no.requestId(), no.code(), no.params()) && screen.get() == Screen.ADVISOR) {
            notices.refused(no.code(), no.params());
        }
    }

    private void signedIn(SignedIn session) {
        signIn.signedIn(session);
        advisorId = session.advisorId();
        classification.signedIn(Long.toString(session.advisorId()));
        if (screen.get() == Screen.SIGN_IN) {
            screen.set(Screen.CAMPAIGN);
        }
        classification.sendUnacknowledged();
    }

    private void use(Catalog catalog) {
        seat.show(catalog);
        workList.use(catalog);
        classification.use(catalog);
        functions.show(catalog.destinations());
    }

    private void show(Seat newSeat) {
        if (newSeat.version() < seatVersion) {
            return;
        }
        seatVersion = newSeat.version();
        Instant now = clock.now();
        seat.show(newSeat, now);
        call.show(newSeat.call(), connected);
        functions.show(newSeat.call(), connected);
        functions.show(newSeat.supervision(), advisorId);
        tellOfMove(newSeat);
        call.tick(now);
        if (newSeat.leadId() == null) {
            account.clear();
        }
        follow(newSeat);
        phases.show(newSeat);
        boolean seated = newSeat.campaign() != null && newSeat.state() != SeatState.SIGNED_IN;
        if (seated) {
            signIn.seated();
        }
        screen.set(seated ? Screen.ADVISOR : Screen.CAMPAIGN);
    }

    /** The phone is called by another switch, as after the death of the one it was on: the advisor is told. */
    private void tellOfMove(Seat newSeat) {
        String node = newSeat.phoneNode() == null ? "" : newSeat.phoneNode();
        if (!phoneNode.isEmpty() && !node.isEmpty() && !node.equals(phoneNode)) {
            notices.problem(texts.get("phone.moves"));
        }
        phoneNode = node;
    }

    /** Opens the classification once there is somebody to classify, closes it when the server moves on. */
    private void follow(Seat newSeat) {
        Call now = newSeat.call();
        boolean ended = newSeat.state() == SeatState.WRAP_UP || newSeat.state() == SeatState.UNCLASSIFIED;
        if (now != null && (ended || now.state() == CallState.CONNECTED)) {
            classification.open(now.attemptId(), ended);
        } else {
            classification.close();
        }
    }

    private void show(AccountCard card) {
        account.show(card, clock.now());
        classification.zone(account.zone());
    }

    private void leave(Runnable explain) {
        requests.clear();
        seat.clear();
        call.show(null, false);
        functions.show(null, false);
        phoneNode = "";
        account.clear();
        workList.clear();
        classification.close();
        screen.set(Screen.SIGN_IN);
        explain.run();
    }
}
