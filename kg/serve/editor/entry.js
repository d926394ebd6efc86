// The editor of the query page: SPARQL colours, completion from what the server knows, a mark on an error.
import {autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap} from "@codemirror/autocomplete";
import {defaultKeymap, history, historyKeymap} from "@codemirror/commands";
import {HighlightStyle, StreamLanguage, bracketMatching, syntaxHighlighting} from "@codemirror/language";
import {sparql} from "@codemirror/legacy-modes/mode/sparql";
import {EditorState, StateEffect, StateField} from "@codemirror/state";
import {Decoration, EditorView, drawSelection, keymap, lineNumbers, placeholder} from "@codemirror/view";
import {tags} from "@lezer/highlight";

const colours = HighlightStyle.define([
  {tag: tags.keyword, class: "tok-keyword"},
  {tag: [tags.variableName, tags.special(tags.variableName)], class: "tok-variable"},
  {tag: [tags.string, tags.literal], class: "tok-string"},
  {tag: tags.number, class: "tok-number"},
  {tag: tags.comment, class: "tok-comment"},
  {tag: [tags.atom, tags.propertyName], class: "tok-name"},
]);

const setMark = StateEffect.define();
const marks = StateField.define({
  create: () => Decoration.none,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMark)) return effect.value;
    }
    return transaction.docChanged ? Decoration.none : value;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Make an editor in `parent`. `complete(prefix)` gives completions, `run()` is what Ctrl-Enter does; `nonce` lets it add its style. */
export function create({parent, text, label, complete, run, changed, nonce}) {
  const source = (context) => {
    const word = context.matchBefore(/[?$]?[\w:-]+/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    return {from: word.from, options: complete(word.text, context.state.doc.toString()), validFor: /^[?$]?[\w:-]*$/};
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        EditorView.cspNonce.of(nonce), lineNumbers(), history(), drawSelection(), bracketMatching(), closeBrackets(), marks,
        StreamLanguage.define(sparql), syntaxHighlighting(colours),
        autocompletion({override: [source]}),
        EditorView.lineWrapping, EditorView.contentAttributes.of({"aria-label": label}),
        EditorView.updateListener.of((update) => update.docChanged && changed()),
        placeholder("SELECT …"),
        keymap.of([
          {key: "Mod-Enter", run: () => { run(); return true; }, preventDefault: true},
          ...closeBracketsKeymap, ...completionKeymap, ...defaultKeymap, ...historyKeymap,
        ]),
      ],
    }),
  });
  return {
    get text() { return view.state.doc.toString(); },
    set text(value) { view.dispatch({changes: {from: 0, to: view.state.doc.length, insert: value}}); },
    focus() { view.focus(); },
    /** Mark the character at a line and column, both from 1. */
    mark(line, column) {
      if (line > view.state.doc.lines) return;
      const from = Math.min(view.state.doc.line(line).from + column - 1, view.state.doc.length);
      const to = Math.min(from + 1, view.state.doc.length);
      const set = from < to ? Decoration.set([Decoration.mark({class: "wrong"}).range(from, to)]) : Decoration.none;
      view.dispatch({effects: setMark.of(set), selection: {anchor: from}});
    },
  };
}
