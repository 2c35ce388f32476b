package io.cadencia.desktop.client;

/** Who signs in where. {@code locale} is a BCP 47 tag. Never logged: it holds the password. */
public record SignInRequest(ServerAddress server, String user, String password, String locale) {

    SignInRequest withoutPassword() {
        return new SignInRequest(server, user, "", locale);
    }

    @Override
    public String toString() {
        return "SignInRequest[" + server + "]";
    }
}
