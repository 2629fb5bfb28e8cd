"use strict";
// Keeps the page true: asks the market each second and runs the clocks on the market's time, of which the browser's own
// clock knows nothing; between two answers only its steady timer counts on.
(() => {
  const EVERY_MS = 1000, LATEST_MS = 8000, LAST_MINUTE_S = 60;
  const find = (name, root = document) => root.querySelector(`[data-${name}]`);
  const blank = document.getElementById("lot").content.firstElementChild;
  let marketMinusTimer = Date.parse(document.body.dataset.serverTime) - performance.now();

  const marketNow = () => marketMinusTimer + performance.now();

  function left(untilMs) {
    const seconds = Math.max(0, Math.ceil((untilMs - marketNow()) / 1000));
    const two = number => String(number).padStart(2, "0");
    const days = Math.floor(seconds / 86400);
    const clock = [Math.floor(seconds / 3600) % 24, Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(":");
    return { seconds, text: days > 0 ? `${days} d ${clock}` : clock };
  }

  function runClocks() {
    const china = new Date(marketNow() + 8 * 3600 * 1000).toISOString();
    find("clock").textContent = china.slice(0, 10) + " " + china.slice(11, 19);
    for (const lot of document.querySelectorAll("[data-lot]")) {
      if (lot.dataset.until) {
        const { seconds, text } = left(Date.parse(lot.dataset.until));
        const clock = lot.querySelector("[data-field=clock]");
        clock.textContent = text;
        clock.classList.toggle("last", seconds <= LAST_MINUTE_S);
      }
    }
  }

  function fill(article, lot) {
    article.className = "lot " + lot.state;
    article.dataset.lot = lot.id;
    article.dataset.until = lot.until;
    find("demo", article).hidden = !lot.demonstration;
    find("link", article).href = "/api/v1/lots/" + encodeURIComponent(lot.id);
    for (const place of article.querySelectorAll("[data-field]")) {
      const text = lot[place.dataset.field];
      if (place.textContent !== text && !(place.dataset.field === "clock" && lot.until)) {
        place.textContent = text;
      }
    }
  }

  function show(name, lots) {
    const group = document.querySelector(`[data-group=${name}]`);
    const shown = new Map([...group.children].map(article => [article.dataset.lot, article]));
    const wanted = lots.map(lot => {
      const article = shown.get(lot.id) || blank.cloneNode(true);
      fill(article, lot);
      return article;
    });
    if (wanted.length !== group.children.length || wanted.some((article, at) => group.children[at] !== article)) {
      group.replaceChildren(...wanted);
    }
    document.querySelector(`[data-count=${name}]`).textContent = lots.length;
    document.querySelector(`[data-none=${name}]`).hidden = lots.length > 0;
  }

  function tell(silent, seen) {
    find("silent").textContent = silent;
    find("silent").hidden = !silent;
    find("seen-at").textContent = seen;
    find("seen").hidden = !seen;
  }

  async function ask() {
    const asked = performance.now();
    try {
      const answer = await fetch("/live.json", { cache: "no-store", signal: AbortSignal.timeout(LATEST_MS) });
      if (!answer.ok) throw new Error(String(answer.status));
      const market = await answer.json();
      const answered = performance.now();
      marketMinusTimer = Date.parse(market.serverTime) - (asked + answered) / 2;
      ["open", "soon", "ended"].forEach(name => show(name, market[name]));
      find("demonstration").hidden = !market.demonstration;
      tell(market.silent, market.seen);
    } catch (failure) {
      tell("市场暂无响应。The market is not answering.", "");
    }
    runClocks();
    setTimeout(ask, EVERY_MS);
  }

  setInterval(runClocks, 250);
  ask();
})();
