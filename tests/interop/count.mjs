// Reads RDF files with N3.js (Turtle, N-Triples, TriG, N-Quads) and jsonld.js (JSON-LD): {file: number of quads}.
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';

const formats = { ttl: 'text/turtle', nt: 'application/n-triples', trig: 'application/trig', nq: 'application/n-quads' };
jsonld.documentLoader = (url) => { throw new Error(`nothing is to be fetched: ${url}`); };

async function count(path) {
  const text = readFileSync(path, 'utf8');
  const suffix = path.split('.').pop();
  if (suffix === 'jsonld') {
    const lines = await jsonld.toRDF(JSON.parse(text), { format: 'application/n-quads' });
    return new Store(new Parser({ format: formats.nq }).parse(lines)).size;
  }
  return new Store(new Parser({ format: formats[suffix] }).parse(text)).size;
}

const counts = {};
for (const path of process.argv.slice(2)) counts[path] = await count(path);
process.stdout.write(JSON.stringify(counts));
