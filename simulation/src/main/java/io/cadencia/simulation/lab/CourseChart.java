package io.cadencia.simulation.lab;

import static io.cadencia.simulation.lab.ReportTexts.escape;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A curve per policy over the time of the run, as SVG with its values beside it for the pointer. */
final class CourseChart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 250;
    private static final int LEFT = 40;
    private static final int RIGHT = 548;
    private static final int TOP = 14;
    private static final int BOTTOM = 218;
    private static final int TICKS = 5;
    private static final double[] STEPS = {1, 2, 2.5, 5, 10};
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM", Locale.ROOT);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM HH:mm", Locale.ROOT);
    private static final JsonMapper MAPPER = new JsonMapper();

    /** @param values one per moment, NaN = none */
    record Series(String name, int color, List<Double> values) {}

    /** @param floor lowest value of the scale; {@code ceiling} a line to draw, NaN = none */
    record Frame(String title, double floor, double least, double most, double ceiling) {}

    private final Frame frame;
    private final List<LocalDateTime> moments;
    private final double warmUpShare;
    private final List<Double> changes;
    private final List<Series> series;
    private final double step;
    private final double top;

    /** @param changes places of sudden changes, as shares of the time */
    CourseChart(
            Frame frame, List<LocalDateTime> moments, double warmUpShare, List<Double> changes, List<Series> series) {
        this.frame = frame;
        this.moments = moments;
        this.warmUpShare = warmUpShare;
        this.changes = changes;
        this.series = series;
        double highest = frame.least();
        for (Series each : series) {
            for (double value : each.values()) {
                highest = Double.isFinite(value) ? Math.max(highest, value) : highest;
            }
        }
        double highestShown = Math.min(frame.most(), highest);
        this.step = step(highestShown - frame.floor());
        this.top = frame.floor() + step * Math.ceil((highestShown - frame.floor()) / step - 1e-9);
    }

    String html() {
        StringBuilder out = new StringBuilder("<figure class=\"card\" data-course=\"")
                .append(escape(MAPPER.writeValueAsString(data())))
                .append("\"><figcaption>")
                .append(ReportTexts.html(frame.title()))
                .append("</figcaption><svg viewBox=\"0 0 ")
                .append(WIDTH + " " + HEIGHT)
                .append("\" role=\"img\">");
        background(out);
        series.forEach(s -> curve(out, s));
        return out.append(line("hair", LEFT, TOP, LEFT, BOTTOM))
                .append("</svg><div class=\"tip\"></div></figure>\n")
                .toString();
    }

    private void background(StringBuilder out) {
        if (warmUpShare > 0) {
            out.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"warm\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>",
                    LEFT,
                    TOP,
                    warmUpShare * (RIGHT - LEFT),
                    BOTTOM - TOP,
                    "warm-up"));
        }
        for (double value = frame.floor(); value <= top + step / 2; value += step) {
            out.append(line(value == frame.floor() ? "axis" : "grid", LEFT, y(value), RIGHT, y(value)));
            out.append(text(LEFT - 8, y(value) + 4, "end", "", plain(value)));
        }
        hours(out);
        changes.forEach(share -> {
            double x = LEFT + share * (RIGHT - LEFT);
            out.append(line("change", x, TOP, x, BOTTOM));
        });
        if (Double.isFinite(frame.ceiling()) && frame.ceiling() <= top) {
            out.append(line("ceiling", LEFT, y(frame.ceiling()), RIGHT, y(frame.ceiling())));
        }
    }

    /** Labels at whole hours, or at midnights if the run is long. */
    private void hours(StringBuilder out) {
        LocalDateTime first = moments.getFirst();
        long hours = java.time.Duration.between(first, moments.getLast()).toHours();
        int every = hours <= 12 ? 1 : hours <= 26 ? 2 : hours <= 80 ? 12 : 24;
        for (int i = 0; i < moments.size(); i++) {
            LocalDateTime at = moments.get(i);
            boolean marked = at.getMinute() == 0 && at.getHour() % every == 0;
            if (marked) {
                String label = every >= 12 && at.getHour() == 0 ? at.format(DAY) : at.format(HOUR);
                out.append(text(x(i), BOTTOM + 18, "middle", "", label));
            }
        }
    }

    private void curve(StringBuilder out, Series each) {
        StringBuilder path = new StringBuilder();
        boolean on = false;
        for (int i = 0; i < each.values().size(); i++) {
            double value = each.values().get(i);
            if (Double.isFinite(value)) {
                path.append(String.format(
                        Locale.ROOT, "%s%.1f %.1f", on ? "L" : "M", x(i), y(Math.clamp(value, frame.floor(), top))));
            }
            on = Double.isFinite(value);
        }
        out.append("<path class=\"curve\" style=\"stroke:var(--c" + each.color() + ")\"");
        out.append(each.color() == 0 ? " stroke-width=\"2.6\"" : "")
                .append(" d=\"")
                .append(path)
                .append("\"/>");
    }

    private double x(int i) {
        return LEFT + (double) (RIGHT - LEFT) * i / Math.max(1, moments.size() - 1);
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * (value - frame.floor()) / (top - frame.floor());
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("width", WIDTH);
        data.put("left", LEFT);
        data.put("right", RIGHT);
        data.put("at", moments.stream().map(MOMENT::format).toList());
        List<Object> all = new ArrayList<>();
        for (Series each : series) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", each.name());
            one.put("color", "var(--c" + each.color() + ")");
            List<@Nullable Double> values = new ArrayList<>();
            each.values().forEach(v -> values.add(Double.isFinite(v) ? Math.rint(v * 100) / 100 : null));
            one.put("values", values);
            all.add(one);
        }
        data.put("series", all);
        return data;
    }

    /** A round step that divides the span into about {@value #TICKS}. */
    static double step(double span) {
        double raw = Math.max(span, 1e-6) / TICKS;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        for (double step : STEPS) {
            if (step * power >= raw - 1e-9) {
                return step * power;
            }
        }
        return 10 * power;
    }

    static String plain(double value) {
        return Math.abs(value - Math.rint(value)) < 1e-9
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.1f", value);
    }

    static String line(String style, double x1, double y1, double x2, double y2) {
        return String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                style,
                x1,
                y1,
                x2,
                y2);
    }

    static String text(double x, double y, String anchor, String style, String inside) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>",
                x,
                y,
                anchor,
                style,
                inside);
    }
}
