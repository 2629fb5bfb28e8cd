"use strict";
// Shows a person its notices and how it wants to be told. Texts come from the market and are only ever set as text.
(() => {
  const find = (name, root = document) => root.querySelector(`[data-${name}]`);
  const china = at => new Date(Date.parse(at) + 8 * 3600 * 1000).toISOString().slice(0, 19).replace("T", " ");
  let csrf = "", next = null, newest = null, etag = null, language = "zh", wanted = ["MAIL"];

  class Refused extends Error {}

  async function ask(path, options = {}) {
    const headers = { Accept: "application/json", ...options.headers };
    if (options.method) {
      headers["X-CSRF-Token"] = csrf;
      headers["Content-Type"] = "application/json";
    }
    const answer = await fetch(path, { ...options, headers, credentials: "same-origin" });
    const body = answer.status === 204 ? null : await answer.json();
    if (!answer.ok) {
      throw new Refused(body.detail || body.title || answer.status);
    }
    return { body, etag: answer.headers.get("ETag") };
  }

  const send = (path, body, headers = {}, method = "POST") =>
    ask(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });

  function tell(problem) {
    find("problem").textContent = problem;
    find("problem").hidden = false;
  }

  function trying(work) {
    return async event => {
      if (event) {
        event.preventDefault();
      }
      find("problem").hidden = true;
      try {
        await work(event);
      } catch (failure) {
        tell(failure instanceof Refused ? failure.message : "暂时无法连接 Not reached now");
      }
    };
  }

  function showUnread({ unread, more }) {
    find("unread").textContent = more ? `${unread}+` : unread;
    find("unread").hidden = unread === 0;
  }

  async function countUnread() {
    showUnread((await ask("/api/v1/notices/unread")).body);
  }

  function read(article) {
    article.classList.add("CLOSED");
    find("read", article).hidden = true;
  }

  function proof(delivery) {
    const item = document.createElement("li");
    const tries = delivery.attempts.map(attempt => `${attempt.number}: ${china(attempt.at)} ${attempt.outcome} ${attempt.answer}`);
    item.textContent = [delivery.channel, delivery.state, delivery.reason, delivery.address, ...tries].filter(Boolean).join(" · ");
    return item;
  }

  function letter(notice) {
    const article = document.getElementById("notice").content.firstElementChild.cloneNode(true);
    article.lang = notice.language;
    find("title", article).textContent = notice.title;
    find("at", article).textContent = china(notice.at);
    find("at", article).dateTime = notice.at;
    find("text", article).textContent = notice.text;
    if (notice.readAt) {
      read(article);
    }
    find("read", article).addEventListener("click", trying(async () => {
      await send(`/api/v1/notices/${notice.id}/reading`);
      read(article);
      await countUnread();
    }));
    find("proof", article).addEventListener("click", trying(async () => {
      const { body } = await ask(`/api/v1/notices/${notice.id}/deliveries`);
      const list = find("proofs", article);
      list.replaceChildren(...body.items.map(proof));
      list.hidden = false;
    }));
    return article;
  }

  async function showMore() {
    const { body } = await ask("/api/v1/notices?limit=20" + (next ? `&cursor=${encodeURIComponent(next)}` : ""));
    find("list").append(...body.items.map(letter));
    newest ??= body.items[0]?.id;
    next = body.next;
    find("more").hidden = !next;
    find("none").hidden = find("list").children.length > 0;
  }

  async function readAll() {
    if (newest) {
      showUnread((await send("/api/v1/notices/reading", { upTo: newest })).body);
      document.querySelectorAll(".letter").forEach(read);
    }
  }

  function showPreferences(answer) {
    const preferences = answer.body, form = find("form");
    etag = answer.etag;
    language = preferences.language;
    wanted = preferences.channels;
    form.elements.language.value = language;
    form.elements.mail.value = preferences.mail || "";
    find("confirmed").textContent = !preferences.mail ? ""
      : preferences.mailConfirmed ? "已确认 confirmed" : "待确认，请查收邮件 not confirmed: see your mail";
    find("channels").textContent = preferences.available
      .map(each => `${each.channel}: ${each.configured ? "可用 available" : "未配置 not configured"}`).join(" · ");
    for (const box of document.querySelectorAll("[data-kinds] input")) {
      box.checked = box.disabled || !preferences.unsubscribed.includes(box.value);
    }
  }

  function kindRow(kind) {
    const row = document.getElementById("kind").content.firstElementChild.cloneNode(true);
    const box = row.querySelector("input");
    box.value = kind.kind;
    box.disabled = kind.obligatory;
    find("name", row).textContent = `${kind.name.zh} ${kind.name.en}`;
    find("why", row).textContent = kind.obligatory ? kind.why[language] : "";
    return row;
  }

  async function save() {
    const form = find("form"), mail = form.elements.mail.value.trim();
    const unsubscribed = [...document.querySelectorAll("[data-kinds] input")]
      .filter(box => !box.disabled && !box.checked).map(box => box.value);
    const wish = { language: form.elements.language.value, channels: wanted, unsubscribed };
    if (mail) {
      wish.mail = mail;
    }
    showPreferences(await send("/api/v1/notices/preferences", wish, { "If-Match": etag }, "PUT"));
    find("saved").textContent = "已保存 saved";
  }

  async function begin() {
    const { body: session } = await ask("/session");
    if (!session.authenticated) {
      find("login").hidden = false;
      return;
    }
    csrf = session.csrf;
    find("username").textContent = session.username;
    const [preferences, kinds] = await Promise.all([ask("/api/v1/notices/preferences"), ask("/api/v1/notices/kinds")]);
    language = preferences.body.language;
    find("kinds").replaceChildren(...kinds.body.items.filter(kind => kind.kind !== "ADDRESS_CONFIRMATION").map(kindRow));
    showPreferences(preferences);
    find("preferences").hidden = false;
    find("inbox").hidden = false;
    await Promise.all([countUnread(), showMore()]);
  }

  find("more").addEventListener("click", trying(showMore));
  find("read-all").addEventListener("click", trying(readAll));
  find("form").addEventListener("submit", trying(save));
  trying(begin)();
})();
