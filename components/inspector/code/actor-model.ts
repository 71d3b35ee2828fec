'use client';
/** The text of one actor's code in the editor: one model an actor, shared by every editor that shows it. */
import { useDocument } from '@/components/editor/document.ts';
import type { Flow, Id } from '@/flow/document.ts';
import { setCode } from '@/flow/edits/change-actor.ts';
import { codeProblems } from './code-problems.ts';
import { actorPath, actorTypes } from './flow-types.ts';
import { monaco, typescript } from './monaco.ts';

const open = new Map<Id, { model: monaco.editor.ITextModel; users: number; close: () => void }>();

const codeOf = (flow: Flow, id: Id): string | undefined => {
  const work = flow.actors[id]?.work;
  return work?.kind === 'code' ? work.code : undefined;
};

/** The caller gives it back with `releaseModel`. */
export function takeModel(id: Id): monaco.editor.ITextModel {
  const known = open.get(id);
  if (known) {
    known.users += 1;
    return known.model;
  }
  const uri = monaco.Uri.parse(`file://${actorPath(id)}`);
  const model = monaco.editor.createModel(
    codeOf(useDocument.getState().document, id) ?? '',
    'typescript',
    uri,
  );
  model.setEOL(monaco.editor.EndOfLineSequence.LF);
  const closers = [keepTogether(id, model), keepTypes(id), keepMarkers(id, model)];
  open.set(id, {
    model,
    users: 1,
    close: () => {
      for (const close of closers) close();
      model.dispose();
    },
  });
  return model;
}

export function releaseModel(id: Id): void {
  const known = open.get(id);
  if (!known) return;
  known.users -= 1;
  if (known.users > 0) return;
  open.delete(id);
  known.close();
}

/** What is typed goes to the document; what changes there (an undo, a conflict resolved) comes back. */
function keepTogether(id: Id, model: monaco.editor.ITextModel): () => void {
  let taking = false;
  const typed = model.onDidChangeContent(() => {
    if (taking) return;
    const { document, edit } = useDocument.getState();
    const code = model.getValue(monaco.editor.EndOfLinePreference.LF);
    edit(
      `Edit the code of ${document.actors[id]?.name ?? 'an actor'}`,
      (flow) => (codeOf(flow, id) === undefined ? flow : setCode(flow, id, code)),
      { gesture: `code ${id}` },
    );
  });
  const stop = useDocument.subscribe(({ document }) => {
    const code = codeOf(document, id);
    if (code === undefined || code === model.getValue(monaco.editor.EndOfLinePreference.LF)) return;
    taking = true;
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text: code }], () => null);
    taking = false;
  });
  return () => {
    typed.dispose();
    stop();
  };
}

/** Ports and types of the flow, declared anew when they change. */
function keepTypes(id: Id): () => void {
  let declared: { text: string; lib: monaco.IDisposable }[] = [];
  const declare = (flow: Flow) => {
    const files = actorTypes(flow, id);
    const texts = files.map(({ path, content }) => `${path}\n${content}`);
    if (texts.length === declared.length && texts.every((text, i) => text === declared[i]?.text)) return;
    for (const { lib } of declared) lib.dispose();
    declared = files.map(({ path, content }, i) => ({
      text: texts[i] ?? '',
      lib: typescript.typescriptDefaults.addExtraLib(content, `file://${path}`),
    }));
  };
  declare(useDocument.getState().document);
  // Typing changes the actors record with each key; wires and queues tell whether anything here can differ.
  let last = useDocument.getState().document;
  const stop = useDocument.subscribe(({ document }) => {
    const same =
      document.wires === last.wires &&
      document.queues === last.queues &&
      document.actors[id]?.ports === last.actors[id]?.ports &&
      templatesOf(document) === templatesOf(last);
    last = document;
    if (!same) declare(document);
  });
  return () => {
    stop();
    for (const { lib } of declared) lib.dispose();
  };
}

const templatesOf = (flow: Flow): string =>
  JSON.stringify(Object.values(flow.actors).flatMap(({ name, template }) => (template ? [name] : [])));

/** Our own problems, at the user's own line, beside those that the editor finds by itself. */
function keepMarkers(id: Id, model: monaco.editor.ITextModel): () => void {
  const mark = (problems = useDocument.getState().problems) => {
    const markers = codeProblems(problems, id).map(({ where, severity, message }) => {
      const line = Math.min(where.line ?? 1, model.getLineCount());
      const column = where.column ?? 1;
      const word = model.getWordAtPosition({ lineNumber: line, column });
      return {
        severity: severity === 'error' ? monaco.MarkerSeverity.Error : monaco.MarkerSeverity.Warning,
        message,
        source: 'Cueboard',
        startLineNumber: line,
        startColumn: column,
        endLineNumber: line,
        endColumn: word?.endColumn ?? model.getLineMaxColumn(line),
      };
    });
    monaco.editor.setModelMarkers(model, 'cueboard', markers);
  };
  mark();
  let last = useDocument.getState().problems;
  return useDocument.subscribe(({ problems }) => {
    if (problems === last) return;
    last = problems;
    mark(problems);
  });
}
