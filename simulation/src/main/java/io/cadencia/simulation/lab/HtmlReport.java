package io.cadencia.simulation.lab;

import static io.cadencia.simulation.lab.ReportTexts.escape;
import static io.cadencia.simulation.lab.ReportTexts.html;

import io.cadencia.simulation.WorldSpec.Change;
import io.cadencia.simulation.lab.CourseChart.Frame;
import io.cadencia.simulation.lab.CourseChart.Series;
import io.cadencia.simulation.lab.PolicyResult.Measure;
import io.cadencia.simulation.scenario.Scenario;
import io.cadencia.simulation.scenario.ScenarioWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** An experiment as one HTML page that needs nothing else: in Spanish and English, light and dark. */
public final class HtmlReport {
    private static final int COLORS = 10;

    private final Experiment experiment;
    private final Scenario scenario;
    private final Course course;
    private final List<List<Course.Point>> points;
    private final double ceiling;

    private HtmlReport(Experiment experiment) {
        this.experiment = experiment;
        this.scenario = experiment.scenario();
        this.course = Course.of(scenario);
        this.points = experiment.results().stream().map(course::points).toList();
        this.ceiling = 100 * scenario.campaign().pacing().abandonmentCeiling();
    }

    public static String of(Experiment experiment) {
        return new HtmlReport(experiment).page();
    }

    static int color(int place) {
        return place % COLORS;
    }

    private String page() {
        return "<!doctype html>\n<html lang=\"es\" data-lang=\"es\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>Cadencia · "
                + escape(scenario.name()) + "</title><style>\n" + resource("report.css") + "</style></head>\n<body>"
                + "<header class=\"top\"><div><div class=\"brand\">" + logo() + "Cadencia " + html("title")
                + "</div><div class=\"switches\"><button id=\"lang\" type=\"button\"><span lang=\"es\">English</span>"
                + "<span lang=\"en\">Español</span></button><button id=\"theme\" type=\"button\">" + html("theme")
                + "</button></div></div></header>\n<main>" + head() + tiles() + comparison() + overTime()
                + reliability()
                + figures()
                + whole() + "</main><footer><div>" + html("made") + "</div></footer>\n<script>\n"
                + resource("report.js")
                + "</script></body></html>\n";
    }

    private static String logo() {
        return "<svg viewBox=\"0 0 32 32\" aria-hidden=\"true\"><rect width=\"32\" height=\"32\" rx=\"8\""
                + " style=\"fill:var(--accent)\"/><path d=\"M6 17h4l3-8 5 15 4-11 2 4h3\" fill=\"none\""
                + " style=\"stroke:var(--card)\" stroke-width=\"2.4\" stroke-linejoin=\"round\""
                + " stroke-linecap=\"round\"/></svg>";
    }

    private String head() {
        Scenario.Run run = scenario.run();
        return "<h1>" + escape(scenario.name()) + "</h1><p class=\"description\">" + escape(scenario.description())
                + "</p><p class=\"runs\">"
                + html("runs", run.seeds(), CourseChart.plain(run.hours()), run.warmUpMinutes()) + "</p>\n";
    }

    /** The figures of the most occupied policy that keeps the ceiling as the law counts it: on the worst day. */
    private String tiles() {
        PolicyResult best = best();
        if (best == null) {
            return "";
        }
        StringBuilder out = new StringBuilder(
                        "<div class=\"tiles\"><div class=\"card tile best\"><span class=\"label\">")
                .append(html("best"))
                .append("</span><b>")
                .append(escape(best.policy()))
                .append("</b></div>");
        for (Measure measure :
                List.of(Measure.OCCUPANCY, Measure.MEAN_WAIT, Measure.ABANDONMENT, Measure.CONTACTS_PER_ADVISOR_HOUR)) {
            out.append("<div class=\"card tile\"><span class=\"label\">")
                    .append(html(measure.key()))
                    .append("</span><b>")
                    .append(value(best.estimate(measure), measure))
                    .append("</b><span class=\"unit\">")
                    .append(html(measure.key() + ".unit"))
                    .append("</span></div>");
        }
        return out.append("</div>\n").toString();
    }

    private @Nullable PolicyResult best() {
        return experiment.results().stream()
                .filter(r -> !(r.estimate(Measure.DAY_PEAK).mean() > ceiling) && !bound(r))
                .max(Comparator.comparingDouble(
                        r -> r.estimate(Measure.OCCUPANCY).mean()))
                .orElse(null);
    }

    /** What knows more than a dialer can is no choice. */
    private static boolean bound(PolicyResult result) {
        return Policy.all().stream().anyMatch(p -> p.oracle() && result.policy().startsWith(p.name()));
    }

    private String comparison() {
        List<PolicyResult> results = experiment.results();
        return section("compare")
                + "<div class=\"charts\">"
                + new CompareChart(Measure.OCCUPANCY, results, Double.NaN, 100).html()
                + new CompareChart(Measure.ABANDONMENT, results, ceiling, 4 * ceiling).html()
                + new CompareChart(Measure.MEAN_WAIT, results, Double.NaN, 1e9).html()
                + new CompareChart(Measure.HOUR_PEAK, results, ceiling, 10 * ceiling).html()
                + "</div></section>\n";
    }

