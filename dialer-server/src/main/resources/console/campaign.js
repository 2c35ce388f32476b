// One campaign's card. Elements are made once and then only their text and sizes change.
import { ADVISORS, COUNTS, LINES, MODES, TEXT, answers, blocker, number, pacing, share, wait } from "./texts.js";

const HISTORY = 120; // seconds of the chart
const WIDTH = 100;
const CEILING = 0.03; // abandonment above this is marked (domain.md 2.7)
const SVG = "http://www.w3.org/2000/svg";

const make = (tag, className, text) => {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

export const abandonment = (f) => (f.answered === 0 ? 0 : f.abandoned / f.answered);
export const occupancy = (f) => (f.busyMs + f.idleMs === 0 ? 0 : f.busyMs / (f.busyMs + f.idleMs));

const figure = (label, strong) => {
  const box = make("div", strong ? "figure strong" : "figure");
  const value = make("b", "", "0");
  box.append(value, make("span", "", label));
  return { box, set: (text) => (value.textContent = text), mark: (state) => (box.dataset.state = state) };
};

const activity = () => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 ${WIDTH} 40`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", TEXT.activity);
  const area = document.createElementNS(SVG, "path");
  area.setAttribute("class", "area");
  const line = document.createElementNS(SVG, "path");
  line.setAttribute("class", "line");
  svg.append(area, line);
  const values = [];
  return {
    svg,
    push(value) {
      values.push(value);
      if (values.length > HISTORY) values.shift();
      const top = Math.max(4, ...values);
      const step = WIDTH / Math.max(values.length - 1, 1);
      const points = values.map((v, i) => `${(i * step).toFixed(2)} ${(38 - (v / top) * 34).toFixed(2)}`).join("L");
      line.setAttribute("d", `M${points}`);
      area.setAttribute("d", `M0 40L${points}L${((values.length - 1) * step).toFixed(2)} 40Z`);
    },
  };
};

const advisorsBar = () => {
  const bar = make("div", "bar");
  const legend = make("ul", "legend");
  const parts = ADVISORS.map(([key, label]) => {
    const segment = make("i", key);
    const item = make("li", key);
    const value = make("b", "", "0");
    item.append(value, document.createTextNode(` ${label}`));
    bar.append(segment);
    legend.append(item);
    return { key, segment, value };
  });
  return {
    nodes: [bar, legend],
    set(f) {
      for (const { key, segment, value } of parts) {
        segment.style.flexGrow = f[key];
        value.textContent = number(f[key]);
      }
    },
  };
};

export const campaignCard = (f) => {
  const card = make("article", "campaign");
  card.dataset.campaign = f.campaignId;
  const state = make("span", "state");
  const head = make("header");
  const title = make("h2", "", f.name);
  head.append(title, make("span", "mode", MODES[f.mode] ?? f.mode), state);
  const block = make("p", "blocker");

  const lines = LINES.map(([key, label]) => ({ key, ...figure(label, true) }));
  const lineRow = make("div", "row");
  lineRow.append(...lines.map((l) => l.box));
  const chart = activity();
  const advisors = advisorsBar();

  const abandon = figure(TEXT.abandonment, true);
  const busy = figure(TEXT.occupancy, true);
  const expected = figure(TEXT.expectedWait, true);
  const left = figure(TEXT.remaining, true);
  const team = make("p", "team");
  const rates = make("div", "row");
  rates.append(abandon.box, busy.box, expected.box, left.box);

  const counts = COUNTS.map(([key, label]) => ({ key, ...figure(label, false) }));
  const countRow = make("div", "row counts");
  countRow.append(...counts.map((c) => c.box));

  const why = make("section", "why");
  const reason = make("p", "");
  const model = make("p", "");
  why.append(make("h3", "", TEXT.why), reason, model);

  const linesTitle = make("h3", "", TEXT.lines);
  const advisorsTitle = make("h3", "", TEXT.advisors);
  card.append(head, block, linesTitle, lineRow, chart.svg, advisorsTitle, ...advisors.nodes, team, rates, why, countRow);

  return {
    card,
    show(now) {
      title.textContent = now.name;
      state.textContent = now.running ? TEXT.running : TEXT.stopped;
      state.dataset.state = now.running ? "on" : "off";
      block.hidden = now.blocker === "";
      if (now.blocker !== "") {
        const why = blocker(now.blocker);
        block.textContent = why.text;
        block.dataset.kind = why.kind;
      }
      lines.forEach((l) => l.set(number(now[l.key])));
      counts.forEach((c) => c.set(number(now[c.key])));
      advisors.set(now);
      team.hidden = now.team === "";
      team.textContent = TEXT.team(now.team, number(now.teamReady), number(now.teamAdvisors));
      chart.push(now.dialing + now.ringing + now.waiting + now.onCall);
      abandon.set(share(abandonment(now)));
      abandon.mark(abandonment(now) > CEILING ? "bad" : "good");
      busy.set(share(occupancy(now)));
      expected.set(wait(now.expectedWaitMs));
      reason.textContent = now.running ? pacing(now.pacing) : "";
      model.textContent = reason.textContent === "" ? "" : answers(now.reliability);
      why.hidden = reason.textContent === "";
      left.set(number(now.remaining + now.hopper));
    },
  };
};
