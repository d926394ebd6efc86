// Reads a Cypher script, a statement a line, with Neo4j's own language support: {statements, errors}.
import { readFileSync } from 'node:fs';
import { lintCypherQuery } from '@neo4j-cypher/language-support';

const ERROR = 1;
const lines = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);
const errors = lines.flatMap((line) => lintCypherQuery(line, {}).diagnostics
  .filter((found) => found.severity === ERROR).map((found) => `${found.message}: ${line.slice(0, 200)}`));
process.stdout.write(JSON.stringify({ statements: lines.length, errors }));
