import type { Palette } from '@/components/timeline/trace-messages.ts';
import { loopPath, type PlacedArrow } from '@/trace/sequence/lay-out.ts';
import type { SequenceMessage } from '@/trace/sequence/sequence.ts';

interface Props {
  arrow: PlacedArrow;
  message: SequenceMessage;
  palette: Palette;
  selected: boolean;
  onPick: (id: number) => void;
}

/** The arrow of one message. */
export function SequenceArrow({ arrow, message, palette, selected, onPick }: Props) {
  const { kind, fromXPx, fromYPx, toXPx, toYPx } = arrow;
  const isAnswer = message.kind === 'answer';
  const ink = selected ? palette.accent : isAnswer ? palette.muted : palette.ink;
  const path = kind === 'self' ? loopPath(arrow) : `M${fromXPx} ${fromYPx} L${toXPx} ${toYPx}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the picture is for keyboards
    <g data-message={message.id} onClick={() => onPick(message.id)} cursor="default">
      <path d={path} fill="none" stroke="transparent" strokeWidth={10} />
      <path
        d={path}
        fill="none"
        stroke={ink}
        strokeWidth={selected ? 2 : 1.25}
        strokeDasharray={isAnswer ? '5 4' : undefined}
        strokeOpacity={selected ? 1 : 0.75}
      />
      <Head arrow={arrow} message={message} ink={ink} lostInk={palette.warn} surface={palette.surface} />
      <title>{titleOf(message)}</title>
    </g>
  );
}

/** What stands over it, and what became of the message where that was not well. Drawn over all arrows. */
export function SequenceWords({ arrow, message, palette, selected, onPick }: Props) {
  const { words, wordsXPx, wordsYPx, anchor, trouble } = arrow;
  const tone = message.lost
    ? palette.warn
    : (message.trouble ?? '').startsWith('failed')
      ? palette.danger
      : palette.muted;
  const over = {
    stroke: palette.surface,
    strokeWidth: 3,
    strokeLinejoin: 'round' as const,
    paintOrder: 'stroke',
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the picture is for keyboards
    <g onClick={() => onPick(message.id)} cursor="default">
      <text
        {...over}
        x={wordsXPx}
        y={wordsYPx}
        textAnchor={anchor}
        fill={selected ? palette.accent : palette.ink}
      >
        {words}
      </text>
      {trouble === null ? null : (
        <text {...over} x={trouble.xPx} y={trouble.yPx} fill={tone}>
          {trouble.words}
        </text>
      )}
      <title>{titleOf(message)}</title>
    </g>
  );
}

const titleOf = ({ label, number, content, trouble }: SequenceMessage) =>
  [`${label} ${number}`, content, trouble].filter(Boolean).join('\n');

/** The tip of the arrow, along its line; a cross where the message was lost, a ring where nobody took it yet. */
function Head({
  arrow: { kind, fromXPx, fromYPx, toXPx, toYPx },
  message,
  ink,
  lostInk,
  surface,
}: {
  arrow: PlacedArrow;
  message: SequenceMessage;
  ink: string;
  lostInk: string;
  surface: string;
}) {
  if (kind === 'out' && message.lost) {
    const d = `M${toXPx} ${toYPx - 4} l8 8 m0 -8 l-8 8`;
    return <path d={d} stroke={lostInk} strokeWidth={2} fill="none" />;
  }
  if (kind === 'out') return <circle cx={toXPx + 4} cy={toYPx} r={3.5} fill={surface} stroke={ink} />;
  const angle = kind === 'self' ? Math.PI : Math.atan2(toYPx - fromYPx, toXPx - fromXPx);
  const at = `translate(${toXPx} ${toYPx}) rotate(${((angle * 180) / Math.PI).toFixed(2)})`;
  // An answer, and what nobody waits for, have an open tip; an ask has a full one.
  return message.kind === 'ask' ? (
    <path transform={at} d="M0 0 l-8 -4 v8 z" fill={ink} />
  ) : (
    <path transform={at} d="M-7 -4 L0 0 L-7 4" fill="none" stroke={ink} strokeWidth={1.25} />
  );
}
