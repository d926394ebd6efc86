// Writes the licences of what the bundle holds beside it.
const fs = require("fs");
const path = require("path");
const lock = JSON.parse(fs.readFileSync("package-lock.json", "utf-8"));
const parts = [];
for (const [place, entry] of Object.entries(lock.packages).sort()) {
  if (!place || entry.dev) continue;
  const name = place.replace(/^node_modules\//, "");
  const file = fs.readdirSync(place).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? fs.readFileSync(path.join(place, file), "utf-8").trim() : entry.license;
  parts.push(`${name} ${entry.version} (${entry.license})\n\n${text}\n`);
}
fs.writeFileSync("../static/editor.LICENSES.txt", parts.join("\n" + "-".repeat(72) + "\n\n"));
