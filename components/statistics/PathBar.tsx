import { classes } from '@/components/ui/classes.ts';
import type { ThreadColour } from '@/flow/document.ts';
import { durationWords } from '@/trace/lanes/ticks.ts';
import { type CriticalPath, PARTS, type PathStep } from '@/trace/paths/path-steps.ts';
import { partBackgrounds } from './part-backgrounds.ts';
import { partWords, stepWords } from './path-words.ts';

/** The steps of a path one after another, as long as they took. */
export function PathBar({
  path,
  colourOf,
  chosen,
  onChoose,
}: {
  path: CriticalPath;
  colourOf: (actor: string | null) => ThreadColour;
  /** Id of the selected message. */
  chosen: number | null;
  onChoose: (step: PathStep) => void;
}) {
  const whole = path.toNs - path.fromNs;
  // Of hundreds of steps the small ones are too narrow to be seen or hit; what they come to stays in its place.
  const shown = path.steps.map((step) => ({ step, share: (step.toNs - step.fromNs) / whole }));
  return (
    <div className="flex h-4 overflow-hidden rounded bg-field" aria-hidden>
      {path.earlier === null ? null : (
        <Parts
          parts={path.earlier.parts}
          colour="blue"
          title={`${path.earlier.steps.toLocaleString('en')} earlier steps`}
        />
      )}
      {shown.map(({ step, share }) => (
        <button
          key={`${step.fromNs} ${step.kind}`}
          type="button"
          tabIndex={-1}
          onClick={() => onChoose(step)}
          className={classes(
            'flex h-full min-w-0',
            step.message === chosen && share > 0.002 && 'ring-2 ring-ink ring-inset',
          )}
          style={{ flexGrow: share, flexBasis: 0 }}
        >
          <Parts
            parts={step.parts}
            colour={colourOf(step.actor)}
            title={[stepWords(step), durationWords(step.toNs - step.fromNs), partWords(step)]
              .filter(Boolean)
              .join(' · ')}
          />
        </button>
      ))}
    </div>
  );
}

function Parts({
  parts,
  colour,
  title,
}: {
  parts: CriticalPath['parts'];
  colour: ThreadColour;
  title: string;
}) {
  const backgrounds = partBackgrounds(colour);
  const sum = PARTS.reduce((all, part) => all + parts[part], 0);
  return (
    <span title={title} className="flex h-full min-w-0" style={{ flexGrow: sum, flexBasis: 0 }}>
      {PARTS.filter((part) => parts[part] > 0).map((part) => (
        <span
          key={part}
          className="h-full"
          style={{ flexGrow: parts[part], flexBasis: 0, background: backgrounds[part] }}
        />
      ))}
    </span>
  );
}
