// Checks a graph against shapes with two SHACL engines: {engine: {conforms, messages}}.
// Arguments: the data and the shapes, in Turtle. rdf-validate-shacl knows no SPARQL constraints and is given none.
import { readFileSync } from 'node:fs';
import { DataFactory, Parser, Store } from 'n3';
import RdfValidateShacl from 'rdf-validate-shacl';
import { Validator } from 'shacl-engine';
import { validations } from 'shacl-engine/sparql.js';

const SUBCLASS = 'http://www.w3.org/2000/01/rdf-schema#subClassOf';
const SPARQL = 'http://www.w3.org/ns/shacl#sparql';
const read = (path) => new Store(new Parser().parse(readFileSync(path, 'utf8')));
const [data, shapes] = process.argv.slice(2).map(read);
const told = (report) => ({
  conforms: report.conforms,
  messages: report.results.map((result) => [].concat(result.message).map((term) => term.value ?? String(term)).join(' ')).sort(),
});

const core = new Store([...shapes].filter((quad) => quad.predicate.value !== SPARQL));
// shacl-engine looks for subclasses among the shapes and not, as the standard says, in the data.
const withClasses = new Store([...shapes, ...[...data].filter((quad) => quad.predicate.value === SUBCLASS)]);
const answers = {
  'rdf-validate-shacl': told(await new RdfValidateShacl(core).validate(data)),
  'shacl-engine': told(await new Validator(withClasses, { factory: DataFactory, validations }).validate({ dataset: data })),
};
process.stdout.write(JSON.stringify(answers));
