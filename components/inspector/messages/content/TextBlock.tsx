/** Text of a message or a state, as it is. */
export function TextBlock({ children }: { children: string }) {
  return (
    <pre className="max-h-72 overflow-auto whitespace-pre-wrap break-words rounded-md border border-line bg-field px-2 py-1.5 font-mono text-xs leading-[1.5]">
      {children}
    </pre>
  );
}