    private String overTime() {
        return "<section><h2>" + html("course") + "</h2>" + legend() + "<div class=\"charts\">"
                + chart(new Frame("course.occupancy", lowestOccupancy(), 100, 100, Double.NaN), Course.Point::occupancy)
                + chart(new Frame("course.wait", 0, 5, 1e9, Double.NaN), Course.Point::meanWait)
                + chart(new Frame("course.day", 0, ceiling * 1.3, 4 * ceiling, ceiling), Course.Point::dayAbandonment)
                + chart(new Frame("course.hour", 0, ceiling * 1.3, 4 * ceiling, ceiling), Course.Point::hourAbandonment)
                + (steadyTeam()
                        ? ""
                        : chart(new Frame("course.advisors", 0, 1, 1e9, Double.NaN), Course.Point::advisors))
                + "</div></section>\n";
    }

    /** A team that never changes needs no curve. */
    private boolean steadyTeam() {
        var sizes = points.stream()
                .flatMap(p -> p.stream().skip(1))
                .mapToDouble(Course.Point::advisors)
                .summaryStatistics();
        return sizes.getMax() - sizes.getMin() < 0.05 * sizes.getMax();
    }

    private double lowestOccupancy() {
        double lowest = points.stream()
                .flatMap(List::stream)
                .skip(1)
                .mapToDouble(Course.Point::occupancy)
                .filter(Double::isFinite)
                .min()
                .orElse(0);
        return Math.max(0, Math.floor(lowest / 20) * 20);
    }

    private String legend() {
        StringBuilder out = new StringBuilder("<ul class=\"legend\">");
        for (int i = 0; i < experiment.results().size(); i++) {
            out.append("<li><svg viewBox=\"0 0 27 11\"><path class=\"curve\" style=\"stroke:var(--c")
                    .append(color(i))
                    .append(");stroke-width:3\" d=\"M2 6h23\"/></svg>")
                    .append(escape(experiment.results().get(i).policy()))
                    .append("</li>");
        }
        out.append("<li><svg viewBox=\"0 0 27 11\"><path class=\"ceiling\" d=\"M2 6h23\"/></svg>")
                .append(html("ceiling", CourseChart.plain(ceiling)))
                .append("</li>");
        if (scenario.run().warmUpMinutes() > 0) {
            out.append("<li><svg viewBox=\"0 0 27 11\"><rect class=\"warm\" width=\"27\" height=\"11\"/></svg>")
                    .append(html("warmUp"))
                    .append("</li>");
        }
        return out.append("</ul>").toString();
    }

    private String chart(Frame frame, ToDoubleFunction<Course.Point> value) {
        List<Series> series = new ArrayList<>();
        for (int i = points.size() - 1; i >= 0; i--) { // the first is drawn last, over the others
            series.add(new Series(
                    experiment.results().get(i).policy(),
                    color(i),
                    points.get(i).stream().map(value::applyAsDouble).toList()));
        }
        double length = scenario.run().lengthMs();
        List<Double> changes = scenario.world().changes().stream()
                .map(c -> (at(c) - scenario.world().clock().startMs()) / length)
                .toList();
        return new CourseChart(
                        frame,
                        points.getFirst().stream().map(Course.Point::at).toList(),
                        scenario.run().warmUpMs() / length,
                        changes,
                        series)
                .html();
    }

    private long at(Change change) {
        return scenario.world().clock().ms(change.day(), change.at());
    }

    /** Of the first policy that has the answer model. */
    private String reliability() {
        return experiment.results().stream()
                .filter(result -> !result.reliability().isEmpty())
                .findFirst()
                .map(result -> "<section><h2>" + html("answers") + "</h2><p class=\"note\">"
                        + html("answers.note", escape(result.policy())) + "</p><div class=\"charts\">"
                        + new ReliabilityChart(result.reliability()).html() + "</div></section>\n")
                .orElse("");
    }

    private String figures() {
        StringBuilder out = new StringBuilder(section("figures")).append("<div class=\"card scroll\"><table><tr><th>");
        out.append(html("policy")).append("</th>");
        for (Measure measure : Measure.values()) {
            out.append("<th>").append(html(measure.key())).append("</th>");
        }
        out.append("</tr>");
        PolicyResult best = best();
        for (int i = 0; i < experiment.results().size(); i++) {
            PolicyResult result = experiment.results().get(i);
            out.append("<tr><td><span class=\"dot\" style=\"background:var(--c")
                    .append(color(i))
                    .append(")\"></span>")
                    .append(escape(result.policy()))
                    .append("</td>");
            for (Measure measure : Measure.values()) {
                out.append(cell(result, measure, result.equals(best)));
            }
            out.append("</tr>");
        }
        return out.append("</table></div></section>\n").toString();
    }

    private String cell(PolicyResult result, Measure measure, boolean best) {
        Estimate estimate = result.estimate(measure);
        boolean legal = measure == Measure.ABANDONMENT || measure == Measure.DAY_PEAK;
        String style = legal && estimate.mean() > ceiling ? "bad" : best && measure == Measure.OCCUPANCY ? "best" : "";
        return "<td class=\"" + style + "\">" + value(estimate, measure) + "</td>";
    }

    private static String value(Estimate estimate, Measure measure) {
        String text = estimate.text(measure.decimals());
        int sign = text.indexOf(" ± ");
        return sign < 0 ? text : text.substring(0, sign) + " <small>" + text.substring(sign + 1) + "</small>";
    }

    private String whole() {
        Scenario.Run run = scenario.run();
        return "<section><details class=\"card\"><summary>" + html("scenario") + "</summary><p class=\"note\">"
                + html("scenario.note") + " "
                + html("seeds", Long.toString(run.firstSeed()), Long.toString(run.firstSeed() + run.seeds() - 1))
                + "</p><pre>" + escape(ScenarioWriter.yaml(scenario)) + "</pre></details></section>\n";
    }

    private static String section(String key) {
        return "<section><h2>" + html(key) + "</h2><p class=\"note\">" + html(key + ".note") + "</p>";
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(HtmlReport.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
