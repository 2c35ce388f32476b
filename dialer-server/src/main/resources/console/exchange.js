// One line for each switch and each trunk.
import { NODE_MODES, TEXT, number } from "./texts.js";

const line = (name, bad, text) => {
  const item = document.createElement("li");
  item.dataset.state = bad ? "bad" : "on";
  const title = document.createElement("b");
  title.textContent = name;
  item.append(title, ` ${text}`);
  return item;
};

const node = (n) => {
  const state = n.up ? (NODE_MODES[n.mode] ?? n.mode) : TEXT.nodeDown;
  const calls = `${number(n.calls)} ${TEXT.nodeCalls}, ${number(n.phones)} ${TEXT.nodePhones}`;
  const flight = `${number(n.inFlight)}/${number(n.inFlightCap)} ${TEXT.nodeInFlight}, ${number(n.roundTripMs)} ms`;
  return line(n.name, !n.up || n.mode !== "ACTIVE", `${state} · ${calls} · ${flight}`);
};

const trunk = (t) => {
  const rate = `${number(Math.floor(t.callsPerSecond))} ${TEXT.trunkRate}`;
  return line(t.name, t.closed, `${t.closed ? TEXT.trunkClosed : TEXT.trunk} · ${number(t.calls)} ${TEXT.nodeCalls} · ${rate}`);
};

export const exchangeLines = ({ nodes, trunks }) => [...nodes.map(node), ...trunks.map(trunk)];
