// Asks for the live figures once a second and shows them; says so when they are old.
import { campaignCard } from "./campaign.js";
import { exchangeLines } from "./exchange.js";
import { TEXT, number, time } from "./texts.js";

const EVERY_MS = 1000;
const PATIENCE_MS = 3000;

const cards = new Map();
const campaigns = document.getElementById("campaigns");
const lines = document.getElementById("exchange");
const empty = document.getElementById("empty");
const link = document.getElementById("link");
const linkText = document.getElementById("link-text");
const totals = document.getElementById("totals");
const clock = document.getElementById("clock");

const TOTALS = [
  [TEXT.totalAdvisors, (f) => f.advisors],
  [TEXT.totalRinging, (f) => f.ringing],
  [TEXT.totalCalls, (f) => f.onCall],
  [TEXT.totalClassified, (f) => f.classified],
].map(([label, of]) => {
  const box = document.createElement("div");
  const term = document.createElement("dt");
  const value = document.createElement("dd");
  term.textContent = label;
  value.textContent = "0";
  box.append(term, value);
  totals.append(box);
  return { of, value };
});

const show = ({ at, campaigns: figures, exchange }) => {
  clock.textContent = time(at);
  empty.hidden = figures.length > 0;
  for (const f of figures) {
    if (!cards.has(f.campaignId)) {
      const made = campaignCard(f);
      cards.set(f.campaignId, made);
      campaigns.append(made.card);
    }
    cards.get(f.campaignId).show(f);
  }
  lines.replaceChildren(...exchangeLines(exchange));
  for (const { of, value } of TOTALS) {
    value.textContent = number(figures.reduce((sum, f) => sum + of(f), 0));
  }
};

const state = (name, text) => {
  link.dataset.state = name;
  linkText.textContent = text;
};

const poll = async () => {
  try {
    const response = await fetch("/api/live", { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    show(await response.json());
    state("on", TEXT.live);
  } catch {
    state("off", TEXT.lost);
  } finally {
    setTimeout(poll, EVERY_MS);
  }
};

poll();
