// Checks a graph against shapes with two SHACL engines: {engine: {conforms, messages}}.
// Arguments: the data and the shapes, in Turtle. rdf-validate-shacl knows no SPARQL constraints and gets the rest;
// shacl-engine 1.1.2 gets the SPARQL constraints, a shape each, because it runs one a shape. It gets no others: it
// finds no xsd:string with a character beyond U+FFFF valid, and counts a qualified shape once for all its nodes.
import { readFileSync } from 'node:fs';
import { DataFactory, Parser, Store } from 'n3';
import RdfValidateShacl from 'rdf-validate-shacl';
import { Validator } from 'shacl-engine';
import { validations } from 'shacl-engine/sparql.js';

const NODE_SHAPE = 'http://www.w3.org/ns/shacl#NodeShape';
const TARGET = 'http://www.w3.org/ns/shacl#targetClass';
const SPARQL = 'http://www.w3.org/ns/shacl#sparql';
const read = (path) => new Store(new Parser().parse(readFileSync(path, 'utf8')));
const [data, shapes] = process.argv.slice(2).map(read);
const told = (report) => ({
  conforms: report.conforms,
  messages: report.results.map((result) => [].concat(result.message).map((term) => term.value ?? String(term)).join(' ')).sort(),
});

const core = new Store([...shapes].filter((quad) => quad.predicate.value !== SPARQL));
const forEngine = new Store([...shapes].filter((quad) => quad.predicate.value !== SPARQL && quad.predicate.value !== TARGET
  && quad.object.value !== NODE_SHAPE));
for (const { subject, predicate, object } of shapes.match(null, DataFactory.namedNode(SPARQL), null)) {
  const own = DataFactory.namedNode(`${object.value}Alone`);
  forEngine.add(DataFactory.quad(own, predicate, object));
  for (const target of shapes.match(subject, DataFactory.namedNode(TARGET), null)) {
    forEngine.add(DataFactory.quad(own, target.predicate, target.object));
  }
}
const answers = {
  'rdf-validate-shacl': told(await new RdfValidateShacl(core).validate(data)),
  'shacl-engine': told(await new Validator(forEngine, { factory: DataFactory, validations }).validate({ dataset: data })),
};
process.stdout.write(JSON.stringify(answers));
