"use strict";
(() => {
  const all = (selector, inside = document) => [...inside.querySelectorAll(selector)];
  const plain = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // An address opens what it names, also where the browser does not by itself.
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (closed) { closed.open = true; target.scrollIntoView(); }
  };
  addEventListener("hashchange", reveal);
  reveal();

  // Search and filter.
  const tools = document.querySelector(".tools"), results = all(".kr"), lines = all(".line");
  if (tools && !results.length && lines.length) {
    const find = document.getElementById("_find"), words = new Map(lines.map(one => [one, plain(one.textContent)]));
    for (const one of all("#_status, #_open, #_found", tools)) one.remove();
    find.addEventListener("input", () => {
      const wanted = plain(find.value).split(/\s+/).filter(Boolean);
      for (const one of lines) one.hidden = !wanted.every(word => words.get(one).includes(word));
    });
    tools.hidden = false;
  }
  if (tools && results.length) {
    const find = document.getElementById("_find"), status = document.getElementById("_status");
    const found = document.getElementById("_found"), open = document.getElementById("_open");
    const words = new Map(results.map(one => [one, plain(one.textContent)]));
    const heads = new Map(all(".objective").map(one => [one, plain(one.querySelector("header").textContent)]));
    const names = new Map(all(".team").map(one => [one, plain(one.querySelector("header").textContent)]));
    const filter = () => {
      const wanted = plain(find.value).split(/\s+/).filter(Boolean), state = status.value;
      let shown = 0;
      for (const one of results) {
        const objective = one.closest(".objective"), team = one.closest(".team");
        const text = words.get(one) + " " + (heads.get(objective) || "") + " " + (names.get(team) || "");
        one.hidden = !(wanted.every(word => text.includes(word)) && (!state || one.dataset.status === state));
        shown += !one.hidden;
      }
      const narrowed = wanted.length > 0 || state !== "";
      for (const one of heads.keys()) {
        one.hidden = narrowed && !one.querySelector(".kr:not([hidden])") && (state !== "" ||
          !wanted.every(word => (heads.get(one) + " " + names.get(one.closest(".team"))).includes(word)));
      }
      for (const one of names.keys()) one.hidden = narrowed && !one.querySelector(".objective:not([hidden])");
      found.textContent = narrowed ? found.dataset.words.replace("{n}", shown).replace("{all}", results.length) : "";
    };
    find.addEventListener("input", filter);
    status.addEventListener("change", filter);
    open.addEventListener("click", () => {
      const closed = results.filter(one => !one.hidden).map(one => one.querySelector("details"));
      const opening = closed.some(one => !one.open);
      for (const one of closed) one.open = opening;
    });
    tools.hidden = false;
  }

  // Tables are sorted by a click on a heading.
  for (const heading of all("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...heading.childNodes);
    heading.append(button);
    const column = heading.cellIndex, numeric = heading.dataset.sort === "num";
    const key = row => row.cells[column].textContent.trim();
    const figure = row => parseFloat(key(row).replace(",", ".").replace("\u2212", "-"));
    button.addEventListener("click", () => {
      const body = heading.closest("table").tBodies[0];
      const down = heading.getAttribute("aria-sort") === "ascending";
      for (const one of all("th[aria-sort]", heading.parentNode)) one.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down ? "descending" : "ascending");
      const order = (one, other) => {
        if (!numeric) return key(one).localeCompare(key(other), document.documentElement.lang) * (down ? -1 : 1);
        const a = figure(one), b = figure(other);
        return isNaN(a) || isNaN(b) ? isNaN(a) - isNaN(b) : (a - b) * (down ? -1 : 1);
      };
      body.append(...[...body.rows].sort(order));
    });
  }
})();
