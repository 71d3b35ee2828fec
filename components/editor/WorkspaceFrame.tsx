/** The workspace while it comes: its lines and nothing that moves, so that the real one does not jump. */
export function WorkspaceFrame() {
  return (
    <div role="status" aria-label="Opening the flow" className="flex h-dvh flex-col">
      <div className="flex h-12 shrink-0 items-center gap-3 border-line border-b px-4">
        <span className="h-3.5 w-24 rounded bg-field" />
        <span className="h-3.5 w-32 rounded bg-field" />
        <span className="mx-auto h-8 w-20 rounded-md bg-field" />
        <span className="h-7 w-48 rounded-md bg-field" />
      </div>
      <div className="flex min-h-0 flex-1">
        <div className="w-[212px] shrink-0 border-line border-r" />
        <div className="flex-1 bg-canvas" />
        <div className="w-[312px] shrink-0 border-line border-l" />
      </div>
      <div className="h-[284px] shrink-0 border-line border-t" />
    </div>
  );
}
