/** The mark and the name, as every page begins. */
export function Wordmark() {
  return (
    <span className="flex select-none items-center gap-2 font-semibold text-[14px] tracking-[-0.01em]">
      <svg viewBox="0 0 16 16" width={15} height={15} aria-hidden="true">
        <rect
          x="1"
          y="1"
          width="14"
          height="14"
          rx="2.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
        />
        <path d="M1.5 3.5a2 2 0 0 1 2-2H8v13H3.5a2 2 0 0 1-2-2z" fill="currentColor" />
      </svg>
      Cueboard
    </span>
  );
}
