// What stands beside the pointer: whom or what it is over, one sentence, and who says so.

import { h, refill } from "./dom.js";
import { isActor } from "./model.js";

const LONG = 220;

/** Show in `box` what is under the pointer, or nothing. */
export function showTooltip(app, box, { node, edge }, pointer) {
  const content = edge !== undefined ? overEdge(app, edge) : node !== undefined ? overNode(app, node) : null;
  box.hidden = !content;
  if (!content) return;
  refill(box, content);
  const { offsetWidth, offsetHeight, parentElement } = box;
  const left = Math.min(pointer.x + 16, parentElement.clientWidth - offsetWidth - 8);
  const top = pointer.y + 18 + offsetHeight > parentElement.clientHeight ? pointer.y - offsetHeight - 12 : pointer.y + 18;
  Object.assign(box.style, { left: `${Math.max(8, left)}px`, top: `${Math.max(8, top)}px` });
}

function overNode(app, node) {
  const { model, speech } = app;
  if (!isActor(model, node)) {
    const id = [...app.seen.bundles.keys()].find((number) => model.edges[number].to === node);
    return id === undefined ? null : overEdge(app, id);
  }
  return [h("strong", {}, speech.actor(node)), h("p", {}, `${speech.type(model.actors[node].type)} · ${
    speech.t("statementsCount", { n: app.statementsOf(node).length })}`)];
}

function overEdge(app, id) {
  const { model, speech } = app;
  const held = app.seen.bundles.get(id) || [];
  if (!held.length) return null;
  const statement = model.statement(held[0]);
  const { text } = model.sentences[statement.sentence];
  const article = model.articles[statement.article];
  const names = [article.publisher || speech.t("theArticle"), ...statement.sources.map((source) => speech.actor(source))];
  const relations = [...new Set(held.map((index) => model.columns.relation[index]))].map(speech.relation).join(", ");
  return [
    h("strong", {}, `${statement.denied ? "✕ " : ""}${speech.actor(statement.agent)} — ${relations}`),
    h("p", { dir: "auto" }, text.length > LONG ? `${text.slice(0, LONG)}…` : text),
    h("p", { class: "tip-chain" }, names.join(" → ")),
    held.length > 1 ? h("p", { class: "tip-more" }, speech.t("clickForAll", { n: held.length })) : null,
  ];
}
