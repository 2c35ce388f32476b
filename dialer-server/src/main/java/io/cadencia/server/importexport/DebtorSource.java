package io.cadencia.server.importexport;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Makes up one account after the other, in the columns of {@link PortfolioGenerator#HEADER}. Not thread-safe. */
final class DebtorSource {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);
    private static final DateTimeFormatter RFC_DAY = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final String LETTERS = "ABCDEFGHIJKLMNPQRSTUVWXYZ123456789";
    private static final Map<String, String> WORDS = ResourceTable.read("generator.properties");

    private final PortfolioSpec spec;
    private final SplittableRandom random;
    private final List<String> given = list("given");
    private final List<String> surnames = list("surname");
    private final List<String> streets = list("street");
    private final List<String> products;
    private final List<String> places;
    private final Phones phones = new Phones();
    private final Map<String, String> plainNames = new HashMap<>();
    private int made;

    DebtorSource(PortfolioSpec spec) {
        this.products = spec.products().isEmpty() ? list("product") : spec.products();
        this.spec = spec;
        this.random = new SplittableRandom(spec.seed());
        this.places = List.of(
                word(spec.country().toLowerCase(Locale.ROOT) + ".places").split(";"));
    }

    private static String word(String key) {
        String word = WORDS.get(key);
        if (word == null) {
            throw new IllegalStateException("generator.properties has no " + key);
        }
        return word;
    }

    private static List<String> list(String key) {
        return List.of(word(key).split(","));
    }

    List<String> next() {
        made++;
        boolean chile = spec.country().equals("CL");
        String first = pick(given);
        String father = pick(surnames);
        String mother = pick(surnames);
        LocalDate birth = LocalDate.of(1950 + random.nextInt(55), 1, 1).plusDays(random.nextInt(365));
        String[] place = pick(places).split("\\|");
        int daysPastDue = 1 + random.nextInt(360);
        long principal = (long) (Math.exp(6.5 + 2.5 * random.nextDouble()) * (chile ? 50 : 1));
        long interest = principal * daysPastDue / 1_000;
        LocalDate due = spec.assignedOn().minusDays(daysPastDue);
        boolean guarantor = random.nextInt(20) == 0;
        return List.of(
                spec.mandante(),
                spec.assignedOn().toString().substring(0, 7),
                padded(made, 12),
                pick(products),
                daysPastDue > 180 ? "castigo" : "vigente",
                chile ? "RUT" : "RFC",
                chile ? rut() : rfc(first, father, mother, birth),
                first + " " + father + " " + mother,
                DAY.format(birth),
                money(principal, chile),
                money(interest, chile),
                money(principal + interest, chile),
                money((principal + interest) / 2, chile),
                money(principal / 20 + 1, chile),
                Integer.toString(daysPastDue / 30 + 1),
                Integer.toString(daysPastDue),
                DAY.format(due),
                DAY.format(due.minusDays(random.nextInt(60))),
                money(principal / 15 + 1, chile),
                chile ? "CLP" : "MXN",
                "Sucursal " + (1 + random.nextInt(90)),
                pick(streets) + " " + (1 + random.nextInt(2_000)),
                "Centro",
                place[2],
                place[1],
                padded(1_000 + random.nextInt(90_000), 5),
                spec.country(),
                phone(place[0], chile),
                "celular",
                random.nextInt(3) > 0 ? phone(place[0], chile) : "",
                "",
                random.nextInt(5) == 0 ? phone(place[0], chile) : "",
                "deudor" + made + "@example.com",
                guarantor ? pick(given) + " " + pick(surnames) + " " + pick(surnames) : "",
                guarantor ? phone(place[0], chile) : "",
                Integer.toString(random.nextInt(5) * 10),
                DAY.format(spec.assignedOn().plusDays(30)),
                DAY.format(spec.assignedOn()),
                "REF" + padded(made, 10),
                "S" + (1 + random.nextInt(4)),
                Integer.toString(random.nextInt(1_000)));
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    private String money(long whole, boolean chile) {
        return chile
                ? String.format(Locale.GERMANY, "%,d", whole)
                : whole + "." + (char) ('0' + random.nextInt(10)) + (char) ('0' + random.nextInt(10));
    }

    private static String rut(long number) {
        return number + "-" + Identifiers.rutCheckDigit(number);
    }

    /** Numbers follow the count, so that no two accounts of a file share a debtor by chance. */
    private String rut() {
        return rut(5_000_000L + made * 7L % 20_000_000L);
    }

    private String rfc(String first, String father, String mother, LocalDate birth) {
        String initials = plain(father).substring(0, 2)
                + plain(mother).charAt(0)
                + plain(first).charAt(0);
        String homoclave = "" + letter() + letter() + (char) ('0' + random.nextInt(10));
        return initials + birth.format(RFC_DAY) + homoclave;
    }

    private char letter() {
        return LETTERS.charAt(random.nextInt(LETTERS.length()));
    }

    private String plain(String name) {
        return plainNames.computeIfAbsent(
                name,
                accented -> Normalizer.normalize(accented, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toUpperCase(Locale.ROOT));
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(width - digits.length()) + digits;
    }

    /** A number of the area that libphonenumber takes for valid. */
    private String phone(String area, boolean chile) {
        int digits = (chile ? 9 : 10) - area.length();
        while (true) {
            StringBuilder number = new StringBuilder(area);
            number.append((char) ('2' + random.nextInt(8)));
            while (number.length() < area.length() + digits) {
                number.append((char) ('0' + random.nextInt(10)));
            }
            if (phones.read(number.toString(), spec.country()) != null) {
                return number.toString();
            }
        }
    }
}
