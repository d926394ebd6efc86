// Answers SPARQL queries with Comunica over one file: {name: SPARQL JSON results}.
// Arguments: the data file, and a JSON file of {name: query}.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { QueryEngine } from '@comunica/query-sparql-file';

const [data, queries] = process.argv.slice(2);
const engine = new QueryEngine();
const context = { sources: [{ type: 'file', value: resolve(data) }] };
const answers = {};
for (const [name, query] of Object.entries(JSON.parse(readFileSync(queries, 'utf8')))) {
  const result = await engine.query(query, context);
  const { data: stream } = await engine.resultToString(result, 'application/sparql-results+json');
  let text = '';
  for await (const chunk of stream) text += chunk;
  answers[name] = JSON.parse(text);
}
process.stdout.write(JSON.stringify(answers));
