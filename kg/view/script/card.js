// One statement in full: what, to whom, since when, the sentence, and who says so in steps.

import { h, slice } from "./dom.js";
import { STATUSES } from "./model.js";

const EDGE_WORDS = 5;

/** Return a card for a statement; `open` shows its sentence at once. */
export function card(app, index, open) {
  const statement = app.model.statement(index);
  const body = h("div", { class: "card-body" });
  const details = h("details", { class: `card${statement.denied ? " denied" : ""}`, "data-key": statement.key },
    h("summary", {}, headline(app, statement), badges(app, statement)), body);
  const write = () => {
    if (!body.childNodes.length) body.append(...inside(app, statement));
  };
  details.addEventListener("toggle", () => details.open && write());
  if (open) {
    details.open = true;
    write();
  }
  return details;
}

function headline(app, statement) {
  const { speech } = app;
  const other = statement.recipient >= 0 ? statement.recipient : statement.place;
  return h("span", { class: "headline" },
    h("b", {}, speech.actor(statement.agent)), " ",
    h("span", { class: "relation", style: { color: app.ink(statement.relation) } }, speech.relation(statement.relation)),
    other >= 0 ? [" → ", h("b", {}, speech.actor(other))] : null,
    statement.theme ? [": ", h("span", { class: "theme" }, statement.theme)] : null);
}

function badges(app, statement) {
  const { t } = app.speech;
  const when = date(app, statement);
  return h("span", { class: "badges" },
    statement.denied ? h("span", { class: "badge no" }, `✕ ${t("denied")}`) : null,
    statement.status ? h("span", { class: `badge ${STATUSES[statement.status]}` }, t(STATUSES[statement.status])) : null,
    statement.support > 1 ? h("span", { class: "badge" }, t("sourcesCount", { n: statement.support })) : null,
    when ? h("span", { class: "date" }, when) : null);
}

/** Return when it happened as the article says, else when the article appeared. */
export function date(app, statement) {
  if (statement.time) return app.speech.time(statement.time);
  return app.speech.time((app.model.articles[statement.article].published || "").slice(0, 10));
}

function inside(app, statement) {
  const against = app.model.against[statement.index] || [];
  return [
    quote(app, statement),
    chain(app, statement),
    rolesThen(app, statement),
    against.length ? versus(app, statement, against) : null,
  ].filter(Boolean);
}

/** Return the sentence with the words that say it marked in it, and the way back to the article. */
function quote(app, statement) {
  const { text } = app.model.sentences[statement.sentence];
  const article = app.model.articles[statement.article];
  const { start, end } = statement;
  return h("blockquote", { lang: article.language || undefined, dir: "auto", cite: article.url || undefined },
    h("p", {}, slice(text, 0, start), h("mark", {}, slice(text, start, end)), slice(text, end)),
    h("footer", { dir: "auto" }, origin(app, article, text)));
}

function origin(app, article, text) {
  const said = [article.publisher, app.speech.time(article.published.slice(0, 10))].filter(Boolean).join(", ");
  const title = h("cite", {}, article.title);
  if (!article.url) return [title, said ? ` · ${said}` : ""];
  return [title, said ? ` · ${said} · ` : " · ",
    h("a", { href: fragment(article.url, text), target: "_blank", rel: "noopener noreferrer" }, app.speech.t("openArticle"))];
}

/** Return a link to the very sentence: a text fragment of its first and last words. */
export function fragment(url, text) {
  if (!/^https?:\/\//i.test(url)) return "#";
  const words = text.trim().split(/\s+/);
  const encode = (list) => encodeURIComponent(list.join(" ")).replace(/-/g, "%2D");
  const ends = words.length > 2 * EDGE_WORDS
    ? `${encode(words.slice(0, EDGE_WORDS))},${encode(words.slice(-EDGE_WORDS))}` : encode(words);
  return `${url.split("#")[0]}#:~:text=${ends}`;
}

/** Return the chain of attribution as steps: the article's publisher, whom it cites, whom that cites. */
export function chain(app, statement) {
  const { model, speech } = app;
  const article = model.articles[statement.article];
  const steps = [h("li", { class: "step" }, article.publisher || speech.t("theArticle"))];
  for (const source of statement.sources) {
    steps.push(h("li", { class: "step" },
      h("button", { type: "button", class: "link", on: { click: () => app.chooseActor(source) } }, speech.actor(source))));
  }
  return h("div", { class: "chain" }, h("p", { class: "label" }, speech.t("whoSays")),
    h("ol", { "aria-label": speech.t("whoSays") }, steps));
}

/** Return the offices that the article gives the people of this statement. */
function rolesThen(app, statement) {
  const people = new Set([statement.agent, statement.recipient, ...statement.sources]);
  const roles = app.model.roles.filter((role) => role.article === statement.article && people.has(role.person));
  const lines = new Map(roles.map((role) => [`${role.person}/${role.office}/${role.of}`, roleLine(app, role, true)]));
  return lines.size ? h("ul", { class: "roles", "aria-label": app.speech.t("roles") }, [...lines.values()]) : null;
}

/** Return an office as a line; `named` puts the person before it. */
export function roleLine(app, role, named) {
  const { speech } = app;
  return h("li", {},
    named ? [h("b", {}, speech.actor(role.person)), " — "] : null, h("span", { dir: "auto" }, role.office),
    role.of >= 0 ? `, ${speech.actor(role.of)}` : "",
    role.status === "current" ? "" : ` (${speech.t(`role_${role.status}`)})`,
    role.time ? h("span", { class: "date" }, ` ${role.time}`) : null);
}

/** Set what is said beside who says the opposite. */
function versus(app, statement, against) {
  const { t } = app.speech;
  const side = (indexes, denied) => h("div", { class: denied ? "side no" : "side" },
    h("p", { class: "label" }, denied ? `✕ ${t("denies")}` : t("claims")), indexes.map((index) => voice(app, index)));
  const own = [statement.index];
  return h("div", { class: "versus", role: "group", "aria-label": t("contested") },
    h("p", { class: "label" }, t("contested")),
    h("div", { class: "sides" },
      side(statement.denied ? against : own, false), side(statement.denied ? own : against, true)));
}

function voice(app, index) {
  const statement = app.model.statement(index);
  const { text } = app.model.sentences[statement.sentence];
  const article = app.model.articles[statement.article];
  const names = [article.publisher || app.speech.t("theArticle"), ...statement.sources.map((n) => app.speech.actor(n))];
  return h("figure", {}, h("figcaption", {}, names.join(" → "), " ", h("span", { class: "date" }, date(app, statement))),
    h("p", { lang: article.language || undefined, dir: "auto" }, text));
}
