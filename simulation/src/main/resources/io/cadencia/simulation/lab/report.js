(() => {
  const root = document.documentElement;
  const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (key, value) => { try { localStorage.setItem(key, value); } catch { /* a file without storage */ } };
  const asked = new URLSearchParams(location.search);
  root.dataset.lang = asked.get("lang") || stored("lang") || (navigator.language.startsWith("es") ? "es" : "en");
  root.lang = root.dataset.lang;
  const theme = asked.get("theme") || stored("theme");
  if (theme) root.dataset.theme = theme;
  document.getElementById("lang").onclick = () => {
    root.lang = root.dataset.lang = root.dataset.lang === "es" ? "en" : "es";
    store("lang", root.lang);
  };
  document.getElementById("theme").onclick = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    store("theme", root.dataset.theme);
  };
  const number = (value) => value === null ? "–" : value.toLocaleString(root.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  for (const figure of document.querySelectorAll("figure[data-course]")) {
    const data = JSON.parse(figure.dataset.course);
    const svg = figure.querySelector("svg");
    const hair = figure.querySelector(".hair");
    const tip = figure.querySelector(".tip");
    const hide = () => { hair.style.visibility = tip.style.visibility = "hidden"; };
    svg.addEventListener("pointerleave", hide);
    svg.addEventListener("pointermove", (event) => {
      const box = svg.getBoundingClientRect();
      const scale = data.width / box.width;
      const x = (event.clientX - box.left) * scale;
      const i = Math.round((x - data.left) / (data.right - data.left) * (data.at.length - 1));
      if (i < 0 || i >= data.at.length) { hide(); return; }
      const at = data.left + (data.right - data.left) * i / (data.at.length - 1);
      hair.setAttribute("x1", at);
      hair.setAttribute("x2", at);
      tip.replaceChildren(data.at[i]);
      data.series.forEach((series) => {
        const row = document.createElement("div");
        const dot = document.createElement("i");
        dot.style.background = series.color;
        const value = document.createElement("b");
        value.textContent = number(series.values[i]);
        row.append(dot, series.name, value);
        tip.append(row);
      });
      hair.style.visibility = tip.style.visibility = "visible";
      const left = at / scale + 14;
      tip.style.left = (left + tip.offsetWidth > box.width ? at / scale - tip.offsetWidth - 14 : left) + "px";
      tip.style.top = "2.4rem";
    });
  }
})();
