'use client';
import { useEffect, useRef } from 'react';
import { useCommands } from '@/components/editor/commands.ts';
import { commandFor, isMac } from '@/components/editor/keyboard.ts';
import { useResolvedTheme } from '@/components/ui/theme.ts';
import type { Id } from '@/flow/document.ts';
import { releaseModel, takeModel } from './actor-model.ts';
import { useCodePlace } from './code-place.ts';
import { loadTypes, monaco, showTheme, typescript } from './monaco.ts';

export type CodeSource =
  | { kind: 'actor'; id: Id }
  /** A part's code, only to be read. `shared` are the files beside it that it imports. */
  | { kind: 'part'; part: string; code: string; shared: { name: string; text: string }[] };

export interface CodeEditorProps {
  source: CodeSource;
  /** Its accessible name. */
  label: string;
  readOnly: boolean;
  /** More room, more signs: line numbers, folding, a wider letter. */
  large?: boolean;
}

export default function CodeEditor({ source, label, readOnly, large = false }: CodeEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<monaco.editor.IStandaloneCodeEditor | null>(null);
  const theme = useResolvedTheme();
  const place = useCodePlace((state) => state.place);
  const key = source.kind === 'actor' ? source.id : source.part;

  useEffect(() => showTheme(theme), [theme]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `key` says when the source is another one
  useEffect(() => {
    if (!box.current) return;
    void loadTypes();
    const text = takeText(source);
    const made = monaco.editor.create(box.current, {
      ...options,
      model: text.model,
      ariaLabel: label,
      readOnly,
      fontSize: large ? 13 : 12,
      lineHeight: large ? 20 : 18,
      lineNumbersMinChars: large ? 4 : 3,
      folding: large,
      fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--font-mono'),
    });
    editor.current = made;
    const asking = made.onDidChangeModelContent(({ changes }) => {
      if (!changes.some(({ text }) => /^['"]/.test(text))) return;
      // The cursor moves after the text has changed.
      setTimeout(() => asksForPort(made) && made.trigger('port', 'editor.action.triggerSuggest', {}), 0);
    });
    if (large) made.focus();
    return () => {
      editor.current = null;
      asking.dispose();
      made.dispose();
      text.release();
    };
  }, [key, large, label, readOnly]);

  useEffect(() => {
    if (!place || source.kind !== 'actor' || place.actor !== source.id || !editor.current) return;
    const at = { lineNumber: place.line, column: place.column };
    editor.current.setPosition(at);
    editor.current.revealPositionInCenter(at);
    editor.current.focus();
    useCodePlace.getState().arrived();
  }, [place, source]);

  // Keys that the page has everywhere (the palette, Run) come before those of the editor.
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const take = (event: KeyboardEvent) => {
      const commands = useCommands.getState().byId.values();
      const command = commandFor({ commands, press: event, mac: isMac(), scope: null, keeps: 'text' });
      const saves = event.key === 's' && (event.ctrlKey || event.metaKey);
      if (!saves && (!command || command.browserDoes)) return;
      event.preventDefault();
      event.stopPropagation();
      command?.run();
    };
    element.addEventListener('keydown', take, { capture: true });
    return () => element.removeEventListener('keydown', take, { capture: true });
  }, []);

  return <div ref={box} className="h-full w-full" />;
}

/** The cursor stands behind `ctx.send('`: the names of the ports should come without being asked for. */
function asksForPort(editor: monaco.editor.ICodeEditor): boolean {
  const position = editor.getPosition();
  const line = position && editor.getModel()?.getLineContent(position.lineNumber);
  return line ? /\.(send|ask|forward)(<[^>]*>)?\(\s*['"]$/.test(line.slice(0, position.column - 1)) : false;
}

function takeText(source: CodeSource): { model: monaco.editor.ITextModel; release: () => void } {
  if (source.kind === 'actor') return { model: takeModel(source.id), release: () => releaseModel(source.id) };
  const libs = source.shared.map(({ name, text }) =>
    typescript.typescriptDefaults.addExtraLib(text, `file:///parts/${name}`),
  );
  const uri = monaco.Uri.parse(`file:///parts/${source.part}/code.ts`);
  const model = monaco.editor.getModel(uri) ?? monaco.editor.createModel(source.code, 'typescript', uri);
  return {
    model,
    release: () => {
      for (const lib of libs) lib.dispose();
      model.dispose();
    },
  };
}

const options: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fixedOverflowWidgets: true,
  minimap: { enabled: false },
  glyphMargin: false,
  scrollBeyondLastLine: false,
  overviewRulerLanes: 0,
  padding: { top: 8, bottom: 8 },
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  renderWhitespace: 'none',
  quickSuggestions: { other: true, strings: true, comments: false },
  stickyScroll: { enabled: false },
  scrollbar: { verticalScrollbarSize: 8, horizontalScrollbarSize: 8, useShadows: false },
  'semanticHighlighting.enabled': true,
};
