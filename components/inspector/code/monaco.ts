'use client';
/** Monaco as this project uses it: TypeScript alone, its workers from our own address. Only ever imported lazily. */
import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/typescript/register';
import * as typescript from 'monaco-editor/languages/features/typescript/register';
import { api } from '@/api/client.ts';
import { nodeTypes } from './node-types.ts';

export { monaco, typescript };

self.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === 'typescript' || label === 'javascript'
      ? new Worker(new URL('./ts.worker.ts', import.meta.url), { type: 'module' })
      : new Worker(new URL('./editor.worker.ts', import.meta.url), { type: 'module' }),
};

const defaults = typescript.typescriptDefaults;
defaults.setCompilerOptions({
  target: typescript.ScriptTarget.ESNext,
  module: typescript.ModuleKind.ESNext,
  moduleResolution: typescript.ModuleResolutionKind.NodeJs,
  lib: ['esnext', 'webworker'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowNonTsExtensions: true,
  allowImportingTsExtensions: true,
  erasableSyntaxOnly: true,
});
// Node's own modules are known by name only (node-types.ts), so a class of theirs would not do as a type.
defaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: [2709, 2749] });
defaults.setEagerModelSync(true);
defaults.addExtraLib(nodeTypes, 'file:///node.d.ts');

let loading: Promise<void> | null = null;

/** Brings in the declarations of `cueboard`, once. Without them code still opens; the next call tries again. */
export function loadTypes(): Promise<void> {
  loading ??= api.listTypes().then(
    (files) => {
      for (const [path, text] of Object.entries(files))
        defaults.addExtraLib(text, `file:///node_modules/cueboard/${path}`);
    },
    () => {
      loading = null;
    },
  );
  return loading;
}

/** Colours from the page's own tokens, so that the editor sits in the page. */
export function showTheme(theme: 'light' | 'dark') {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  monaco.editor.defineTheme('cueboard', {
    base: theme === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules: [
      { token: 'comment', foreground: hex(token('muted')) },
      { token: 'keyword', foreground: theme === 'dark' ? 'c893f0' : '8a3cc4' },
      { token: 'string', foreground: theme === 'dark' ? '5fc795' : '1f7048' },
      { token: 'number', foreground: theme === 'dark' ? 'f0b04f' : '8f5a12' },
      { token: 'type', foreground: theme === 'dark' ? '6ea0ff' : '2c5cba' },
    ],
    colors: {
      'editor.background': token('field'),
      'editor.foreground': token('ink'),
      'editorLineNumber.foreground': token('control'),
      'editorLineNumber.activeForeground': token('ink'),
      'editor.lineHighlightBackground': token('hover'),
      'editor.lineHighlightBorder': '#00000000',
      'editorWidget.background': token('raised'),
      'editorWidget.border': token('line'),
      'editorSuggestWidget.background': token('raised'),
      'editorSuggestWidget.border': token('line'),
      'editorSuggestWidget.selectedBackground': token('accent-soft'),
      'editorSuggestWidget.selectedForeground': token('ink'),
      'editorHoverWidget.background': token('raised'),
      'editorHoverWidget.border': token('line'),
      'editorCursor.foreground': token('ink'),
      focusBorder: token('accent'),
    },
  });
  monaco.editor.setTheme('cueboard');
}

const hex = (colour: string) => colour.replace('#', '');
