// Words of the interface and names of actors and relations in the chosen language.

/** Return functions that speak `language`. */
export function speak(model, language) {
  const words = model.text[language];
  const fallback = model.text.en;
  const plural = new Intl.PluralRules(language);
  const number = new Intl.NumberFormat(language);
  const day = new Intl.DateTimeFormat(language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

  function t(key, given = {}) {
    let text = words[key] ?? fallback[key] ?? key;
    if (typeof text === "object") text = text[plural.select(given.n)] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => (name === "n" ? number.format(given.n) : given[name] ?? ""));
  }

  return {
    language,
    t,
    number: (value) => number.format(value),
    actor: (index) => model.actors[index].names[language] || model.actors[index].name,
    relation: (index) => label(model.relations[index].labels, language) || model.relations[index].id,
    type: (index) => (index < 0 ? t("unknownType") : label(model.types[index].labels, language)),
    date: (days) => (days === null ? "" : day.format(days * 86400000)),
    time: (edtf) => (/^\d{4}-\d\d-\d\d$/.test(edtf) ? day.format(Date.parse(edtf)) : edtf),
  };
}

function label(labels, language) {
  return labels[language] || labels.en || "";
}

/** Return a text as search compares it: lower case, no accents, ё as е. */
export function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ё/g, "е").trim();
}
