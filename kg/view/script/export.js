// What is seen, to take away: as a picture, as a drawing, as a table, as RDF.

import { drawing } from "./drawing.js";
import { h } from "./dom.js";
import { COLUMNS } from "./table.js";
import { turtle } from "./turtle.js";

/** Name each kind of export and what makes it. */
export const EXPORTS = {
  PNG: (app) => inSight(app, () => picture(app).toBlob((blob) => save(app, blob, "png"))),
  SVG: (app) => save(app, new Blob([drawing(app)], { type: "image/svg+xml" }), "svg"),
  CSV: (app) => save(app, new Blob(["\ufeff", csv(app)], { type: "text/csv;charset=utf-8" }), "csv"),
  Turtle: (app) => save(app, new Blob([turtle(app)], { type: "text/turtle;charset=utf-8" }), "ttl"),
};

/** Run `task` when the picture stands on the screen: behind the table it has no size. */
function inSight(app, task) {
  if (app.state.view === "graph") return task();
  app.set({ view: "graph" });
  return setTimeout(task, 400);
}

/** Lay the picture, and the labels over it, on the page's ground. */
function picture(app) {
  const over = app.overlay.canvas;
  const canvas = h("canvas", { width: over.width, height: over.height });
  const pen = canvas.getContext("2d");
  pen.fillStyle = app.colors.paper;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (const layer of [...app.picture.layers(), over]) pen.drawImage(layer, 0, 0, canvas.width, canvas.height);
  return canvas;
}

function csv(app) {
  const names = COLUMNS.map(([name]) => app.speech.t(name));
  const extra = [app.speech.t("sentence"), "URL", "IRI"];
  const rows = app.seen.statements.map((index) => {
    const statement = app.model.statement(index);
    const iri = `${app.model.base}statement/${statement.key}`;
    return [...COLUMNS.map(([, write]) => write(app, statement)),
      app.model.sentences[statement.sentence].text, app.model.articles[statement.article].url, iri];
  });
  return [[...names, ...extra], ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** Quote a cell; an apostrophe keeps a spreadsheet from taking an article's words for a formula. */
function cell(value) {
  const text = String(value ?? "").replace(/\0/g, "");
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${safe.replace(/"/g, '""')}"`;
}

function save(app, blob, ending) {
  const link = h("a", { href: URL.createObjectURL(blob), download: `kg.${ending}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  app.say(app.speech.t("exported", { name: `kg.${ending}` }));
}
