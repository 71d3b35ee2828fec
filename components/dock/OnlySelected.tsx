interface Props {
  /** What is selected on the canvas, in words; null where nothing is. */
  selected: string | null;
  /** Whether only that is listed. */
  only: boolean;
  onOnly: (only: boolean) => void;
}

/** A switch to list only what concerns the selection; nothing without one. */
export function OnlySelected({ selected, only, onOnly }: Props) {
  if (selected === null) return null;
  return (
    <label className="flex min-w-0 items-center gap-1.5 text-muted">
      <input
        type="checkbox"
        checked={only}
        onChange={(event) => onOnly(event.target.checked)}
        className="accent-(--accent)"
      />
      <span className="truncate">only {selected}</span>
    </label>
  );
}
