// The statements seen, as Turtle, with the names that kg's own export gives everything.

import { STATUSES } from "./model.js";

const PREFIXES = {
  oa: "http://www.w3.org/ns/oa#", prov: "http://www.w3.org/ns/prov#", rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#", schema: "https://schema.org/", xsd: "http://www.w3.org/2001/XMLSchema#",
};

const TAG = /^[a-z]{1,8}(-[a-z0-9]{1,8})*$/i;

/** Return the text of a Turtle file. */
export function turtle(app) {
  const { model, seen } = app;
  const prefixes = { kg: model.namespace, ...PREFIXES };
  const actors = new Set();
  const articles = new Set();
  const themes = new Map();
  const evidence = new Map();
  const statements = seen.statements.map((index) => {
    const statement = model.statement(index);
    [statement.agent, statement.recipient, statement.place, ...statement.sources].forEach((n) => n >= 0 && actors.add(n));
    articles.add(statement.article);
    if (statement.theme) themes.set(statement.themeKey, statement.theme);
    const spot = evidenceOf(model, statement);
    evidence.set(spot.iri, spot);
    return statementBlock(model, statement, spot.iri);
  });
  const head = Object.entries(prefixes).map(([name, iri]) => `@prefix ${name}: <${iri}> .`).join("\n");
  return [head, ...[...articles].map((n) => articleBlock(model, n)), ...[...actors].map((n) => actorBlock(model, n)),
    ...[...themes].map(([key, text]) => block(`${model.base}theme/${key}`, ["a kg:Theme", `rdfs:label ${literal(text)}`])),
    ...[...evidence.values()].map((spot) => evidenceBlock(model, spot)), ...statements].join("\n\n") + "\n";
}

function statementBlock(model, statement, evidence) {
  const { base, actors, relations, articles } = model;
  const relation = relations[statement.relation];
  const actor = (number) => bracketed(actors[number].id);
  const theme = statement.theme ? bracketed(`${base}theme/${statement.themeKey}`) : null;
  const article = bracketed(`${base}article/${articles[statement.article].key}`);
  const object = statement.recipient >= 0 ? actor(statement.recipient) : theme || (statement.place >= 0 ? actor(statement.place) : null);
  const { sources } = statement;
  const happened = object && !statement.denied && statement.status === 0;
  const fact = happened ? `${actor(statement.agent)} kg:${relation.property} ${object} .\n\n` : "";
  return fact + block(`${base}statement/${statement.key}`, [
    `a kg:${relation.class}, kg:Statement, rdf:Statement`,
    `rdf:subject ${actor(statement.agent)}`, `rdf:predicate kg:${relation.property}`, object && `rdf:object ${object}`,
    `kg:agent ${actor(statement.agent)}`,
    statement.recipient >= 0 && `kg:recipient ${actor(statement.recipient)}`,
    theme && `kg:theme ${theme}`, statement.place >= 0 && `kg:place ${actor(statement.place)}`,
    statement.time && `kg:time ${literal(statement.time)}`,
    `kg:polarity kg:${statement.denied ? "negated" : "affirmed"}`, `kg:status kg:${STATUSES[statement.status]}`,
    ...sources.map((source) => `kg:source ${actor(source)}`),
    sources.length && `kg:nearestSource ${actor(sources[0])}`, sources.length && `kg:deepestSource ${actor(sources.at(-1))}`,
    `kg:evidence ${bracketed(evidence)}`, `kg:inArticle ${article}`, `prov:wasDerivedFrom ${article}`,
  ]);
}

function evidenceOf(model, statement) {
  const sentence = model.sentences[statement.sentence];
  const letters = Array.from(sentence.text);
  const [start, end] = [sentence.start + statement.start, sentence.start + statement.end];
  const { key } = model.articles[statement.article];
  const exact = letters.slice(statement.start, statement.end).join("");
  return { iri: `${model.base}evidence/${key}-${start}-${end}`, article: key, start, end, exact };
}

function evidenceBlock(model, spot) {
  const parts = [
    block(spot.iri, ["a oa:SpecificResource", `oa:hasSource ${bracketed(`${model.base}article/${spot.article}`)}`,
      `oa:hasSelector ${bracketed(`${spot.iri}#position`)}, ${bracketed(`${spot.iri}#quote`)}`]),
    block(`${spot.iri}#position`, ["a oa:TextPositionSelector",
      `oa:start "${spot.start}"^^xsd:nonNegativeInteger`, `oa:end "${spot.end}"^^xsd:nonNegativeInteger`]),
    block(`${spot.iri}#quote`, ["a oa:TextQuoteSelector", `oa:exact ${literal(spot.exact)}`]),
  ];
  return parts.join("\n\n");
}

function articleBlock(model, number) {
  const article = model.articles[number];
  return block(`${model.base}article/${article.key}`, [
    "a kg:Article, schema:NewsArticle, prov:Entity", article.headline && `schema:headline ${literal(article.headline)}`,
    article.published && `schema:datePublished ${literal(article.published)}`,
    article.url && `schema:url ${literal(article.url)}^^xsd:anyURI`,
    article.language && `schema:inLanguage ${literal(article.language)}`,
  ]);
}

function actorBlock(model, number) {
  const actor = model.actors[number];
  const labels = Object.entries(actor.names)
    .map(([language, name]) => `rdfs:label ${literal(name)}${TAG.test(language) ? `@${language}` : ""}`);
  const type = actor.type >= 0 ? model.types[actor.type].class : "Actor";
  return block(actor.id, [`a kg:${type}`, ...(labels.length ? labels : [`rdfs:label ${literal(actor.name)}`])]);
}

function block(subject, lines) {
  return `${bracketed(subject)}\n    ${lines.filter(Boolean).join(" ;\n    ")} .`;
}

const NOT_IN_IRI = /[^\w\-.~:/?#@!$&'()*+,;=%\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef]|%(?![0-9A-Fa-f]{2})|(?<=#.*)#/gu;

/** Return an IRI in brackets, with what may not stand there percent-encoded. */
function bracketed(text) {
  return `<${text.toWellFormed().replace(NOT_IN_IRI, encodeURIComponent)}>`;
}

function literal(text) {
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  // eslint-disable-next-line no-control-regex
  return `"${text.replace(/[\\"\n\r\t]/g, (sign) => escapes[sign]).replace(/[\0-\x1f\x7f]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}
