'use client';
import type { RefObject } from 'react';
import type { Palette } from '@/components/timeline/trace-messages.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';
import { HEAD_PX, type SequencePicture as Picture } from '@/trace/sequence/lay-out.ts';
import type { Sequence } from '@/trace/sequence/sequence.ts';
import { SequenceArrow, SequenceWords } from './SequenceMessage.tsx';

const FONT = "'Inter Variable', ui-sans-serif, system-ui, sans-serif";
const HEAD_BOX_PX = 140;

interface Props {
  sequence: Sequence;
  picture: Picture;
  palette: Palette;
  zoom: number;
  /** Id of the selected message. */
  selected: number | null;
  onPick: (id: number) => void;
  svg: RefObject<SVGSVGElement | null>;
  /** The names of those who take part: they stay at the top while what is below them is scrolled. */
  heads: RefObject<SVGGElement | null>;
}

/** Drawn with the colours themselves, so that what is on screen is what is exported. */
export function SequencePicture(props: Props) {
  const { sequence, picture, palette, zoom, selected, onPick, svg, heads } = props;
  const { participants, messages } = sequence;
  const { widthPx, heightPx, columns } = picture;
  const colour = (name: string) => palette.threads[name] ?? palette.muted;
  return (
    <svg
      ref={svg}
      xmlns="http://www.w3.org/2000/svg"
      width={widthPx * zoom}
      height={heightPx * zoom}
      viewBox={`0 0 ${widthPx} ${heightPx}`}
      fontFamily={FONT}
      fontSize={11}
      role="img"
      aria-label={`Sequence of ${messages.length} messages between ${participants.length} ${sequence.lines}`}
      className="block select-none"
    >
      <rect width={widthPx} height={heightPx} fill={palette.surface} />
      {participants.map(({ name, colour: of }, i) => (
        <line
          key={name}
          x1={columns[i]}
          x2={columns[i]}
          y1={HEAD_PX}
          y2={heightPx - 8}
          stroke={colour(of)}
          strokeOpacity={0.45}
          strokeDasharray="1 3"
        />
      ))}
      {picture.times.map(({ yPx, timeNs }) => (
        <text
          key={yPx}
          x={picture.gutterPx - 14}
          y={yPx + 4}
          textAnchor="end"
          fontSize={10}
          fill={palette.muted}
        >
          {timeWords(timeNs, sequence)}
        </text>
      ))}
      {picture.bars.map(({ message, xPx, topPx, heightPx: barPx }) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list beside the picture is for keyboards
        <rect
          key={messages[message]?.id}
          x={xPx}
          y={topPx}
          width={8}
          height={barPx}
          rx={2}
          fill={colour(participants[messages[message]?.to ?? -1]?.colour ?? '')}
          stroke={messages[message]?.id === selected ? palette.ink : palette.surface}
          strokeWidth={messages[message]?.id === selected ? 1.5 : 1}
          onClick={() => onPick(messages[message]?.id ?? 0)}
        />
      ))}
      {[SequenceArrow, SequenceWords].map((Part) =>
        picture.arrows.map((arrow) => {
          const message = messages[arrow.message];
          return message === undefined ? null : (
            <Part
              key={`${Part.name} ${message.id}`}
              {...{ arrow, message, palette, onPick }}
              selected={message.id === selected}
            />
          );
        }),
      )}
      <g ref={heads}>
        {/* Higher than the picture: where the scrolled picture lies between two pixels, nothing shows above it. */}
        <rect y={-4} width={widthPx} height={HEAD_PX + 4} fill={palette.surface} />
        <rect y={HEAD_PX - 1} width={widthPx} height={1} fill={palette.line} />
        {participants.map(({ name, thread, colour: of }, i) => (
          <g key={name} transform={`translate(${(columns[i] ?? 0) - HEAD_BOX_PX / 2} 7)`}>
            <title>{thread === null ? name : `${name} on thread ${thread}`}</title>
            <rect width={HEAD_BOX_PX} height={30} rx={6} fill={palette.surface} stroke={palette.strong} />
            <rect x={8} y={thread === null ? 11 : 7} width={8} height={8} rx={4} fill={colour(of)} />
            <text x={22} y={thread === null ? 19 : 14.5} fill={palette.ink} fontWeight={550}>
              {shortened(name)}
            </text>
            {thread === null ? null : (
              <text x={22} y={25.5} fontSize={9} fill={palette.muted}>
                {shortened(thread, 22)}
              </text>
            )}
          </g>
        ))}
      </g>
    </svg>
  );
}

const shortened = (text: string, most = 18) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** From the first message on, in the unit that tells neighbours apart. */
function timeWords(timeNs: number, { startNs }: Sequence): string {
  const since = timeNs - startNs;
  return since <= 0 ? durationWords(timeNs) : `+${durationWords(since)}`;
}
